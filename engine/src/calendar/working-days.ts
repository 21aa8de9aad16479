import { refuse } from '../quantity/problem.ts';
import { addDays, type Day, partsOf, weekday } from './day.ts';
import { holidayTables } from './holidays.ts';

const SATURDAY = 6;

/** The years for which working days are known. */
const holidayYears: readonly number[] = Object.keys(holidayTables).map(Number);

/**
 * Whether people work on that day in China: weekdays and make-up days, without public holidays. Throws InputError
 * `no_holiday_table` naming the year when its holidays are not in the tables.
 */
export function isWorkingDay(day: Day): boolean {
  const { year } = partsOf(day);
  const table = holidayTables[year];
  if (!table) {
    const years = holidayYears.join(', ');
    throw refuse('no_holiday_table', {
      zh: `没有 ${year} 年的放假安排，不能推算工作日（现有 ${years}）。请补充该年国务院办公厅通知后再算。`,
      en: `no holiday table for ${year}, so working days cannot be counted (known: ${years}). Add that year's notice.`,
    });
  }
  const monthDay = day.slice(5);
  if (table.makeUp.includes(monthDay)) return true;
  const off = table.off.some((span) => {
    const [from = '', to = from] = span.split('..');
    return from <= monthDay && monthDay <= to;
  });
  return !off && weekday(day) < SATURDAY;
}

/**
 * The day `count` working days after `day`: the day itself does not count, as deadlines are counted. A negative
 * count goes back. 0 returns the day itself.
 */
export function addWorkingDays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let at = from; at < to; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) count++;
  }
  return count;
}
