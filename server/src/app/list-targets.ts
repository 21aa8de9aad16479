import { readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { countByStatus } from './count-by-status.ts';
import { policy } from './policy.ts';
import { type GatheredTarget, gatherStanding, gatherTargets } from './target-lines.ts';

type Filters = Query<typeof contract.listTargets>['query'];

/** The targets that the filters leave, and the same without the status filter, for counts that are filters. */
export async function filteredTargets(
  query: Query<typeof contract.listTargets | typeof contract.downloadTargets>,
) {
  const { reader, tenant, today } = query;
  const filters = query.query as Filters;
  const all =
    filters.matter === undefined
      ? await gatherStanding(reader, tenant, today)
      : await targetsOfMatter(query, filters.matter);
  const others = all.filter((one) => fitsButStatus(one, filters));
  const chosen =
    filters.status === undefined
      ? others
      : others.filter((one) => one.line.standing.status === filters.status);
  return { all, others, chosen };
}

/** Those of a withdrawn matter too: its page still shows them. */
async function targetsOfMatter(
  { reader, tenant, today }: Pick<Query<typeof contract.listTargets>, 'reader' | 'tenant' | 'today'>,
  matter: string,
): Promise<GatheredTarget[]> {
  const targets = await readTargets(reader, tenant.id, today, { matterIds: [matter], withdrawn: 'with' });
  return gatherTargets(
    reader,
    tenant,
    today,
    targets.map(({ id }) => id),
  );
}

function fitsButStatus({ line }: GatheredTarget, filters: Filters): boolean {
  if (filters.objective !== undefined && !line.matter.objectives.includes(filters.objective)) return false;
  if (filters.subject !== undefined && line.subject.id !== filters.subject) return false;
  if (filters.text === undefined || filters.text.trim() === '') return true;
  const wanted = filters.text.trim().toLowerCase();
  return [
    line.indicator,
    line.matter.title,
    line.matter.number,
    line.code,
    line.subject.name,
    line.matter.section,
  ].some((text) => text.toLowerCase().includes(wanted));
}

export async function listTargets(query: Query<typeof contract.listTargets>) {
  const { all, others, chosen } = await filteredTargets(query);
  return {
    asOf: query.today,
    total: all.length,
    counts: countByStatus(others.map(({ judgement }) => judgement.status)),
    objectives: tally(all.flatMap((one) => one.line.matter.objectives)).map(([objective, count]) => ({
      objective,
      count,
    })),
    subjects: tally(all.map((one) => one.line.subject.id)).map(([id, count]) => ({
      id,
      name: all.find((one) => one.line.subject.id === id)?.line.subject.name ?? '',
      count,
    })),
    targets: chosen.map((one) => one.line),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}

/** Counts in order of first appearance: registers have their own order. */
function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
