import { milestoneStates, milestoneWords, statuses } from '@meritloop/engine';
import { z } from 'zod';
import {
  abilities,
  bilingual,
  decimalText,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
} from '../platform/endpoint.ts';

const day = z.string();
const named = z.object({ id: z.string(), name: z.string() });
const percent = decimalText.refine((text) => Number(text) >= 0 && Number(text) <= 100, '0–100');

/**
 * What the unit says of one task in its locked words of a period; of milestones also what it said in earlier periods
 * that nobody judged.
 */
export const taskClaim = z.object({
  period: z.string(),
  unit: named,
  /** Of the task as a whole. */
  state: z.enum(milestoneWords),
  percent: decimalText.nullable(),
  words: z.string(),
  milestones: z.array(
    z.object({ milestoneId: z.string(), state: z.enum(milestoneWords), words: z.string() }),
  ),
  /** The matter's words that the claim came with. */
  progress: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  expectedOn: z.string().nullable(),
  requestId: z.string().nullable(),
  observationId: z.string(),
  lockedAt: z.string(),
});
export type TaskClaim = z.infer<typeof taskClaim>;

/** 形象进度: the office's word on a task for a period. */
export const taskJudgement = z.object({
  id: z.string(),
  period: z.string(),
  status: z.enum(statuses),
  percent: decimalText.nullable(),
  reason: z.string(),
  milestones: z.array(z.object({ milestoneId: z.string(), state: z.enum(milestoneWords) })),
  /** The locked words that were judged; null where nothing was claimed. */
  observationId: z.string().nullable(),
  by: bilingual,
  onDay: day,
  at: z.string(),
  supersedes: z.string().nullable(),
});
export type TaskJudgement = z.infer<typeof taskJudgement>;

/** A task on a day: the status word, the unit's claim beside the office's judgement, and its milestones. */
export const judgedTask = z.object({
  status: z.enum(statuses),
  percent: decimalText.nullable(),
  claim: taskClaim.nullable(),
  /** Whether the claim waits for the office. */
  awaiting: z.boolean(),
  /** The judgement of the newest period; it may be older than the claim. */
  judgement: taskJudgement.nullable(),
  milestones: z.array(
    z.object({ id: z.string(), name: z.string(), dueOn: day, state: z.enum(milestoneStates) }),
  ),
  sentence: bilingual,
  /** What a judgement that follows the claim in everything would say. */
  follows: z.enum(statuses),
  asOf: day,
  /** How the word came about; its shape is the engine's TraceNode. */
  trace: z.unknown(),
});

const taskHead = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  text: z.string(),
  dueOn: z.string().nullable(),
  unit: named.nullable(),
  matter: z.object({ id: z.string(), number: z.string(), title: z.string() }),
});

export const judgedTasksOfMatter = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters/:matterId/task-progress',
  summary: 'Where the tasks of a matter stand: claim, judgement and milestones',
  params: z.object({ tenant: z.string(), matterId: z.uuid() }),
  reply: z.object({
    asOf: day,
    tasks: z.array(z.object({ taskId: z.string(), judged: judgedTask })),
    abilities,
  }),
});

export const taskRow = z.object({ task: taskHead, judged: judgedTask, abilities });

const filter = z.object({
  period: z.string().max(20).optional(),
  state: z.enum(['awaiting', 'judged']).optional(),
  unit: z.uuid().optional(),
});

/** Claims of a period (without one: of the newest that has any), awaiting ones first. Counts ignore the state. */
export const listTaskJudgements = endpoint({
  method: 'GET',
  path: '/api/:tenant/task-judgements',
  summary: 'Claims on tasks beside their judgements, by period',
  params: ofTenant,
  query: filter,
  reply: z.object({
    simulated: z.boolean(),
    /** Null where no unit has claimed anything yet. */
    period: z.string().nullable(),
    periods: z.array(z.string()),
    units: z.array(named),
    counts: z.object({ awaiting: z.number().int(), judged: z.number().int() }),
    rows: z.array(taskRow),
    abilities,
  }),
});

export const downloadTaskJudgements = endpoint({
  method: 'GET',
  path: '/api/:tenant/task-judgements.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: filter.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

/** One task unfolded: every judgement of it, the newest first, also those that were superseded. */
export const explainTask = endpoint({
  method: 'GET',
  path: '/api/:tenant/tasks/:id/judgement',
  summary: 'How one task is judged, with its history',
  params: oneOfTenant,
  reply: taskRow.extend({ history: z.array(taskJudgement) }),
});

/** Append-only: what was judged before for the period is superseded, not changed. */
export const judgeTask = endpoint({
  method: 'POST',
  path: '/api/:tenant/tasks/:id/judgements',
  summary: 'Judge a task for a period beside the claim that was seen',
  params: oneOfTenant,
  body: z.object({
    period: z.string().max(20),
    status: z.enum(statuses),
    percent: percent.nullable().default(null),
    reason: z.string().trim().max(500).default(''),
    milestones: z
      .array(z.object({ milestoneId: z.uuid(), state: z.enum(milestoneWords) }))
      .max(60)
      .default([]),
    /** The claim and the judgement that were on the page; where either is another by now, the act is refused. */
    observationId: z.uuid().nullable(),
    supersedes: z.uuid().nullable(),
  }),
  reply: taskRow,
});
