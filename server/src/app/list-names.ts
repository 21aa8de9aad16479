import type { z } from 'zod';
import { indicatorsById, matterHeads, tasksOf } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import {
  englishNameRows,
  groupMembersOn,
  leadersOfUnits,
  ownerGroupsOn,
  peerSets,
  unitsByEveryName,
} from '../registry/index.ts';
import type * as contract from './contract-names.ts';
import { namesPolicy } from './policy-names.ts';

type Kind = z.output<typeof contract.listNames.reply>['names'][number]['kinds'][number];

/** What the city calls its units, plans and people's posts, each name once, in the order of the rooms. */
export async function listNames(query: Query<typeof contract.listNames>) {
  return {
    names: await namesUsed(query),
    abilities: abilitiesFor(query.principal, namesPolicy, query.tenant),
  };
}

export async function namesUsed({
  reader,
  tenant,
  today,
}: Pick<Query<Endpoint>, 'reader' | 'tenant' | 'today'>) {
  const [used, english] = await Promise.all([
    namesInUse(reader, tenant.id, today),
    englishNameRows(reader, tenant.id),
  ]);
  const known = new Map(english.map((row) => [row.name, row]));
  return [...used].map(([name, kinds]) => ({
    name,
    nameEn: known.get(name)?.name_en ?? null,
    version: known.get(name)?.version ?? 1,
    kinds: [...kinds],
  }));
}

async function namesInUse(reader: Reader, tenantId: string, day: string): Promise<Map<string, Set<Kind>>> {
  const [units, groups, sets, owners, leaders, indicators, heads, tasks] = await Promise.all([
    unitsByEveryName(reader, tenantId, day),
    groupMembersOn(reader, tenantId, day),
    peerSets(reader, tenantId),
    ownerGroupsOn(reader, tenantId, day),
    leadersOfUnits(reader, tenantId, day),
    indicatorsById(reader, tenantId),
    matterHeads(reader, tenantId),
    tasksOf(reader, tenantId),
  ]);
  const matters = [...heads.values()];
  const of = (named: Iterable<{ name: string }>) => [...named].map(({ name }) => name);
  const lists: [Kind, readonly string[]][] = [
    ['unit', of(units)],
    ['group', [...of(groups), ...of(sets)]],
    ['ownerGroup', of(owners.values())],
    ['leader', [...of([...leaders.values()].flat()), ...matters.map(({ leader }) => leader)]],
    ['campaign', matters.flatMap(({ campaigns }) => of(campaigns))],
    ['objective', matters.flatMap(({ objectives }) => objectives)],
    ['section', matters.map(({ section }) => section)],
    ['tag', matters.flatMap(({ tags }) => tags)],
    ['indicator', of(indicators.values())],
    ['matter', matters.map(({ title }) => title)],
    ['task', tasks.map(({ title }) => title)],
    ['milestone', tasks.flatMap(({ milestones }) => of(milestones))],
  ];
  const used = new Map<string, Set<Kind>>();
  for (const [kind, names] of lists) {
    for (const name of names) if (name !== '') used.set(name, (used.get(name) ?? new Set<Kind>()).add(kind));
  }
  return used;
}
