import { addDays, daysBetween, parsePeriod, periodWords } from '@meritloop/engine';
import { indicatorsById, readTargets, tasksOf } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { workbook } from '../platform/workbook.ts';
import { unitsKnown } from '../registry/index.ts';
import { icsOf } from './calendar-ics.ts';
import type * as contract from './contract.ts';
import type { CalendarItem } from './contract-calendar.ts';
import { refuse } from './errors.ts';
import { seerOf } from './list-requests.ts';
import { roomPolicy } from './policy.ts';
import { seenPage } from './store-list.ts';
import { statedReleases } from './store-releases.ts';
import { unitsTurn } from './walk.ts';

/** Longest stretch that is answered at once. */
const mostDays = 400;
const most = 10_000;

interface Asked {
  from: string;
  to: string;
  kind?: CalendarItem['kind'] | undefined;
  unit?: string | undefined;
}
type Calling = Omit<Query<Endpoint>, 'query' | 'params' | 'body'> & { query: Asked };

/** 日历: days of release and deadlines, as the caller may see them. */
export async function readCalendar(query: Query<typeof contract.readCalendar>) {
  return {
    today: query.today,
    items: await calendarItems(query),
    abilities: abilitiesFor(query.principal, roomPolicy, undefined),
  };
}

const calendarKindNames: Record<CalendarItem['kind'], { zh: string; en: string }> = {
  release: { zh: '数据发布', en: 'Release' },
  request: { zh: '报送截止', en: 'Reports due' },
  target: { zh: '目标到期', en: 'Target due' },
  task: { zh: '任务到期', en: 'Task due' },
  milestone: { zh: '节点', en: 'Milestone' },
};

export async function downloadCalendar(query: Query<typeof contract.downloadCalendar>) {
  const { language, from, to } = query.query;
  const zh = language === 'zh';
  const title = zh ? '日历' : 'Calendar';
  return workbook(`${title}-${from}-${to}.xlsx`, [
    {
      name: title,
      notes: [`${query.tenant.name[language]} · ${title} · ${from} – ${to}`, query.tenant.notice[language]],
      columns: [
        { title: zh ? '日期' : 'Day', width: 12 },
        { title: zh ? '类别' : 'Kind', width: 12 },
        { title: zh ? '内容' : 'What', width: 48 },
        { title: zh ? '说明' : 'Note', width: 32 },
        { title: zh ? '未报送' : 'Still to come', width: 12, quantity: true },
      ],
      rows: (await calendarItems(query)).map((one) => [
        one.day,
        calendarKindNames[one.kind][language],
        one.title[language],
        one.note[language],
        one.left === null ? null : String(one.left),
      ]),
    },
  ]);
}

export async function downloadIcs(query: Query<typeof contract.downloadIcs>) {
  const { language, from, to } = query.query;
  const items = await calendarItems(query);
  const text = icsOf(
    items.map((one) => ({
      day: one.day,
      title: `${calendarKindNames[one.kind][language]}：${one.title[language]}`,
      note: `${one.note[language]}\n${query.tenant.notice[language]}`,
    })),
    { name: query.tenant.name[language], stamp: query.now, id: query.tenant.id },
  );
  return {
    name: `calendar-${from}-${to}.ics`,
    type: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(text),
  };
}

/** Days of release and deadlines between two days, as the caller may see them. */
export async function calendarItems(query: Calling): Promise<CalendarItem[]> {
  const { reader, tenant, today } = query;
  const { from, to, kind, unit } = query.query;
  if (to < from || daysBetween(from, to) > mostDays)
    throw refuse.calendar_span({ days: mostDays, until: addDays(from, mostDays) });
  const wants = (one: CalendarItem['kind']) => kind === undefined || kind === one;
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to;
  const seer = await seerOf(reader, query);
  const [releases, requests, targets, tasks, indicators, units] = await Promise.all([
    wants('release') ? statedReleases(reader, tenant.id, { from, to }) : [],
    wants('request') ? seenPage(reader, tenant.id, seer, { unit }, { limit: most, offset: 0 }) : [],
    wants('target') ? readTargets(reader, tenant.id, today) : [],
    wants('task') || wants('milestone') ? tasksOf(reader, tenant.id, {}) : [],
    indicatorsById(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
  ]);
  const nameOf = (id: string | null) => units.find((one) => one.id === id)?.name ?? '';
  const items: CalendarItem[] = [];
  const add = (day: string, of: CalendarItem['kind'], title: string, more: Partial<CalendarItem> = {}) =>
    items.push({
      day,
      kind: of,
      title: { zh: title, en: title },
      note: { zh: '', en: '' },
      left: null,
      matterId: null,
      targetId: null,
      period: null,
      ...more,
    });
  for (const row of releases) {
    const indicator = indicators.get(row.indicator_id);
    if (indicator === undefined) continue;
    const source = nameOf(indicator.leadUnitId);
    const words = periodWords(parsePeriod(row.period));
    add(row.released_on, 'release', indicator.name, {
      title: { zh: `${indicator.name} ${words.zh}`, en: `${indicator.name} ${words.en}` },
      note: { zh: `由${source}发布`, en: `released by ${source}` },
      period: row.period,
    });
  }
  const deadlines = new Map<string, typeof requests>();
  for (const row of requests.filter(({ due_on }) => within(due_on))) {
    const key = `${row.due_on} ${row.period}`;
    deadlines.set(key, [...(deadlines.get(key) ?? []), row]);
  }
  for (const rows of deadlines.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const left = rows.filter((row) => unitsTurn.has(row.shown) && row.correcting === null).length;
    const ofUnits = new Set(rows.map((row) => row.unit_id)).size;
    const words = periodWords(parsePeriod(first.period));
    add(first.due_on, 'request', first.period, {
      title: { zh: `${words.zh}报送截止`, en: `Reports for ${words.en} are due` },
      note: { zh: `${ofUnits} 个单位，${rows.length} 项`, en: `${ofUnits} units, ${rows.length} items` },
      left,
      period: first.period,
    });
  }
  for (const target of targets) {
    const concerns = unit === undefined || target.subject.id === unit || isDutyOf(target.duties, unit);
    if (!within(target.due) || !concerns) continue;
    add(target.due, 'target', `${target.indicator.name} · ${target.subject.name}`, {
      note: { zh: `第 ${target.matter.number} 项`, en: `matter ${target.matter.number}` },
      matterId: target.matter.id,
      targetId: target.id,
      period: target.period,
    });
  }
  for (const task of tasks) {
    if (unit !== undefined && task.unit?.id !== unit) continue;
    const note = { zh: task.unit?.name ?? '', en: task.unit?.name ?? '' };
    if (wants('task') && within(task.dueOn))
      add(task.dueOn, 'task', task.title, { note, matterId: task.matterId });
    for (const one of wants('milestone') ? task.milestones : []) {
      if (within(one.dueOn))
        add(one.dueOn, 'milestone', `${one.name} · ${task.title}`, { note, matterId: task.matterId });
    }
  }
  const order = Object.keys(calendarKindNames);
  return items
    .map((item, at) => ({ item, at }))
    .sort(
      (a, b) =>
        (a.item.day < b.item.day ? -1 : a.item.day > b.item.day ? 1 : 0) ||
        order.indexOf(a.item.kind) - order.indexOf(b.item.kind) ||
        a.at - b.at,
    )
    .map(({ item }) => item);
}

function isDutyOf(duties: readonly { members: readonly { id: string }[] }[], unit: string): boolean {
  return duties.some(({ members }) => members.some(({ id }) => id === unit));
}
