import { latestWords } from '../actuals/index.ts';
import { judgeTasks } from '../gaps/index.ts';
import { dutiesByMatter, matterHeads, readTargets, tasksOf } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { presentWords } from './present-words.ts';
import type { NamedUnit } from './read-unit-places.ts';
import { gatherTargets } from './target-lines.ts';

type Asking = Caller & { reader: Reader };

/** Words that mean that somebody should look: the page explains each of them. */
export const lagging: ReadonlySet<string> = new Set(['behind', 'far_behind', 'not_reported']);

/** The duties that fall to one of the units: by name, or through a group of which it is a member today. */
export async function dutiesOfUnits(asking: Asking, ids: readonly string[]) {
  const { reader, tenant, today } = asking;
  const [heads, duties] = await Promise.all([
    matterHeads(reader, tenant.id),
    dutiesByMatter(reader, tenant.id, today),
  ]);
  const wanted = new Set(ids);
  const found = [...heads.values()].flatMap((head) => {
    if (head.withdrawn !== null) return [];
    const own = (duties.get(head.id) ?? []).flatMap((duty) => {
      if (duty.unit !== null) return wanted.has(duty.unit.id) ? [{ duty, unitId: duty.unit.id }] : [];
      const member = duty.members.find(({ id }) => wanted.has(id));
      return member === undefined ? [] : [{ duty, unitId: member.id }];
    });
    // Named twice, the unit leads where one of the duties says so.
    const first = own.find(({ duty }) => duty.role === 'lead') ?? own[0];
    return first === undefined ? [] : [{ head, ...first }];
  });
  return found;
}

/**
 * What falls to a unit today: matters, targets with their standing, tasks and its latest words. `ids` begins with the
 * unit itself; the others are those that it took over, under which matters still stand.
 */
export async function workOfUnit(asking: Asking, ids: readonly string[], named: (id: string) => NamedUnit) {
  const { reader, tenant, principal, today } = asking;
  const [duties, promised] = await Promise.all([
    dutiesOfUnits(asking, ids),
    readTargets(reader, tenant.id, today),
  ]);
  const roleOf = new Map(duties.map(({ head, duty, unitId }) => [head.id, { role: duty.role, unitId }]));
  const own = new Set(ids);
  const gathered = await gatherTargets(
    reader,
    tenant,
    today,
    promised
      .filter((target) => own.has(target.subject.id) || roleOf.get(target.matter.id)?.role === 'lead')
      .map(({ id }) => id),
  );
  const under = (unitId: string | undefined) =>
    unitId === undefined || unitId === ids[0] ? null : named(unitId);
  const matterIds = duties.map(({ head }) => head.id);
  const [tasks, words] = await Promise.all([
    tasksOf(reader, tenant.id, { matterIds, day: today }),
    latestWords(reader, tenant.id, today, { matterIds, seer: principal }),
  ]);
  const ownTasks = tasks.filter((task) =>
    task.unit === null ? roleOf.get(task.matterId)?.role === 'lead' : own.has(task.unit.id),
  );
  const judged = await judgeTasks(reader, tenant, today, ownTasks);
  const saidBy = [...words.values()].flat().filter(({ unit }) => own.has(unit.id));
  const brief = (matterId: string) => {
    const head = duties.find((one) => one.head.id === matterId)?.head;
    return { id: matterId, number: head?.number ?? '', title: head?.title ?? '' };
  };
  return {
    gathered,
    saidBy,
    matters: duties.map(({ head, duty, unitId }) => {
      const of = gathered.filter(({ target }) => target.matter.id === head.id);
      return {
        id: head.id,
        number: head.number,
        title: head.title,
        role: duty.role,
        through:
          duty.unit === null ? (duty.printed ?? duty.ownerGroup?.name ?? duty.group?.name ?? '') : null,
        basis: duty.basis,
        under: under(unitId),
        targets: of.length,
        behind: of.filter(({ line }) => lagging.has(line.standing.status)).length,
      };
    }),
    targets: gathered.map(({ target, line }) => ({
      line,
      subject: named(target.subject.id),
      role: own.has(target.subject.id)
        ? ('subject' as const)
        : (roleOf.get(target.matter.id)?.role ?? ('co' as const)),
      under: under(own.has(target.subject.id) ? target.subject.id : roleOf.get(target.matter.id)?.unitId),
    })),
    tasks: ownTasks.flatMap((task) => {
      const one = judged.get(task.id);
      if (one === undefined) return [];
      return [
        { id: task.id, title: task.title, matter: brief(task.matterId), dueOn: task.dueOn, judged: one },
      ];
    }),
    words: saidBy.map((one) => ({ ...presentWords(one), matter: brief(one.matterId) })),
  };
}
