import { z } from 'zod';
import { abilities, decimalText, endpoint } from '../platform/endpoint.ts';

export const measures = [
  'level',
  'growth',
  'increment',
  'share',
  'change_pp',
  'rank',
  'streak',
  'relative',
] as const;
export const directions = ['higher', 'lower', 'band'] as const;
export const aggregations = ['cumulative', 'latest', 'average'] as const;
export const tierNames = ['', 'floor', 'stretch', 'summit'] as const;

export const duty = z.object({
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The owner's words as printed, where they name a group or were abbreviated. */
  printed: z.string().nullable(),
  role: z.enum(['lead', 'co']),
  basis: z.string(),
});

export const indicator = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(directions),
  measure: z.enum(measures),
  aggregation: z.enum(aggregations),
  sourceKind: z.enum(['official', 'department', 'ledger']).nullable(),
  frequency: z.enum(['month', 'quarter', 'half_year', 'year']).nullable(),
  /** The unit that owns the definition; where sources disagree, its figure counts. */
  leadUnitId: z.string().nullable(),
  definition: z.string(),
});
export type Indicator = z.infer<typeof indicator>;

export const matterHead = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  /** The promise verbatim; null where the source text is not held. */
  text: z.string().nullable(),
  objectives: z.array(z.string()),
  section: z.string(),
  leader: z.string(),
  document: z
    .object({
      code: z.string(),
      title: z.string(),
      publisher: z.string(),
      publishedOn: z.string().nullable(),
    })
    .nullable(),
});

/** A promise in figures: indicator × subject × period, with its tiers as printed. */
export const target = z.object({
  id: z.string(),
  code: z.string(),
  matter: matterHead,
  indicator,
  subject: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  period: z.string(),
  measure: z.enum(measures),
  op: z.enum(['>=', '<=', '=', '~', 'in', '']),
  unit: z.string(),
  aggregation: z.enum(aggregations),
  direction: z.enum(directions),
  nature: z.enum(['binding', 'expected']).nullable(),
  strength: z.enum(['ensure', 'strive']).nullable(),
  filter: z.string(),
  scope: z.string(),
  reference: z.string(),
  peerSet: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  due: z.string().nullable(),
  state: z.enum(['set', 'awaiting_target']),
  note: z.string(),
  tiers: z.array(
    z.object({ tier: z.enum(tierNames), value: decimalText.nullable(), value2: decimalText.nullable() }),
  ),
  duties: z.array(duty),
});
export type Target = z.infer<typeof target>;

export const matter = matterHead.extend({
  duties: z.array(duty),
  targets: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
});

export const listMatters = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters',
  summary: 'Numbered matters with their duties and targets',
  reply: z.object({ matters: z.array(matter), abilities }),
});
