import type { ActualStatus } from '@meritloop/engine';
import type { Reader } from '../platform/database.ts';
import type { FigureOp } from './contract.ts';
import { type FigureObservation, observationsOn, type SeriesFilter } from './store-observations.ts';

/**
 * What is known of an indicator for a subject in a period, in one version. Append-only: a correction is a later
 * version with its reason, and the earlier one stays readable.
 */
export interface Observation {
  id: string;
  subjectId: string;
  indicatorId: string;
  period: string;
  /** Plain decimal as entered or printed; null where only words, or a reason why there is no figure, are known. */
  value: string | null;
  op: FigureOp;
  unit: string;
  valueText: string;
  words: string;
  note: string;
  /** Tells two sources of one figure apart: for a unit's own figure the unit's name on that day. */
  source: string;
  status: ActualStatus | null;
  version: number;
  supersedes: string | null;
  reason: string | null;
  targetId: string | null;
  comparability: string | null;
  origin: {
    file: string | null;
    row: number | null;
    url: string | null;
    publisher: string | null;
  };
  recordedOn: string | null;
  requestId: string | null;
  enteredBy: string | null;
  signedBy: string | null;
  reviewedBy: string | null;
  lockedBy: string | null;
  at: Date;
}

/**
 * The observations that anyone may see on a day: recorded by then and past their release day. Every version, newest
 * last within indicator, subject and period; a filter that names no id answers nothing.
 */
export async function readObservations(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: SeriesFilter = {},
): Promise<Observation[]> {
  return (await observationsOn(reader, tenantId, day, filter)).map(asObservation);
}

export const seriesKey = (indicatorId: string, subjectId: string) => `${indicatorId} ${subjectId}`;

/** Observations of one indicator and subject each, by {@link seriesKey}, in the order in which they came. */
export function bySeries(observations: readonly Observation[]): Map<string, Observation[]> {
  return Map.groupBy(observations, ({ indicatorId, subjectId }) => seriesKey(indicatorId, subjectId));
}

function asObservation(row: FigureObservation): Observation {
  const origin = row.origin as Record<string, string | number | undefined>;
  return {
    id: row.id,
    subjectId: row.subject_id,
    indicatorId: row.indicator_id,
    period: row.period,
    value: row.value,
    op: row.op,
    unit: row.unit,
    valueText: row.value_text,
    words: row.words,
    note: row.note,
    source: row.source,
    status: row.status,
    version: row.version,
    supersedes: row.supersedes,
    reason: row.reason,
    targetId: row.target_id,
    comparability: row.comparability,
    origin: {
      file: (origin.file as string | undefined) ?? null,
      row: (origin.row as number | undefined) ?? null,
      url: (origin.url as string | undefined) ?? null,
      publisher: (origin.publisher as string | undefined) ?? null,
    },
    recordedOn: row.recorded_on,
    requestId: row.request_id,
    enteredBy: row.entered_by,
    signedBy: row.signed_by,
    reviewedBy: row.reviewed_by,
    lockedBy: row.locked_by,
    at: row.at,
  };
}
