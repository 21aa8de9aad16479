import { type ActualRow, parsePeriod, type TargetRow } from '../src/index.ts';

/** An actuals row from its essentials. */
export function actual(subject: string, indicator: string, period: string, value: string | null): ActualRow {
  return {
    subject,
    indicator,
    period: parsePeriod(period),
    value,
    unit: '',
    source: 'test',
    status: 'final',
  };
}

/** A targets row from its essentials. */
export function target(subject: string, indicator: string, period: string, value: string | null): TargetRow {
  return {
    id: `${subject}-${indicator}-${period}`,
    subject,
    indicator,
    period: parsePeriod(period),
    measure: 'level',
    op: '',
    value,
    value2: null,
    unit: '',
    tier: null,
    aggregation: 'cumulative',
    direction: null,
    nature: null,
    filter: '',
    peerSet: '',
    due: null,
  };
}
