/** The cells that the parts of a bundle are made of. */
import { z } from 'zod';

/** A plain decimal as printed: "6.50" stays "6.50". */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a plain decimal such as 0.4500');

/** A period of docs/contract.md; `YYYY-01..MM` is a value cumulated from January. */
export const Period = z
  .string()
  .regex(
    /^\d{4}(-(H[12]|Q[1-4]|W\d\d|(0[1-9]|1[0-2])|(0[1-9]|1[0-2])-\d\d|01\.\.(0[2-9]|1[0-2])))?$|^\d{4}\.\.\d{4}$/,
    'a period such as 2024, 2024-H1, 2024-06 or 2024-01..09',
  );

export const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day such as 2026-07-07');

/** A publication date that may be known only to the month or the year. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'a date such as 2022, 2024-02 or 2023-11-15');

export const Code = z.string().min(1).max(80);
export const Text = z.string().min(1).max(2000);
export const Bilingual = z.object({ zh: Text, en: Text });
