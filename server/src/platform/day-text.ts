import { z } from 'zod';

/** The days that a request can speak of: the years of the Republic, and as far ahead as anybody plans. */
export const firstDay = '1949-10-01';
export const lastDay = '2099-12-31';

/**
 * A day of a request, `YYYY-MM-DD`: one that the engine's calendar has (no 2023-02-29), in years from which it can be
 * counted on and back without leaving what both it and PostgreSQL know (year 0 is none, 10000 too far). The one type of
 * every contract; a test names a field that has another.
 */
export const dayText = z.iso
  .date()
  .refine((text) => text >= firstDay && text <= lastDay, `${firstDay} to ${lastDay}`);

const span = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** A year, a month or a day, as documents are dated: what is written is a day of the calendar, or begins with one. */
export const dayOrSpanText = z
  .string()
  .regex(span, '2026, 2026-01 or 2026-01-15')
  .refine((text) => {
    const first = `${text}-01-01`.slice(0, 10);
    return z.iso.date().safeParse(first).success && first >= '1949' && first <= lastDay;
  }, '1949 to 2099');

/** A moment that an answer gave, to the microsecond and in UTC, so that the next question goes on from it. */
export const momentText = z.iso
  .datetime({ precision: 6 })
  .refine((text) => text >= firstDay && text < '2100', `${firstDay} to ${lastDay}`);
