import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { RequestState } from './contract.ts';

export type RequestRow = {
  tenant_id: string;
  id: string;
  indicator_id: string;
  subject_id: string;
  unit_id: string;
  period: string;
  due_on: string;
  state: RequestState;
  outside_state: Exclude<RequestState, 'entered' | 'signed'>;
  entry_no: number;
  submitted_no: number | null;
  submitted_on: string | null;
  correcting: string | null;
  correcting_reason: string | null;
  version: number;
};
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
  act: string;
  from_state: string;
  to_state: string;
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
type ReleaseDayRow = { tenant_id: string; indicator_id: string; period: string; released_on: string };

export type ActualsTables = {
  'actuals.request': RequestRow;
  'actuals.entry': EntryRow;
  'actuals.step': StepRow;
  'actuals.observation': ObservationRow;
  'actuals.release_day': ReleaseDayRow;
};

export const of = (reader: Reader) => reader.withTables<ActualsTables>();

/** No row at all, where a filter names no id. */
const nobody = '00000000-0000-0000-0000-000000000000';
const listed = (ids: readonly string[]): string[] => (ids.length === 0 ? [nobody] : [...ids]);

export interface SeriesFilter {
  indicatorIds?: readonly string[] | undefined;
  subjectIds?: readonly string[] | undefined;
  targetIds?: readonly string[] | undefined;
}

/**
 * Observations that may be seen on a day: recorded by then and, where a release day is stated, released by then.
 * Order: indicator, subject, period, then the version that came last.
 */
export function observationsOn(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: SeriesFilter,
): Promise<ObservationRow[]> {
  let query = of(reader)
    .selectFrom('actuals.observation as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where((where) => where.or([where('o.recorded_on', 'is', null), where('o.recorded_on', '<=', day)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('actuals.release_day as r')
            .select('r.period')
            .whereRef('r.tenant_id', '=', 'o.tenant_id')
            .whereRef('r.indicator_id', '=', 'o.indicator_id')
            .whereRef('r.period', '=', 'o.period')
            .where('r.released_on', '>', day),
        ),
      ),
    );
  if (filter.indicatorIds !== undefined)
    query = query.where('o.indicator_id', 'in', listed(filter.indicatorIds));
  if (filter.subjectIds !== undefined) query = query.where('o.subject_id', 'in', listed(filter.subjectIds));
  if (filter.targetIds !== undefined) query = query.where('o.target_id', 'in', listed(filter.targetIds));
  return query
    .orderBy('o.indicator_id')
    .orderBy('o.subject_id')
    .orderBy(sql`o.period collate "C"`)
    .orderBy('o.version')
    .orderBy('o.at')
    .orderBy('o.id')
    .execute();
}

/** Inserts many rows of one table, in portions that stay below PostgreSQL's parameter limit. */
export async function insertAll<Table extends keyof ActualsTables>(
  tx: Tx,
  table: Table,
  rows: readonly ActualsTables[Table][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await of(tx)
      .insertInto(table)
      // biome-ignore lint/suspicious/noExplicitAny: Kysely cannot see that Table and its row belong together
      .values(rows.slice(start, start + 500) as any)
      .execute();
  }
}
