import { addDays } from '@meritloop/engine';
import { type CalendarItem, calendarItems } from '../actuals/index.ts';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';

/** How far ahead a next day is looked for. */
const daysAhead = 366;

type Asking = Omit<Query<Endpoint>, 'query' | 'params' | 'body'>;

/** What concerns a unit's own posts, and what those of the whole city. */
const ofUnit: readonly CalendarItem['kind'][] = ['request', 'target', 'task', 'milestone'];
const ofCity: readonly CalendarItem['kind'][] = ['release', ...ofUnit];

/**
 * The next day on which something is due for somebody whose list is empty: for a clerk or signer of their units, for
 * the office and reviewers of the city. Whoever only reads has no next day.
 */
export async function nextDayDue(asking: Asking): Promise<Pick<CalendarItem, 'day' | 'title'> | undefined> {
  const { principal, today } = asking;
  const window = { from: today, to: addDays(today, daysAhead) };
  const roles = (...among: readonly string[]) => principal.grants.filter(({ role }) => among.includes(role));
  if (roles('office', 'reviewer').length > 0) {
    const items = await calendarItems({ ...asking, query: window });
    return first(items, ofCity);
  }
  const units = new Set(roles('clerk', 'signer').flatMap(({ unitId }) => (unitId === null ? [] : [unitId])));
  const found = await Promise.all(
    [...units].map((unit) => calendarItems({ ...asking, query: { ...window, unit } })),
  );
  return first(found.flat(), ofUnit);
}

function first(items: readonly CalendarItem[], kinds: readonly CalendarItem['kind'][]) {
  return items
    .filter(({ kind, left }) => kinds.includes(kind) && left !== 0)
    .reduce<CalendarItem | undefined>(
      (best, one) => (best === undefined || one.day < best.day ? one : best),
      undefined,
    );
}
