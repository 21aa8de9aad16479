import { uuidv7 } from 'uuidv7';
import { type Ids, idOf } from '../platform/bundle.ts';
import type { Tx } from '../platform/database.ts';
import { insertAll, newRequest, type ObservationRow } from './store.ts';

/** What actuals takes from an example or a first set-up; codes refer within the bundle. Absent means "not said". */
export interface ActualsImport {
  observations: readonly {
    subject: string;
    indicator: string;
    period: string;
    value: string | null;
    op?: ObservationRow['op'] | undefined;
    unit: string;
    valueText?: string | undefined;
    words?: string | undefined;
    note?: string | undefined;
    source: {
      name: string;
      file: string;
      row: number;
      url?: string | undefined;
      publisher?: string | undefined;
    };
    status?: Exclude<ObservationRow['status'], null> | undefined;
    target?: string | undefined;
    comparability?: string | undefined;
    recordedOn?: string | undefined;
    reason?: string | undefined;
  }[];
  requests: readonly { indicator: string; unit: string; subject: string; period: string; dueOn: string }[];
  releases: readonly { indicator: string; period: string; on: string }[];
}

/**
 * Loads observations, requests and release days. A row that gives a reason corrects the row before it of the same
 * subject, indicator, period and source: it becomes that row's next version.
 */
export async function importActuals(
  tx: Tx,
  tenantId: string,
  given: ActualsImport,
  ids: { unit: Ids; indicator: Ids; target: Ids },
  at: Date,
): Promise<void> {
  const tenant_id = tenantId;
  const latest = new Map<string, { id: string; version: number }>();
  const observations = given.observations.map((row): ObservationRow => {
    const key = JSON.stringify([row.subject, row.indicator, row.period, row.source.name]);
    const corrected = row.reason === undefined ? undefined : latest.get(key);
    const id = uuidv7();
    const version = (corrected?.version ?? 0) + 1;
    latest.set(key, { id, version });
    const { name, ...origin } = row.source;
    return {
      tenant_id,
      id,
      subject_id: idOf(ids.unit, row.subject),
      indicator_id: idOf(ids.indicator, row.indicator),
      matter_id: null,
      period: row.period,
      value: row.value,
      op: row.op ?? '=',
      unit: row.unit,
      value_text: row.valueText ?? '',
      words: row.words ?? '',
      note: row.note ?? '',
      source: name,
      status: row.status ?? null,
      version,
      supersedes: corrected?.id ?? null,
      reason: row.reason ?? null,
      target_id: row.target === undefined ? null : idOf(ids.target, row.target),
      comparability: row.comparability ?? null,
      origin: JSON.stringify(origin),
      recorded_on: row.recordedOn ?? null,
      request_id: null,
      entry_no: null,
      entered_by: null,
      signed_by: null,
      reviewed_by: null,
      locked_by: null,
      at,
    };
  });
  await insertAll(tx, 'actuals.observation', observations);
  await insertAll(
    tx,
    'actuals.request',
    given.requests.map((row) => ({
      ...newRequest,
      tenant_id,
      id: uuidv7(),
      indicator_id: idOf(ids.indicator, row.indicator),
      subject_id: idOf(ids.unit, row.subject),
      unit_id: idOf(ids.unit, row.unit),
      period: row.period,
      due_on: row.dueOn,
    })),
  );
  await insertAll(
    tx,
    'actuals.release_day',
    given.releases.map((row) => ({
      tenant_id,
      indicator_id: idOf(ids.indicator, row.indicator),
      period: row.period,
      released_on: row.on,
      version: 1,
    })),
  );
}
