import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { groupMembersOn, groupsOf, unitsKnown } from './store.ts';
import { personNames } from './store-people.ts';
import { portfoliosOn, postsOn } from './store-portfolios.ts';
import { actsOf, treeVersion } from './store-tree.ts';

/** Acts that the editor shows: older ones are in the audit log. */
const shownActs = 200;

/** Assessment groups with members, leading posts with portfolios, and the acts that made the tree what it is. */
export async function readOrganisation(
  query: Query<typeof contract.readOrganisation | typeof contract.downloadOrganisation>,
) {
  const { reader, tenant, today } = query;
  const day = query.query.day ?? today;
  const [version, groups, members, posts, portfolios, units, acts] = await Promise.all([
    treeVersion(reader, tenant.id),
    groupsOf(reader, tenant.id),
    groupMembersOn(reader, tenant.id, day),
    postsOn(reader, tenant.id, day),
    portfoliosOn(reader, tenant.id, day),
    unitsKnown(reader, tenant.id, day),
    actsOf(reader, tenant.id, shownActs),
  ]);
  const people = await personNames(
    reader,
    tenant.id,
    acts.map((act) => act.by_person),
  );
  const place = new Map(units.map((unit, index) => [unit.id, { unit, index }]));
  const named = (id: string) => {
    const unit = place.get(id)?.unit;
    return { id, name: unit?.name ?? '' };
  };
  const inOrder = <Row extends { unit_id: string }>(rows: readonly Row[]) =>
    [...rows].sort((a, b) => (place.get(a.unit_id)?.index ?? 0) - (place.get(b.unit_id)?.index ?? 0));
  return {
    day,
    version,
    groups: groups.map((group) => ({
      id: group.id,
      code: group.code,
      name: group.name,
      members: inOrder(members.filter((member) => member.group_id === group.id)).map((member) => ({
        unit: named(member.unit_id),
        standing: member.standing,
        from: member.valid_from,
        to: member.valid_to,
      })),
    })),
    posts: posts.map((post) => ({
      id: post.id,
      code: post.code,
      name: post.name,
      from: post.valid_from,
      to: post.valid_to,
      portfolio: inOrder(portfolios.filter((row) => row.post_id === post.id)).map((row) => ({
        id: row.id,
        unit: named(row.unit_id),
        from: row.valid_from,
        to: row.valid_to,
      })),
    })),
    acts: acts.map((act) => ({
      id: act.id,
      no: act.no,
      kind: act.kind,
      effectiveOn: act.effective_on,
      reason: act.reason,
      document: act.document,
      said: (act.payload as { said: Bilingual[] }).said,
      by: people.get(act.by_person) ?? { zh: '', en: '' },
      at: act.at.toISOString(),
    })),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}
