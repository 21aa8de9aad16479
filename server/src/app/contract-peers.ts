import { directions } from '@meritloop/engine';
import { z } from 'zod';
import { statuses } from '../gaps/contract.ts';
import { tierNames } from '../plans/contract.ts';
import { abilities, bilingual, decimalText, endpoint, fileLanguage } from '../platform/endpoint.ts';
import { figure } from './shapes.ts';

const peerChoice = z.object({
  set: z.string().max(80).optional(),
  indicator: z.string().max(120).optional(),
  period: z.string().max(20).optional(),
  /** `figure`: by the published figure that counts, the best first; `set`: in the set's own order. */
  order: z.enum(['figure', 'set']).default('figure'),
});

const placed = z.object({
  unitId: z.string(),
  name: z.string(),
  value: decimalText,
  observationId: z.string(),
  place: z.number().int(),
  tied: z.number().int(),
});

/** A promised rank beside the published figures that it is a rank of; never in a city of real names. */
export const rankStanding = z.object({
  indicator: z.object({ code: z.string(), name: z.string(), unit: z.string() }),
  /** Official statistics: differences are shown as published; nothing is foreseen, no effort computed. */
  official: z.boolean(),
  set: z.object({ code: z.string(), name: z.string() }),
  period: z.string(),
  standings: z.array(placed),
  late: z.array(z.object({ id: z.string(), name: z.string() })),
  own: placed.nullable(),
  above: placed.extend({ difference: decimalText }).nullable(),
  tiers: z.array(
    z.object({
      tier: z.enum(tierNames),
      place: z.number().int(),
      reached: z.boolean(),
      /** Who holds the promised place now, and the difference to its published figure. */
      holder: placed.extend({ difference: decimalText }).nullable(),
    }),
  ),
});
export type RankStanding = z.infer<typeof rankStanding>;

/** One published indicator at a time over a peer set; never combined. */
export const readPeers = endpoint({
  method: 'GET',
  path: '/api/:tenant/peers',
  summary: 'Published figures of a peer set, one indicator and period at a time',
  query: peerChoice,
  reply: z.object({
    sets: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Those that most of the set published come first; latest period first, with how many published it. */
    indicators: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        periods: z.array(z.string()),
        cities: z.array(z.number().int()),
      }),
    ),
    set: z.string().nullable(),
    indicator: z.string().nullable(),
    period: z.string().nullable(),
    order: z.enum(['figure', 'set']),
    /** Which end comes first where it is ordered by the figure. */
    direction: z.enum(directions).nullable(),
    rows: z.array(
      z.object({
        unit: z.object({ id: z.string(), name: z.string() }),
        figures: z.array(figure),
        /** The rank as a source printed it, with that source; null where none did. */
        printedRank: z.array(figure),
      }),
    ),
    /** Promised ranks of this indicator with the distance to each; none in a city of real names. */
    ranks: z.array(
      z.object({
        targetId: z.string(),
        indicator: z.string(),
        subject: z.string(),
        status: z.enum(statuses),
        sentence: bilingual,
        standing: rankStanding,
      }),
    ),
    abilities,
  }),
});

export const downloadPeers = endpoint({
  method: 'GET',
  path: '/api/:tenant/peers.xlsx',
  summary: 'The same table of peers as an Excel workbook',
  query: peerChoice.extend({ language: fileLanguage }),
  reply: z.unknown(),
});
