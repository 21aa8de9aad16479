import { z } from 'zod';
import { abilities, bilingual } from './endpoint.ts';

/** One version of what stands in a cell, whatever the cell is of: a figure, a target's tiers, a task. */
const cellVersion = z.object({
  no: z.number().int(),
  /** Business day of the version. */
  on: z.string().nullable(),
  /** Who did what to it, in order; the moment where it is known. */
  by: z.array(z.object({ did: bilingual, post: bilingual, at: z.iso.datetime().nullable() })),
  /** Against the version before it; all of it where there is none. */
  changes: z.array(z.object({ field: bilingual, old: bilingual, new: bilingual })),
  reason: z.string().nullable(),
  document: z.string().nullable(),
  source: z.string().nullable(),
  /** File and row, or the address where it was published. */
  origin: z.object({ place: z.string().nullable(), url: z.string().nullable() }).nullable(),
  /** Page inside the city where it went its way. */
  link: z.string().nullable(),
});
export type CellVersion = z.output<typeof cellVersion>;

/** The versions of a cell, newest first: the one shape in which every room answers a history. */
export const cellHistory = z.object({ versions: z.array(cellVersion), abilities });
export type CellHistory = z.output<typeof cellHistory>;
