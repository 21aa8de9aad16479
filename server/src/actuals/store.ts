import { sql } from 'kysely';
import { insertRows, type Reader, rowsOf, type Tx } from '../platform/database.ts';
import type { Statement } from '../platform/transact.ts';
import type { Claim, RequestAct, RequestState } from './contract.ts';
import type { OutsideState } from './walk.ts';

export type RequestRow = {
  tenant_id: string;
  id: string;
  /** Null where the request asks for the words on a matter. */
  indicator_id: string | null;
  subject_id: string | null;
  unit_id: string;
  /** Null where it asks for a figure. */
  matter_id: string | null;
  period: string;
  due_on: string;
  asked_on: string | null;
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
/** A request that asks for a figure. */
export type FigureRow = RequestRow & { indicator_id: string; subject_id: string };
export const asksFigure = (row: RequestRow): row is FigureRow => row.matter_id === null;

/** Claims as they are kept: written as JSON, read as they are. */
export const claimsOf = (claims: EntryRow['claims']): Claim[] =>
  typeof claims === 'string' ? (JSON.parse(claims) as Claim[]) : claims;

/** What a request is before anyone has touched it. */
export const newRequest = {
  indicator_id: null,
  subject_id: null,
  matter_id: null,
  asked_on: null,
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
  /** 预计完成时间 */
  expected_on: string | null;
  claims: Claim[] | string;
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
  indicator_id: string | null;
  matter_id: string | null;
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
export type ReleaseDayRow = {
  tenant_id: string;
  indicator_id: string;
  period: string;
  released_on: string;
  version: number;
};

export type ActualsTables = {
  'actuals.request': RequestRow;
  'actuals.entry': EntryRow;
  'actuals.step': StepRow;
  'actuals.observation': ObservationRow;
  'actuals.release_day': ReleaseDayRow;
};

export const of = (reader: Reader) => reader.withTables<ActualsTables>();

/**
 * One request with the latest version of what its unit typed; `lock` holds the request's row until the transaction
 * ends. Nothing of a request is a decimal, so it may travel as JSON beside the entry.
 */
export async function requestWithEntry(
  reader: Reader,
  tenantId: string,
  id: string,
  lock: boolean,
): Promise<{ row: RequestRow; latest: EntryRow | undefined } | undefined> {
  const text = `select to_jsonb(r) as request, e.* from actuals.request r
    left join actuals.entry e on e.tenant_id = r.tenant_id and e.request_id = r.id and e.no = r.entry_no
    where r.tenant_id = $1 and r.id = $2`;
  const [found] = await rowsOf<{ request: RequestRow } & (EntryRow | { no: null })>(
    reader,
    lock ? `${text} for update of r` : text,
    [tenantId, id],
  );
  if (found === undefined) return undefined;
  const { request: row, ...entry } = found;
  if (entry.no !== null) return { row, latest: entry };
  if (row.entry_no === 0) return { row, latest: undefined };
  // Who waited for the row meets it as it is now, beside the entry that it had before.
  const [latest] = await entriesAt(reader, tenantId, [{ requestId: id, no: row.entry_no }]);
  return { row, latest };
}

/** Which indicator a request asks for, as a subselect over $1, the tenant, and $2, the request. */
export const indicatorAsked = 'select indicator_id from actuals.request where tenant_id = $1 and id = $2';

/** What acts change of a request: the rest is as it was asked. */
export type RequestChange = Partial<
  Pick<
    RequestRow,
    | 'state'
    | 'outside_state'
    | 'entry_no'
    | 'submitted_no'
    | 'submitted_on'
    | 'locked_no'
    | 'correcting'
    | 'correcting_reason'
  >
>;

/** The row as an act leaves it, with the write that leaves it so; the version counts on by one. */
export function changeRequest(
  before: RequestRow,
  change: RequestChange,
): { row: RequestRow; write: Statement } {
  const row = { ...before, ...change, version: before.version + 1 };
  const sql = `update actuals.request set state = $3, outside_state = $4, entry_no = $5, submitted_no = $6,
      submitted_on = $7, locked_no = $8, correcting = $9, correcting_reason = $10, version = $11
    where tenant_id = $1 and id = $2`;
  const parameters = [
    ...[row.tenant_id, row.id, row.state, row.outside_state, row.entry_no, row.submitted_no],
    ...[row.submitted_on, row.locked_no, row.correcting, row.correcting_reason, row.version],
  ];
  return { row, write: { sql, parameters } };
}

/** The write that puts a step on record. */
export function stepInsert(step: StepRow): Statement {
  return {
    sql: `insert into actuals.step
      (tenant_id, id, request_id, act, from_state, to_state, entry_no, words, by_person, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    parameters: [
      ...[step.tenant_id, step.id, step.request_id, step.act, step.from_state, step.to_state],
      ...[step.entry_no, step.words, step.by_person, step.at],
    ],
  };
}

/** A request that is to be made: of a figure, or of the words on a matter. */
export type WantedRequest = Pick<
  RequestRow,
  'id' | 'indicator_id' | 'subject_id' | 'matter_id' | 'unit_id' | 'period' | 'due_on' | 'asked_on'
>;

/** Opens requests; those that exist already are left alone and are not among the ids answered. */
export async function insertRequests(
  tx: Tx,
  tenantId: string,
  wanted: readonly WantedRequest[],
): Promise<Set<string>> {
  const made = new Set<string>();
  for (let from = 0; from < wanted.length; from += 1000) {
    const rows = await of(tx)
      .insertInto('actuals.request')
      .values(wanted.slice(from, from + 1000).map((one) => ({ ...newRequest, ...one, tenant_id: tenantId })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    for (const { id } of rows) made.add(id);
  }
  return made;
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
