import {
  awaitsJudgement,
  describeTask,
  judgeTask,
  type MilestoneFacts,
  parsePeriod,
  type SaidOf,
  statusByMilestones,
  type TaskFacts,
  type TaskVerdict,
  type TraceNode,
  traceTask,
} from '@meritloop/engine';
import type { z } from 'zod';
import type { Task } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { personNames } from '../registry/index.ts';
import type { judgedTask, TaskClaim, TaskJudgement } from './contract-tasks.ts';
import { judgementRows, type TaskJudgementRow } from './store-tasks.ts';
import { claimsOfTasks } from './task-claims.ts';

export type JudgedTask = Omit<z.output<typeof judgedTask>, 'trace'> & { trace: TraceNode };

/** A task's judgement with everything that it was made of. */
export interface JudgedTaskWithHistory {
  judged: JudgedTask;
  /** Claims newest first, and every judgement newest first. */
  claims: TaskClaim[];
  history: TaskJudgement[];
}

/**
 * Where tasks stand on a day: the unit's claims (locked words only) beside the office's judgements. With a period,
 * only what was claimed and judged up to it counts, and nothing that falls due later. In a city of published figures
 * nothing is judged, and nobody is said not to have reported.
 */
export async function judgeTasks(
  reader: Reader,
  tenant: Tenant,
  day: string,
  tasks: readonly Task[],
  period?: string,
): Promise<Map<string, JudgedTask>> {
  const found = await judgeTasksWithHistory(reader, tenant, day, tasks, period);
  return new Map([...found].map(([id, { judged }]) => [id, judged]));
}

export async function judgeTasksWithHistory(
  reader: Reader,
  tenant: Tenant,
  day: string,
  tasks: readonly Task[],
  period?: string,
): Promise<Map<string, JudgedTaskWithHistory>> {
  if (tasks.length === 0) return new Map();
  const until = period === undefined ? undefined : parsePeriod(period).end;
  const known = (row: TaskJudgementRow) => row.on_day <= day;
  const within = (one: { period: string }) => until === undefined || throughOf(one.period) <= until;
  const [claims, rows] = await Promise.all([
    claimsOfTasks(reader, tenant.id, day, tasks),
    judgementRows(
      reader,
      tenant.id,
      tasks.map(({ id }) => id),
    ),
  ]);
  const persons = await personNames(
    reader,
    tenant.id,
    rows.map(({ by_person }) => by_person),
  );
  const byTask = Map.groupBy(rows, ({ task_id }) => task_id);
  const asOf = until !== undefined && until < day ? until : day;
  return new Map(
    tasks.map((task) => {
      const history = (byTask.get(task.id) ?? [])
        .filter(known)
        .filter(within)
        .map((row) => present(row, persons));
      const said = (claims.get(task.id) ?? []).filter(within);
      const judged = judgeOne(tenant, asOf, task, said, history);
      return [task.id, { judged, claims: said, history: history.toReversed() }];
    }),
  );
}

/** Last day of a period. */
export const throughOf = (period: string): string => parsePeriod(period).end;

function judgeOne(
  tenant: Tenant,
  asOf: string,
  task: Task,
  claims: readonly TaskClaim[],
  history: readonly TaskJudgement[],
): JudgedTask {
  const standing = standingOf(history);
  const judgement = standing[0] ?? null;
  const open = claims.filter((one) => !isJudged(one, judgement));
  const [newest] = claims;
  const claim = newest === undefined ? null : { ...newest, milestones: milestonesClaimed(newest, open) };
  const facts: TaskFacts = {
    asOf,
    due: task.dueOn,
    milestones: task.milestones.map((one) => milestoneFacts(one, open, standing)),
    claim: claim && {
      state: claim.state,
      percent: claim.percent,
      through: throughOf(claim.period),
      judged: isJudged(claim, judgement),
    },
    judgement: judgement && {
      status: judgement.status,
      percent: judgement.percent,
      reason: judgement.reason,
      through: throughOf(judgement.period),
    },
  };
  const verdict = judgeTask(facts);
  const judged = {
    status: verdict.status,
    percent: verdict.percent,
    claim,
    awaiting: awaitsJudgement(facts),
    judgement,
    milestones: stepsOf(task, verdict),
    sentence: { zh: describeTask(facts, verdict, 'zh'), en: describeTask(facts, verdict, 'en') },
    follows: statusByMilestones({ ...facts, judgement: null }),
    asOf,
    trace: traceTask(facts, verdict),
  };
  return tenant.kind === 'published' && judged.status === 'not_reported' ? unpublished(judged) : judged;
}

/** What a claim says of milestones, and what earlier claims that nobody judged said of the others. */
function milestonesClaimed(newest: TaskClaim, open: readonly TaskClaim[]): TaskClaim['milestones'] {
  const said = new Map<string, TaskClaim['milestones'][number]>();
  for (const { milestones } of open.includes(newest) ? open : [newest]) {
    for (const one of milestones) if (!said.has(one.milestoneId)) said.set(one.milestoneId, one);
  }
  return [...said.values()];
}

/** A claim is judged by the judgement that names its words, or by one of a later period. */
function isJudged(claim: TaskClaim, judgement: TaskJudgement | null): boolean {
  if (judgement === null) return false;
  if (judgement.observationId === claim.observationId) return true;
  return throughOf(judgement.period) > throughOf(claim.period);
}

/** Judgements that no later one supersedes, the newest period first. */
function standingOf(history: readonly TaskJudgement[]): TaskJudgement[] {
  const superseded = new Set(history.map(({ supersedes }) => supersedes));
  return history
    .filter(({ id }) => !superseded.has(id))
    .sort((a, b) => (throughOf(a.period) < throughOf(b.period) ? 1 : -1));
}

function milestoneFacts(
  { id, name, dueOn }: Task['milestones'][number],
  open: readonly TaskClaim[],
  standing: readonly TaskJudgement[],
): MilestoneFacts {
  const word = (among: readonly (TaskClaim | TaskJudgement)[]): SaidOf | null => {
    for (const { milestones, period } of among) {
      const said = milestones.find(({ milestoneId }) => milestoneId === id);
      if (said !== undefined) return { state: said.state, through: throughOf(period) };
    }
    return null;
  };
  return { id, name, due: dueOn, judged: word(standing), claimed: word(open) };
}

function stepsOf(task: Task, verdict: TaskVerdict): JudgedTask['milestones'] {
  return verdict.steps.flatMap(({ id, name, state }) => {
    const found = task.milestones.find((one) => one.id === id);
    return found === undefined ? [] : [{ id, name, dueOn: found.dueOn, state }];
  });
}

/** Of real bodies we know only what we saw published: an absence is ours, not theirs. */
function unpublished(judged: JudgedTask): JudgedTask {
  const sentence = { zh: '尚未见到公布的进展', en: 'no progress was found published' };
  return {
    ...judged,
    status: 'awaiting_release',
    sentence,
    trace: {
      label: judged.trace.label,
      value: '待发布',
      reason: sentence,
      children: [],
    },
  };
}

function present(
  row: TaskJudgementRow,
  persons: ReadonlyMap<string, { zh: string; en: string }>,
): TaskJudgement {
  return {
    id: row.id,
    period: row.period,
    status: row.status,
    percent: row.percent,
    reason: row.reason,
    milestones: row.milestones,
    observationId: row.observation_id,
    by: persons.get(row.by_person) ?? { zh: '', en: '' },
    onDay: row.on_day,
    at: row.at.toISOString(),
    supersedes: row.supersedes,
  };
}
