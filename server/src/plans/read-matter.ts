import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { registerAbilities } from './abilities.ts';
import type * as contract from './contract.ts';
import { dutiesByMatter, matterHeads } from './read-heads.ts';
import { revisionsOf } from './read-revisions.ts';
import { readTargets } from './read-targets.ts';
import { allOf } from './store.ts';

export const unknownMatter = () => platform.not_found({ thing: '该事项', thingEn: 'matter' });

export function readMatter(query: Query<typeof contract.readMatter>) {
  return presentMatter(query.reader, query, query.params.matter, query.query.on ?? query.today);
}

/** A matter whole, as it stands; the members of its duties are those of `day`. */
export async function presentMatter(
  reader: Reader,
  { tenant, principal }: Pick<Caller, 'tenant' | 'principal'>,
  id: string,
  day: string,
) {
  const [heads, rows, duties, targets] = await Promise.all([
    matterHeads(reader, tenant.id),
    allOf(reader, 'plans.matter', tenant.id),
    dutiesByMatter(reader, tenant.id, day),
    readTargets(reader, tenant.id, day, { matterIds: [id], withdrawn: 'with' }),
  ]);
  const head = heads.get(id);
  if (head === undefined) throw unknownMatter();
  const revisions = await revisionsOf(
    reader,
    tenant.id,
    targets.map((target) => target.id),
  );
  return {
    ...head,
    version: rows.find((row) => row.id === id)?.version ?? 1,
    asOf: day,
    duties: duties.get(id) ?? [],
    targets: targets.map(({ matter: _matter, duties: _duties, ...target }) => ({
      ...target,
      revisions: revisions.get(target.id) ?? [],
    })),
    abilities: registerAbilities(principal, tenant),
  };
}
