import { actualStatuses, aggregations, tiers } from '@meritloop/engine';
import { z } from 'zod';
import { abilities, bilingual, decimalText, version } from '../platform/endpoint.ts';

/** 待填报 · 待审签 · 已审签 · 已报送 · 已退回 · 已审核 · 已锁定 */
export const requestStates = [
  'open',
  'entered',
  'signed',
  'submitted',
  'returned',
  'reviewed',
  'locked',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can be done with a request, in the order in which it goes through the house. */
export const requestActs = [
  'enter',
  'hand_over',
  'sign_off',
  'send_back',
  'submit',
  'pass',
  'return',
  'lock',
  'correct',
  'withdraw',
] as const;
export type RequestAct = (typeof requestActs)[number];

/** How a figure is stated: `>=` 突破/超, `~` 约/预计. */
export const figureOps = ['=', '>=', '<=', '~'] as const;
export type FigureOp = (typeof figureOps)[number];

/** Longest words in one field of an entry, in characters: 进展情况 and the rest. */
export const wordsLimit = 500;
export const words = z.string().trim().max(wordsLimit);

/** A person in an answer: the name of the post. */
const post = bilingual;
export const unit = z.object({ id: z.string(), name: z.string() });

/** What is known of one period in one version, as the caller may see it today. */
export const figure = z.object({
  observationId: z.string(),
  period: z.string(),
  value: decimalText.nullable(),
  op: z.enum(figureOps),
  unit: z.string(),
  valueText: z.string(),
  words: z.string(),
  note: z.string(),
  source: z.string(),
  status: z.enum(actualStatuses).nullable(),
  version: z.number().int(),
  supersedes: z.string().nullable(),
  /** Why this version corrects the one before it. */
  reason: z.string().nullable(),
  recordedOn: z.string().nullable(),
  enteredBy: post.nullable(),
  signedBy: post.nullable(),
  reviewedBy: post.nullable(),
  lockedBy: post.nullable(),
  origin: z.object({
    file: z.string().nullable(),
    row: z.number().int().nullable(),
    url: z.string().nullable(),
    publisher: z.string().nullable(),
  }),
});
export type Figure = z.infer<typeof figure>;

/** A figure in a list: enough to compare by eye. */
const brief = z.object({
  period: z.string(),
  value: decimalText.nullable(),
  op: z.enum(figureOps),
  unit: z.string(),
});

const percentText = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, '0 to 100, such as "62.5"');

/** What the unit says of a task, or of one of its milestones: its own word, beside which the office judges. */
export const claim = z.object({
  taskId: z.uuid(),
  milestoneId: z.uuid().nullable().default(null),
  state: z.enum(['reached', 'missed', 'ongoing']),
  /** 形象进度 in percent, where the unit states one. */
  percent: percentText.nullable().default(null),
  words,
});
export type Claim = z.output<typeof claim>;

/** What a request asks for: a figure (指标 × 对象 × 期间), or the words on a matter (事项 × 期间). */
export const requestKinds = ['figure', 'words'] as const;

const askedIndicator = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  aggregation: z.enum(aggregations),
  sourceKind: z.enum(['official', 'department', 'ledger']).nullable(),
  definition: z.string(),
});

export const askedMatter = z.object({ id: z.string(), number: z.string(), title: z.string() });

export const requestHead = z.object({
  id: z.string(),
  kind: z.enum(requestKinds),
  /** Set where a figure is asked for, with its subject. */
  indicator: askedIndicator.nullable(),
  subject: unit.nullable(),
  /** Set where words are asked for. */
  matter: askedMatter.nullable(),
  unit,
  period: z.string(),
  dueOn: z.string(),
  /** As the caller may see it: outside the unit, its own steps before submitting are all `open` or `returned`. */
  state: z.enum(requestStates),
  overdue: z.boolean(),
  overdueDays: z.number().int().nonnegative(),
  submittedOn: z.string().nullable(),
  /** Set while a locked figure is being corrected. */
  correcting: z.object({ observationId: z.string(), reason: z.string() }).nullable(),
  /** An official figure is visible outside its source from this day on. */
  releasedOn: z.string().nullable(),
  /** What stands in the entry that the caller may see; null where there is none. */
  entered: z
    .object({ value: decimalText.nullable(), missingReason: z.string(), progress: z.string() })
    .nullable(),
  lastValue: brief.nullable(),
  samePeriodLastYear: brief.nullable(),
  version,
  abilities,
});
export type RequestHead = z.infer<typeof requestHead>;

export const entry = z.object({
  no: z.number().int().positive(),
  value: decimalText.nullable(),
  missingReason: z.string(),
  unit: z.string(),
  progress: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  explanation: z.string(),
  expectedOn: z.string().nullable(),
  claims: z.array(claim),
  by: post,
  at: z.iso.datetime(),
  /** Whether this version was submitted; the others are the unit's drafts and only the unit's to see. */
  submitted: z.boolean(),
});
export type Entry = z.infer<typeof entry>;

export const step = z.object({
  act: z.enum(requestActs),
  from: z.enum(requestStates),
  to: z.enum(requestStates),
  entryNo: z.number().int(),
  words: z.string(),
  by: post,
  at: z.iso.datetime(),
});

/** A check of what was typed, in words: a warning, never a refusal. */
export const warning = z.object({
  code: z.enum([
    'below_last',
    'same_as_last',
    'far_from_last',
    'unit_of_measure',
    'beyond_hundred',
    'negative',
    'missing',
    'expected_past',
  ]),
  field: z.enum(['value', 'missingReason', 'progress', 'expectedOn']),
  text: bilingual,
});
export type Warning = z.infer<typeof warning>;

/** A task as a unit is asked about it. */
export const askedTask = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  unit: unit.nullable(),
  dueOn: z.string().nullable(),
  milestones: z.array(z.object({ id: z.string(), name: z.string(), dueOn: z.string() })),
});
export type AskedTask = z.infer<typeof askedTask>;

/** Words on a matter as they were locked. */
export const lockedWords = z.object({
  period: z.string(),
  progress: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  expectedOn: z.string().nullable(),
  lockedOn: z.string().nullable(),
});

export const requestPage = requestHead.extend({
  /** Newest first: every submitted version, and for the unit its latest fifty drafts. */
  entries: z.array(entry),
  /** Oldest first. */
  steps: z.array(step),
  warnings: z.array(warning),
  /** Of words: the tasks of the matter that can be claimed. */
  tasks: z.array(askedTask),
  /** Of words: what this unit said in earlier periods, latest first. */
  earlierWords: z.array(lockedWords),
  /** What is known of this indicator and subject, oldest period first, newest version last, all sources. */
  series: z.array(figure),
  targets: z.array(
    z.object({
      id: z.string(),
      period: z.string(),
      op: z.enum(['>=', '<=', '=', '~', 'in', '']),
      unit: z.string(),
      matter: z.object({ number: z.string(), title: z.string() }),
      tiers: z.array(
        z.object({
          tier: z.enum(['', ...tiers]),
          value: decimalText.nullable(),
          value2: decimalText.nullable(),
        }),
      ),
    }),
  ),
});
export type RequestPage = z.infer<typeof requestPage>;
