/** What is still asked for on the simulated day, and the calendar of official releases. */
import type { Bundle } from '../shape.ts';
import type { Entry } from './entries.ts';
import type { Version } from './faults.ts';
import { YEAR } from './time.ts';

/** The last month that a request may speak of, and the last day it may be due. */
const LAST_DUE = '2026-07-31';
/** Nothing older than the month before is asked for any more. */
const FIRST_DUE = '2026-06-01';

/**
 * One request for every figure of this city that is due between June and July 2026 and has no version yet: those of
 * June 2026, and the few of May that were never answered. A rank comes from the province and is asked of nobody.
 */
export function openRequests(entries: readonly Entry[], versions: readonly Version[]): Bundle['requests'] {
  const answered = new Set(versions.map(({ entry }) => entry));
  return entries
    .filter((entry) => !answered.has(entry) && entry.due >= FIRST_DUE && entry.due <= LAST_DUE)
    .filter(({ figure, unit }) => figure.measure !== 'rank' && !unit.startsWith('peer-'))
    .map(({ figure, unit, subject, span, due }) => ({
      indicator: figure.code,
      unit,
      subject,
      period: span.period,
      dueOn: due,
    }));
}

/** Release days of this year's official figures up to June; each becomes visible on its day and not before. */
export function releases(entries: readonly Entry[]): Bundle['releases'] {
  const official = new Map(
    entries
      .filter(({ figure, span }) => figure.source === 'official' && span.year === YEAR)
      .map((entry) => [`${entry.figure.code} ${entry.span.period}`, entry]),
  );
  return [...official.values()].map(({ figure, span, due }) => ({
    indicator: figure.code,
    period: span.period,
    on: due,
  }));
}
