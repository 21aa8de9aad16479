import { comparePeriods, tryPeriod } from '@meritloop/engine';
import { matterHeads, readTargets } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { workbook } from '../platform/workbook.ts';
import { unitsKnown } from '../registry/index.ts';
import { endOf } from './asked-period.ts';
import type * as contract from './contract.ts';
import type { RequestState } from './contract.ts';
import type { ReportHead } from './contract-reports.ts';
import { seerOf } from './list-requests.ts';
import { roomPolicy } from './policy.ts';
import { type SeenRow, seenPage } from './store-list.ts';
import { stateNames, unitsTurn } from './walk.ts';

/** As many requests as are gathered into matters. */
const most = 10_000;

/**
 * What is to be reported, matter by matter: the words of a unit for a period with the figures of the same matter and
 * unit that end on the same day. A figure that serves several matters stands in each.
 */
export async function listReports(
  query: Caller & Pick<Query<typeof contract.listReports>, 'reader' | 'query'>,
) {
  const { reader, tenant, today } = query;
  const { period, unit, matter, awaiting } = query.query;
  const seer = await seerOf(reader, query);
  const [rows, heads, targets, units] = await Promise.all([
    seenPage(reader, tenant.id, seer, { unit, awaiting }, { limit: most, offset: 0 }),
    matterHeads(reader, tenant.id),
    readTargets(reader, tenant.id, today),
    unitsKnown(reader, tenant.id, today),
  ]);
  const mattersOf = new Map<string, Set<string>>();
  for (const { indicator, subject, matter: of } of targets) {
    const key = `${indicator.id} ${subject.id}`;
    mattersOf.set(key, (mattersOf.get(key) ?? new Set()).add(of.id));
  }
  const groups = new Map<string, { matterId: string; rows: SeenRow[] }>();
  for (const row of rows) {
    const ids =
      row.matter_id === null
        ? (mattersOf.get(`${row.indicator_id} ${row.subject_id}`) ?? [])
        : [row.matter_id];
    for (const matterId of ids) {
      const key = `${matterId} ${row.unit_id} ${endOf(row.period)}`;
      const known = groups.get(key) ?? { matterId, rows: [] };
      known.rows.push(row);
      groups.set(key, known);
    }
  }
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const sorts = new Map(units.map(({ id, sort }) => [id, sort]));
  const order = [...heads.keys()];
  const all = [...groups.values()].flatMap(({ matterId, rows: own }): ReportHead[] => {
    const head = heads.get(matterId);
    const [first] = own;
    if (head === undefined || first === undefined) return [];
    const words = own.find((row) => row.matter_id !== null);
    return [
      {
        matter: { id: head.id, number: head.number, title: head.title },
        unit: { id: first.unit_id, name: names.get(first.unit_id) ?? '' },
        period: (words ?? first).period,
        ...dueOf(own, today),
        states: statesOf(own),
        words: words !== undefined,
        figures: own.filter((row) => row.matter_id === null).length,
      },
    ];
  });
  const periods = [...new Set(all.map((one) => one.period))];
  return {
    today,
    periods: periods.sort((a, b) => {
      const [one, other] = [tryPeriod(a), tryPeriod(b)];
      return one === null || other === null ? 0 : comparePeriods(other, one);
    }),
    reports: all
      .filter((one) => period === undefined || endOf(one.period) === endOf(period))
      .filter((one) => matter === undefined || one.matter.id === matter)
      .sort(
        (a, b) =>
          Number(isDone(a)) - Number(isDone(b)) ||
          (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0) ||
          order.indexOf(a.matter.id) - order.indexOf(b.matter.id) ||
          (sorts.get(a.unit.id) ?? 0) - (sorts.get(b.unit.id) ?? 0),
      )
      .slice(0, 2000),
    abilities: abilitiesFor(query.principal, roomPolicy, undefined),
  };
}

/** The same list as a workbook. */
export async function downloadReports(query: Query<typeof contract.downloadReports>) {
  const { language } = query.query;
  const zh = language === 'zh';
  const { reports } = await listReports(query);
  const title = zh ? '按事项填报' : 'Reports by matter';
  return workbook(`${title}-${query.today}.xlsx`, [
    {
      name: title,
      notes: [`${query.tenant.name[language]} · ${title} · ${query.today}`, query.tenant.notice[language]],
      columns: [
        { title: zh ? '事项编号' : 'Number', width: 10 },
        { title: zh ? '事项' : 'Matter', width: 40 },
        { title: zh ? '填报单位' : 'Unit', width: 16 },
        { title: zh ? '期间' : 'Period', width: 12 },
        { title: zh ? '截止日' : 'Due', width: 12 },
        { title: zh ? '文字' : 'Words', width: 8, quantity: true },
        { title: zh ? '数字' : 'Figures', width: 8, quantity: true },
        { title: zh ? '状态' : 'State', width: 30 },
      ],
      rows: reports.map((one) => [
        one.matter.number,
        one.matter.title,
        one.unit.name,
        one.period,
        one.dueOn,
        one.words ? '1' : '0',
        String(one.figures),
        one.states.map(({ state, count }) => `${stateNames[state][language]} ${count}`).join('；'),
      ]),
    },
  ]);
}

function dueOf(rows: readonly SeenRow[], today: string): { dueOn: string; overdue: boolean } {
  const left = rows.filter((row) => unitsTurn.has(row.shown) && row.correcting === null);
  const days = (left.length > 0 ? left : rows).map((row) => row.due_on).sort();
  const dueOn = (left.length > 0 ? days[0] : days.at(-1)) ?? today;
  return { dueOn, overdue: left.some((row) => row.due_on < today) };
}

function statesOf(rows: readonly SeenRow[]) {
  const counts = new Map<RequestState, number>();
  for (const { shown } of rows) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}

const isDone = ({ states }: ReportHead): boolean => states.every(({ state }) => state === 'locked');
