import { parsePeriod } from '@meritloop/engine';
import { latestWords, type Words } from '../actuals/index.ts';
import type { Task } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { TaskClaim } from './contract-tasks.ts';

/**
 * What units claim of tasks in their locked words, by task and newest period first. Of several units that speak of a
 * task for one period the responsible unit's claim stands, else the one that was locked last.
 */
export async function claimsOfTasks(
  reader: Reader,
  tenantId: string,
  day: string,
  tasks: readonly Task[],
): Promise<Map<string, TaskClaim[]>> {
  const matterIds = [...new Set(tasks.map(({ matterId }) => matterId))];
  const words = await latestWords(reader, tenantId, day, { matterIds, every: true });
  return new Map(
    tasks.map((task) => {
      const said = (words.get(task.matterId) ?? []).flatMap((one) => claimIn(one, task) ?? []);
      const byPeriod = Map.groupBy(said, ({ period }) => period);
      const chosen = [...byPeriod.values()].flatMap((among) => chosenOf(among, task) ?? []);
      return [task.id, chosen.sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1))];
    }),
  );
}

const endOf = ({ period }: TaskClaim): string => parsePeriod(period).end;

function chosenOf(among: readonly TaskClaim[], task: Task): TaskClaim | undefined {
  const own = among.find(({ unit }) => unit.id === task.unit?.id);
  return own ?? [...among].sort((a, b) => (a.lockedAt < b.lockedAt ? 1 : -1))[0];
}

function claimIn(words: Words, task: Task): TaskClaim | undefined {
  const of = words.claims.filter(({ taskId }) => taskId === task.id);
  if (of.length === 0 || words.observationId === null || words.lockedAt === null) return undefined;
  const whole = of.find(({ milestoneId }) => milestoneId === null);
  return {
    period: words.period,
    unit: words.unit,
    // Words on milestones alone leave the task under way.
    state: whole?.state ?? 'ongoing',
    percent: whole?.percent ?? null,
    words: whole?.words ?? '',
    milestones: of.flatMap(({ milestoneId, state, words: said }) =>
      milestoneId === null ? [] : [{ milestoneId, state, words: said }],
    ),
    progress: words.progress,
    problems: words.problems,
    nextSteps: words.nextSteps,
    expectedOn: words.expectedOn,
    requestId: words.requestId,
    observationId: words.observationId,
    lockedAt: words.lockedAt.toISOString(),
  };
}
