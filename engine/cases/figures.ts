import { type ActualRow, type AssessInput, parsePeriod, type TargetRow } from '../src/index.ts';

/** What an assessment works on, its scheme still as a file holds it. */
export type UnreadInput = Omit<AssessInput, 'scheme'> & { scheme: unknown };

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
