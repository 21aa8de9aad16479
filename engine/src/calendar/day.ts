/**
 * Days as text `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no daylight saving since 1991). Text of this form sorts in the
 * order of time, so days are compared as strings. There is no clock here: today is an argument.
 */

export type Day = string;

const MILLIS_A_DAY = 86_400_000;
const SHANGHAI_AHEAD = 8 * 3_600_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** The day of a year, month (1–12) and day of month. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** How many days the month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether `text` is a day that exists: "2023-02-29" is not. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, dayOfMonth] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** The parts of a day as numbers. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

const serial = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLIS_A_DAY;

/** The day `count` days later (earlier if negative). */
export function addDays(day: Day, count: number): Day {
  return new Date((serial(day) + count) * MILLIS_A_DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`: 1 from a day to the next one. */
export function daysBetween(from: Day, to: Day): number {
  return serial(to) - serial(from);
}

/** Day of the week: 1 Monday … 7 Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((serial(day) + 3) % 7) + 7) % 7) + 1;
}

/** The day in Asia/Shanghai of an instant, in milliseconds since 1970 by the caller's clock. */
export function dayInShanghai(instant: number): Day {
  return new Date(instant + SHANGHAI_AHEAD).toISOString().slice(0, 10);
}
