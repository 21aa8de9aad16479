import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { registerAbilities } from './abilities.ts';
import type * as contract from './contract.ts';
import { choicesOf, fits, type MatterFilter } from './filter-matters.ts';
import { dutiesByMatter, matterHeads } from './read-heads.ts';
import { readTargets } from './read-targets.ts';
import { allOf } from './store.ts';

export async function listMatters(query: Query<typeof contract.listMatters>) {
  const { page, size, ...filter } = query.query;
  const { chosen, all } = await filteredMatters(query, filter);
  return {
    asOf: query.today,
    total: chosen.length,
    page,
    size,
    withdrawn: all.filter(({ head }) => head.withdrawn !== null).length,
    choices: choicesOf(all.filter((one) => fits(one, { withdrawn: filter.withdrawn }))),
    matters: chosen.slice((page - 1) * size, page * size).map(({ head, version, duties, targets }) => ({
      ...head,
      version,
      duties,
      targets: targets.map(({ id, code, indicator, subject, period }) => ({
        id,
        code,
        name: indicator.name,
        subject: subject.name,
        period,
      })),
    })),
    abilities: registerAbilities(query.principal, query.tenant),
  };
}

/** Every matter with duties of the day and targets, and those that the filter leaves, in their own order. */
export async function filteredMatters(
  { reader, tenant, today }: Pick<Query<Endpoint>, 'reader' | 'tenant' | 'today'>,
  filter: MatterFilter,
) {
  const [heads, rows, duties, targets] = await Promise.all([
    matterHeads(reader, tenant.id),
    allOf(reader, 'plans.matter', tenant.id),
    dutiesByMatter(reader, tenant.id, today),
    readTargets(reader, tenant.id, today, { withdrawn: 'with' }),
  ]);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const targetsOf = Map.groupBy(targets, ({ matter }) => matter.id);
  const all = [...heads.values()].map((head) => ({
    head,
    version: versions.get(head.id) ?? 1,
    duties: duties.get(head.id) ?? [],
    targets: targetsOf.get(head.id) ?? [],
  }));
  return { all, chosen: all.filter((one) => fits(one, filter)) };
}
