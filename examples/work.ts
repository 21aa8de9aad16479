/**
 * The parts of a bundle that say who does what for a matter: owner groups, leading posts, campaigns, tasks with
 * their milestones, the words of the units, and the ledger of what upper levels gave.
 */
import { z } from 'zod';
import { Code, Day, Decimal, Period, Text } from './cells.ts';

/** 责任主体组: the units that printed words such as 各区县 mean, by date; not an assessment group. */
export const OwnerGroup = z.object({
  code: Code,
  name: Text,
  sort: z.int().nonnegative(),
  members: z.array(z.object({ unit: Code, from: Day.optional(), to: Day.optional() })),
});

/** 分工表: a leading post, by the name of the role and never a person, and the units that it looks after. */
export const LeaderPost = z.object({
  code: Code,
  name: Text,
  nameEn: Text.optional(),
  sort: z.int().nonnegative(),
  units: z.array(Code),
  from: Day.optional(),
  to: Day.optional(),
});

/** 工程/专项行动: groups matters across units; `kind` is the word it is known by. */
export const Campaign = z.object({ code: Code, name: Text, kind: Text, sort: z.int().nonnegative() });

/** A qualitative promise of a matter, kept by reaching its milestones. */
export const Task = z.object({
  code: Code,
  matter: Code,
  title: Text,
  text: Text.optional(),
  /** Who answers for it, where that is not the matter's lead. */
  unit: Code.optional(),
  due: Day.optional(),
  milestones: z.array(z.object({ name: Text, due: Day })),
});

/** 对上争先: a place, pilot, award or streak that an upper level gives. */
export const LedgerEntry = z.object({
  code: Code,
  kind: Text,
  title: Text,
  /** Whose assessment, pilot or award it is, as printed; '' where the source does not say. */
  level: z.string().max(200),
  unit: Code.optional(),
  matter: Code.optional(),
  /** `expected` (有望) until the upper level has announced it. */
  state: z.enum(['expected', 'achieved', 'missed']),
  period: Period,
  /** The printed words of the result, a streak's count among them: 有望十七连冠. */
  printed: Text.optional(),
  source: Text.optional(),
  document: Code.optional(),
  note: Text.optional(),
});

/** What a unit says of one task, or of one of its milestones, by name. */
const Claim = z.object({
  task: Code,
  milestone: Text.optional(),
  state: z.enum(['reached', 'missed', 'ongoing']),
  percent: Decimal.optional(),
  words: z.string().max(500),
});

/** The words on a matter that a unit is asked for in a period; without `progress` they are still open. */
export const Words = z.object({
  matter: Code,
  unit: Code,
  period: Period,
  dueOn: Day,
  progress: z.string().min(1).max(500).optional(),
  problems: z.string().max(500).optional(),
  nextSteps: z.string().max(500).optional(),
  expectedOn: Day.optional(),
  claims: z.array(Claim).optional(),
  /** Day on which they were locked. */
  recordedOn: Day.optional(),
});

/** The office's word on tasks for a period: what each unit claimed, unless said otherwise with the reason. */
export const Judgements = z.object({
  period: Period,
  onDay: Day,
  tasks: z.array(Code),
  otherwise: z.array(
    z.object({
      task: Code,
      status: z.enum(['done', 'ahead', 'on_pace', 'behind', 'far_behind', 'not_due']),
      reason: Text,
    }),
  ),
});

/** One published fact as its register has it, cell by cell; '' where the register is empty. */
export const Fact = z.object({
  code: Code,
  kind: z.enum(['target', 'actual', 'rank', 'streak', 'programme']),
  document: Code,
  period: z.string().max(20),
  title: Text,
  objective: z.string().max(80),
  section: z.string().max(200),
  op: z.string().max(2),
  value: z.string().max(40),
  value2: z.string().max(40),
  unit: z.string().max(40),
  tier: z.string().max(20),
  filter: z.string().max(500),
  scope: z.string().max(500),
  rankScope: z.string().max(200),
  note: z.string().max(2000),
  file: Text,
  row: z.int().min(2),
});

/** What the city calls something in English, by the Chinese words, whoever carries them. */
export const EnglishName = z.object({
  name: Text,
  nameEn: z.string().regex(/^[^\p{Script=Han}]+$/u, 'English words'),
});
