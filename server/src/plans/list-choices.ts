import type { Query } from '../platform/call.ts';
import { groupMembersOn, ownerGroupsOn, peerSets, unitsOn } from '../registry/index.ts';
import { registerAbilities } from './abilities.ts';
import type * as contract from './contract.ts';
import { matterHeads } from './read-heads.ts';
import { indicatorsById } from './read-targets.ts';
import { allOf } from './store.ts';

/** What a form of the register chooses from, each list in the register's own order. */
export async function registerChoices(query: Query<typeof contract.registerChoices>) {
  const { reader, tenant, today } = query;
  const [heads, documents, campaigns, owners, groups, units, indicators, peers] = await Promise.all([
    matterHeads(reader, tenant.id),
    allOf(reader, 'plans.document', tenant.id),
    allOf(reader, 'plans.campaign', tenant.id),
    ownerGroupsOn(reader, tenant.id, today),
    groupMembersOn(reader, tenant.id, today),
    unitsOn(reader, tenant.id, today),
    indicatorsById(reader, tenant.id),
    peerSets(reader, tenant.id),
  ]);
  const matters = [...heads.values()];
  const distinct = (words: readonly string[]) => [...new Set(words.filter((word) => word !== ''))];
  const once = (named: readonly { id: string; name: string }[]) => [
    ...new Map(named.map(({ id, name }) => [id, { id, name }])).values(),
  ];
  return {
    documents: documents.map(({ id, code, title }) => ({ id, code, title })),
    campaigns: campaigns
      .sort((a, b) => a.sort - b.sort)
      .map(({ id, code, name, kind, version }) => ({
        id,
        code,
        name,
        kind,
        version,
        matters: matters.filter((one) => one.campaigns.some((campaign) => campaign.id === id)).length,
      })),
    ownerGroups: once([...owners.values()]),
    groups: once(groups.map(({ group_id, name }) => ({ id: group_id, name }))),
    units: once(units),
    indicators: [...indicators.values()].map(({ id, code, name, unit }) => ({ id, code, name, unit })),
    peerSets: once(peers),
    objectives: distinct(matters.flatMap(({ objectives }) => objectives)),
    sections: distinct(matters.map(({ section }) => section)),
    tags: distinct(matters.flatMap(({ tags }) => tags)),
    leaders: distinct(matters.map(({ leader }) => leader)),
    abilities: registerAbilities(query.principal, tenant),
  };
}
