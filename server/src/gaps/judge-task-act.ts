import { differsFromClaim, tryPeriod } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { type Task, tasksOf } from '../plans/index.ts';
import type { Act } from '../platform/call.ts';
import { refuse as house } from '../platform/errors.ts';
import type { judgeTask as contract, TaskClaim, TaskJudgement } from './contract-tasks.ts';
import { type JudgedTask, judgeTasksWithHistory } from './judge-tasks.ts';
import { appendJudgement, lockTaskJudgements } from './store-tasks.ts';
import { refuse } from './task-errors.ts';
import { taskRowsOf } from './task-rows.ts';

const notFound = () => house.not_found({ thing: '该任务', thingEn: 'task' });

/** A person judges a task for a period. Where the word is not the unit's own, the reason stands beside it. */
export async function judgeTask(act: Act<typeof contract>) {
  const { tx, tenant, principal, body, params, today } = act;
  if (tenant.kind === 'published') throw refuse.task_published();
  await lockTaskJudgements(tx, tenant.id, params.id);
  const [task] = await tasksOf(tx, tenant.id, { taskIds: [params.id], day: today, withdrawn: true });
  if (task === undefined) throw notFound();
  if (task.withdrawn !== null) throw refuse.task_withdrawn();
  refuseUnknown(act, task);
  const before = await judgeTasksWithHistory(tx, tenant, today, [task], body.period);
  const { judged, history } = before.get(task.id) ?? { judged: undefined, history: [] };
  if (judged === undefined) throw notFound();
  const claim = judged.claim?.period === body.period ? judged.claim : null;
  const superseded = standing(history, body.period);
  const seen =
    body.observationId === (claim?.observationId ?? null) && body.supersedes === (superseded?.id ?? null);
  if (!seen) throw refuse.task_seen_changed({}, { current: { claim, judgement: superseded } });
  const reasonless = body.reason.length < 4;
  if (reasonless && (superseded !== null || differsFromClaim(body, claimWord(judged, claim)))) {
    throw refuse.task_reason_missing(
      {},
      { fields: [{ path: 'body.reason', message: '请填写理由 / state the reason' }] },
    );
  }
  const id = uuidv7();
  await appendJudgement(tx, {
    tenant_id: tenant.id,
    id,
    task_id: task.id,
    period: body.period,
    status: body.status,
    percent: body.percent,
    reason: body.reason,
    milestones: body.milestones,
    request_id: claim?.requestId ?? null,
    observation_id: claim?.observationId ?? null,
    claim,
    by_person: principal.personId,
    on_day: today,
    at: act.now,
    supersedes: superseded?.id ?? null,
  });
  await act.record({
    act: 'gaps.judge_task',
    subject: { kind: 'task', id: task.id },
    unitId: claim?.unit.id ?? task.unit?.id ?? null,
    old: superseded,
    new: { id, ...body },
    reason: body.reason === '' ? null : body.reason,
  });
  const after = await judgeTasksWithHistory(tx, tenant, today, [task], body.period);
  const [row] = await taskRowsOf(tx, act, [task], after);
  if (row === undefined) throw notFound();
  return row;
}

/** A period that has begun, and milestones of this task alone, each once. */
function refuseUnknown({ body, today }: Act<typeof contract>, task: Task): void {
  const period = tryPeriod(body.period);
  const ids = body.milestones.map(({ milestoneId }) => milestoneId);
  const known = ids.every((id) => task.milestones.some((one) => one.id === id));
  if (period === null || period.start > today || !known || new Set(ids).size < ids.length) {
    const path = known ? 'body.period' : 'body.milestones';
    throw refuse.task_unknown_part({}, { fields: [{ path, message: '期间或节点 / period or milestone' }] });
  }
}

/** The judgement of this very period that nothing supersedes. */
function standing(history: readonly TaskJudgement[], period: string): TaskJudgement | null {
  const superseded = new Set(history.map(({ supersedes }) => supersedes));
  return history.find((one) => one.period === period && !superseded.has(one.id)) ?? null;
}

const claimWord = ({ follows }: JudgedTask, claim: TaskClaim | null) =>
  claim && { status: follows, percent: claim.percent, milestones: claim.milestones };
