import { aggregations, directions, measures, natures, operators, tiers } from '@meritloop/engine';
import { z } from 'zod';
import { decimalText, version } from '../platform/endpoint.ts';

/** The tiers of a target from the easiest to the hardest; '' is the one value of a target without tiers. */
export const tierNames = ['', ...tiers] as const;

const named = z.object({ id: z.string(), name: z.string() });
const codedName = named.extend({ code: z.string() });

/** Whom a matter falls to. The first lead is the one that leads or gathers (牵头或汇总单位). */
export const duty = z.object({
  unit: named.nullable(),
  /** 责任主体组 whose members of the day answer. */
  ownerGroup: codedName.nullable(),
  /** Assessment group whose members of the day answer, where a source names one. */
  group: codedName.nullable(),
  /** The owner's words as printed, where they name a group or were abbreviated. */
  printed: z.string().nullable(),
  role: z.enum(['lead', 'co']),
  basis: z.string(),
  /** Every unit that the duty means on the asked day: the unit itself, or the members of the group. */
  members: z.array(named),
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

/** 工程 / 专项行动: groups matters across sections; `kind` is the word it is known by. */
export const campaign = codedName.extend({ kind: z.string() });

export const matterHead = z.object({
  id: z.string(),
  code: z.string(),
  number: z.string(),
  title: z.string(),
  /** The promise verbatim; null where the source text is not held. */
  text: z.string().nullable(),
  objectives: z.array(z.string()),
  section: z.string(),
  /** A post title, never a person. */
  leader: z.string(),
  tags: z.array(z.string()),
  campaigns: z.array(campaign),
  /** A matter is withdrawn with a reason, never deleted; null while it stands. */
  withdrawn: z.object({ on: z.string(), reason: z.string() }).nullable(),
  document: z
    .object({
      id: z.string(),
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
  subject: codedName,
  period: z.string(),
  version,
  measure: z.enum(measures),
  op: z.enum(operators),
  unit: z.string(),
  aggregation: z.enum(aggregations),
  direction: z.enum(directions),
  nature: z.enum(natures).nullable(),
  strength: z.enum(['ensure', 'strive']).nullable(),
  filter: z.string(),
  scope: z.string(),
  reference: z.string(),
  peerSet: codedName.nullable(),
  due: z.string().nullable(),
  state: z.enum(['set', 'awaiting_target']),
  note: z.string(),
  tiers: z.array(
    z.object({ tier: z.enum(tierNames), value: decimalText.nullable(), value2: decimalText.nullable() }),
  ),
  duties: z.array(duty),
});
export type Target = z.infer<typeof target>;
