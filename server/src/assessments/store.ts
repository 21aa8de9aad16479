import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '../platform/database.ts';
import type { SubjectScore } from './contract.ts';
import type { FrozenInputs } from './freeze-inputs.ts';

export type SchemeRow = {
  tenant_id: string;
  id: string;
  code: string;
  version: string;
  name_zh: string;
  name_en: string;
  definition: unknown;
  hash: string;
  installed_at: Date;
};
export type RunRow = {
  tenant_id: string;
  id: string;
  scheme_id: string;
  period: string;
  number: number;
  as_of: string;
  inputs: FrozenInputs | string;
  inputs_hash: string;
  results: SubjectScore[] | string;
  results_hash: string;
  outdated_at: Date | null;
  by_person: string;
  at: Date;
};

type AssessmentsTables = { 'assessments.scheme': SchemeRow; 'assessments.run': RunRow };

const of = (reader: Reader) => reader.withTables<AssessmentsTables>();

export async function insertScheme(
  tx: Tx,
  tenantId: string,
  given: Omit<SchemeRow, 'tenant_id' | 'id'>,
): Promise<string> {
  const id = uuidv7();
  await of(tx)
    .insertInto('assessments.scheme')
    .values({ tenant_id: tenantId, id, ...given, definition: JSON.stringify(given.definition) })
    .execute();
  return id;
}

/** Schemes, newest version first. */
export function schemeRows(reader: Reader, tenantId: string): Promise<SchemeRow[]> {
  return of(reader)
    .selectFrom('assessments.scheme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('installed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** One scheme; `lock` lets one run of it be made at a time, so that numbers follow one another. */
export function findScheme(
  reader: Reader,
  tenantId: string,
  id: string,
  lock = false,
): Promise<SchemeRow | undefined> {
  let query = of(reader)
    .selectFrom('assessments.scheme')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

const headColumns = [
  'tenant_id',
  'id',
  'scheme_id',
  'period',
  'number',
  'as_of',
  'inputs_hash',
  'results',
  'results_hash',
  'outdated_at',
  'by_person',
  'at',
] as const;

/** A run without its inputs, which only explaining and recomputing need. */
export type RunHeadRow = Omit<RunRow, 'inputs' | 'results'> & { results: SubjectScore[] };

/** Runs, newest first. */
export async function runRows(
  reader: Reader,
  tenantId: string,
  filter: { schemeId?: string | undefined; period?: string | undefined } = {},
): Promise<RunHeadRow[]> {
  let query = of(reader)
    .selectFrom('assessments.run')
    .select(headColumns)
    .where('tenant_id', '=', tenantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  if (filter.schemeId !== undefined) query = query.where('scheme_id', '=', filter.schemeId);
  if (filter.period !== undefined) query = query.where('period', '=', filter.period);
  return (await query.execute()) as RunHeadRow[];
}

export type WholeRun = RunHeadRow & { inputs: FrozenInputs };

/** One whole run; `lock` keeps it from changing while it is released or marked. */
export async function findRun(
  reader: Reader,
  tenantId: string,
  id: string,
  lock = false,
): Promise<WholeRun | undefined> {
  let query = of(reader)
    .selectFrom('assessments.run')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row as WholeRun | undefined;
}

/** One whole run with the scheme that it ran; undefined where there is none. `lock` as for {@link findRun}. */
export async function findRunWithScheme(reader: Reader, tenantId: string, id: string, lock = false) {
  const run = await findRun(reader, tenantId, id, lock);
  const scheme = run && (await findScheme(reader, tenantId, run.scheme_id));
  return run && scheme && { run, scheme };
}

export async function insertRun(tx: Tx, row: RunRow): Promise<void> {
  await of(tx)
    .insertInto('assessments.run')
    .values({ ...row, inputs: JSON.stringify(row.inputs), results: JSON.stringify(row.results) })
    .execute();
}

export async function markOutdated(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
  await of(tx)
    .updateTable('assessments.run')
    .set({ outdated_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('outdated_at', 'is', null)
    .execute();
}
