import { type JudgedTask, judgeTasks } from '../gaps/index.ts';
import { tasksOf } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { MatterView, TaskItem, UnitView } from './document-state.ts';
import type { Asked } from './gather-state.ts';

/**
 * Qualitative tasks with the unit's locked claim beside the office's judgement, as they stood at the end of the period
 * and of the period before.
 */
export async function gatherTasks(
  reader: Reader,
  tenant: Tenant,
  asked: Asked,
  matters: ReadonlyMap<string, MatterView>,
  responsible: (matter: MatterView, unitId?: string) => UnitView | null,
): Promise<TaskItem[]> {
  const all = await tasksOf(reader, tenant.id, { day: asked.asOf });
  const tasks = all.filter((task) => matters.has(task.matterId));
  const [now, before] = await Promise.all([
    judgeTasks(reader, tenant, asked.asOf, tasks, asked.period.text),
    judgeTasks(reader, tenant, asked.asOf, tasks, asked.previous.text),
  ]);
  return tasks.flatMap((task): TaskItem[] => {
    const [judged, earlier] = [now.get(task.id), before.get(task.id)];
    const matter = matters.get(task.matterId);
    if (judged === undefined || earlier === undefined || matter === undefined) return [];
    return [
      {
        kind: 'task',
        key: `task.${task.code}`,
        id: task.id,
        name: task.title,
        matter,
        unit: responsible(matter, task.unit?.id),
        status: judged.status,
        before: earlier.status,
        says: judged.sentence,
        trace: judged.trace,
        due: task.dueOn,
        percent: judged.percent,
        milestones: judged.milestones.map(({ name, dueOn, state }) => ({
          name,
          dueOn: dueOn ?? '未定',
          state,
        })),
        claim: judged.claim === null ? null : claimText(judged.claim),
        reason: judged.judgement?.reason ?? '',
      },
    ];
  });
}

const claimed = { reached: '已达到', missed: '未达到', ongoing: '推进中' } as const;

/** What the unit says of the task: the state, the percentage if it gave one, its words. */
function claimText({ state, percent, words }: NonNullable<JudgedTask['claim']>): string {
  const head = `${claimed[state]}${percent === null ? '' : `（${percent}%）`}`;
  return words === '' ? head : `${head}：${words}`;
}
