import { judgeTasks } from '../gaps/index.ts';
import { dutiesByMatter, matterHeads, type Target, tasksOf } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { StandingMatter, StandingRow } from './contract.ts';
import { type GatheredTarget, gatherStanding } from './target-lines.ts';

/** A row with what the filters ask of its matter. */
export interface Listed {
  row: StandingRow;
  matter: StandingMatter;
  head: Target['matter'];
  /** Units to which it falls on the day, and which it is about. */
  units: ReadonlyMap<string, string>;
}

/** Every target and task with its standing, in the register's order: by matter, targets before tasks. */
export async function standingRows(reader: Reader, tenant: Tenant, day: string): Promise<Listed[]> {
  const [targets, tasks, heads, duties] = await Promise.all([
    gatherStanding(reader, tenant, day),
    tasksOf(reader, tenant.id, { day }),
    matterHeads(reader, tenant.id),
    dutiesByMatter(reader, tenant.id, day),
  ]);
  const standing = [...heads.values()].filter(({ withdrawn }) => withdrawn === null);
  const judged = await judgeTasks(reader, tenant, day, tasks);
  const targetsOf = Map.groupBy(targets, ({ target }) => target.matter.id);
  const tasksByMatter = Map.groupBy(tasks, ({ matterId }) => matterId);
  return standing.flatMap((head) => {
    const own = duties.get(head.id) ?? [];
    const matter = presentMatter(head, own);
    const members = own.flatMap((duty) => duty.members.map(({ id, name }) => [id, name] as const));
    const rows = (targetsOf.get(head.id) ?? []).map((one) => ({
      row: targetRow(one),
      matter,
      head,
      units: new Map([...members, [one.target.subject.id, one.target.subject.name] as const]),
    }));
    const below = (tasksByMatter.get(head.id) ?? []).flatMap((task): Listed[] => {
      const found = judged.get(task.id);
      if (found === undefined) return [];
      return [
        {
          row: {
            id: task.id,
            kind: 'task',
            code: task.code,
            matterId: head.id,
            name: task.title,
            subject: task.unit?.name ?? '',
            period: null,
            due: task.dueOn,
            nature: null,
            status: found.status,
            light: null,
            promise: { zh: task.text, en: task.text },
            value: found.percent,
            unit: '%',
            figurePeriod: found.judgement?.period ?? null,
            completion: null,
            pace: null,
            sentence: found.sentence,
          },
          matter,
          head,
          units: new Map(
            task.unit === null ? members : [...members, [task.unit.id, task.unit.name] as const],
          ),
        },
      ];
    });
    return [...rows, ...below];
  });
}

function presentMatter(head: Target['matter'], duties: Target['duties']): StandingMatter {
  return {
    id: head.id,
    number: head.number,
    title: head.title,
    section: head.section,
    objectives: head.objectives,
    tags: head.tags,
    campaigns: head.campaigns.map(({ name }) => name),
    leader: head.leader,
    leads: duties
      .filter(({ role }) => role === 'lead')
      .map((duty) => duty.unit?.name ?? duty.ownerGroup?.name ?? duty.group?.name ?? duty.printed ?? ''),
  };
}

const tierWords = { '': '', floor: '保', stretch: '争', summit: '拼' } as const;
const tierWordsEn = { '': '', floor: 'floor ', stretch: 'stretch ', summit: 'summit ' } as const;

function targetRow({ target, judgement, line }: GatheredTarget): StandingRow {
  return {
    id: target.id,
    kind: 'target',
    code: target.code,
    matterId: target.matter.id,
    name: target.filter === '' ? target.indicator.name : `${target.indicator.name}（${target.filter}）`,
    subject: target.subject.name,
    period: target.period,
    due: target.due,
    nature: target.nature,
    status: judgement.status,
    light: judgement.light,
    promise: {
      zh: line.promise.map(({ tier, text }) => `${tierWords[tier]}${text.zh}`).join('；'),
      en: line.promise.map(({ tier, text }) => `${tierWordsEn[tier]}${text.en}`).join('; '),
    },
    value: line.latest === null ? null : judgement.value,
    unit: judgement.unit,
    figurePeriod: line.latest?.period ?? null,
    completion: judgement.completion,
    pace: judgement.pace,
    sentence: judgement.sentence,
  };
}
