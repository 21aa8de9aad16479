import { sql } from 'kysely';
import { insertRows, type Reader, type Tx } from '../platform/database.ts';
import type { RequestAct, RequestState } from './contract.ts';
import type { OutsideState } from './walk.ts';

export type RequestRow = {
  tenant_id: string;
  id: string;
  indicator_id: string;
  subject_id: string;
  unit_id: string;
  period: string;
  due_on: string;
  state: RequestState;
  outside_state: OutsideState;
  entry_no: number;
  submitted_no: number | null;
  submitted_on: string | null;
  locked_no: number | null;
  correcting: string | null;
  correcting_reason: string | null;
  version: number;
};
/** What a request is before anyone has touched it. */
export const newRequest = {
  state: 'open',
  outside_state: 'open',
  entry_no: 0,
  submitted_no: null,
  submitted_on: null,
  locked_no: null,
  correcting: null,
  correcting_reason: null,
  version: 1,
} satisfies Partial<RequestRow>;

export type EntryRow = {
  tenant_id: string;
  request_id: string;
  no: number;
  value: string | null;
  missing_reason: string;
  unit: string;
  progress: string;
  problems: string;
  next_steps: string;
  explanation: string;
  by_person: string;
  at: Date;
};
export type StepRow = {
  tenant_id: string;
  id: string;
  request_id: string;
  act: RequestAct;
  from_state: RequestState;
  to_state: RequestState;
  entry_no: number;
  words: string;
  by_person: string;
  at: Date;
};
export type ObservationRow = {
  tenant_id: string;
  id: string;
  subject_id: string;
  indicator_id: string;
  period: string;
  value: string | null;
  op: '=' | '>=' | '<=' | '~';
  unit: string;
  value_text: string;
  words: string;
  note: string;
  source: string;
  status: 'estimated' | 'preliminary' | 'final' | 'revised' | null;
  version: number;
  supersedes: string | null;
  reason: string | null;
  target_id: string | null;
  comparability: string | null;
  origin: Record<string, unknown> | string;
  recorded_on: string | null;
  request_id: string | null;
  entry_no: number | null;
  entered_by: string | null;
  signed_by: string | null;
  reviewed_by: string | null;
  locked_by: string | null;
  at: Date;
};
export type ReleaseDayRow = { tenant_id: string; indicator_id: string; period: string; released_on: string };

export type ActualsTables = {
  'actuals.request': RequestRow;
  'actuals.entry': EntryRow;
  'actuals.step': StepRow;
  'actuals.observation': ObservationRow;
  'actuals.release_day': ReleaseDayRow;
};

export const of = (reader: Reader) => reader.withTables<ActualsTables>();

/** One request; `lock` holds its row until the transaction ends. */
export async function requestRow(
  reader: Reader,
  tenantId: string,
  id: string,
  lock: boolean,
): Promise<RequestRow | undefined> {
  let query = of(reader)
    .selectFrom('actuals.request')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

/** Writes what an act changed; the version counts on by one. */
export async function updateRequest(
  tx: Tx,
  row: RequestRow,
  change: Partial<Omit<RequestRow, 'tenant_id' | 'id' | 'version'>>,
): Promise<RequestRow> {
  return of(tx)
    .updateTable('actuals.request')
    .set({ ...change, version: row.version + 1 })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Opens requests; those that exist already are left alone and are not among the ids answered. */
export async function insertRequests(
  tx: Tx,
  tenantId: string,
  figure: { indicatorId: string; period: string; dueOn: string },
  wanted: readonly { id: string; unitId: string; subjectId: string }[],
): Promise<Set<string>> {
  const made = await of(tx)
    .insertInto('actuals.request')
    .values(
      wanted.map(({ id, unitId, subjectId }) => ({
        ...newRequest,
        tenant_id: tenantId,
        id,
        indicator_id: figure.indicatorId,
        subject_id: subjectId,
        unit_id: unitId,
        period: figure.period,
        due_on: figure.dueOn,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'indicator_id', 'subject_id', 'period', 'unit_id']).doNothing(),
    )
    .returning('id')
    .execute();
  return new Set(made.map(({ id }) => id));
}

/** Certain versions of the entries of several requests, in one reading. */
export async function entriesAt(
  reader: Reader,
  tenantId: string,
  at: readonly { requestId: string; no: number }[],
): Promise<EntryRow[]> {
  if (at.length === 0) return [];
  const ids = at.map((one) => one.requestId);
  const numbers = at.map((one) => one.no);
  return of(reader)
    .selectFrom('actuals.entry as e')
    .selectAll('e')
    .where('e.tenant_id', '=', tenantId)
    .where(
      sql<boolean>`(e.request_id, e.no) in (select * from unnest(${ids}::uuid[], ${numbers}::integer[]))`,
    )
    .execute();
}

/** The latest versions of what a unit typed, newest first. */
export function latestEntries(
  reader: Reader,
  tenantId: string,
  requestId: string,
  limit: number,
): Promise<EntryRow[]> {
  return of(reader)
    .selectFrom('actuals.entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', requestId)
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}

/** The way a request went, oldest first. */
export function stepsOf(reader: Reader, tenantId: string, requestId: string): Promise<StepRow[]> {
  return of(reader)
    .selectFrom('actuals.step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Inserts many rows of one of the room's tables. */
export const insertAll = <Table extends keyof ActualsTables>(
  tx: Tx,
  table: Table,
  rows: readonly ActualsTables[Table][],
): Promise<void> => insertRows(tx, table, rows);
