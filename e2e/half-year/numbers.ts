/** Every number that the summary and the special report may print, worked out from the half-year's own workbook. */
import type { BundleTarget } from '../../examples/shape.ts';
import { month, whole } from './city.ts';
import type { Typed } from './units.ts';
import {
  completionOf,
  type Known,
  monthOf,
  paceOf,
  printedValue,
  type Series,
  type Status,
  share,
  statusOf,
} from './workbook.ts';

const words: Record<Status, string> = {
  done: '已完成',
  ahead: '超序时',
  on_pace: '达序时',
  behind: '滞后',
  far_behind: '严重滞后',
  not_due: '未到期',
  awaiting_target: '待下达',
  not_reported: '未报送',
  needs_person: '待判定',
};

interface Item {
  matter: string;
  unit: string;
  status: Status;
}

/**
 * @param seriesOf what is known of a figure, by `indicator subject`
 * @param judged the office's word on each task, by its title
 * @returns the printed text of each number and status word, by the document's own key of it
 */
export function expectedNumbers(
  seriesOf: ReadonlyMap<string, Series>,
  judged: ReadonlyMap<string, Status>,
): Map<string, string> {
  const expected = new Map<string, string>();
  const put = (key: string, value: string | number | undefined) => {
    if (value !== undefined) expected.set(key, String(value));
  };
  const number = (prefix: string, index: number) => `${prefix}${String(index + 1).padStart(4, '0')}`;
  const leads = new Map(whole.matters.map(({ code, units }) => [code, units[0]?.unit ?? '']));
  const targets = whole.targets.map((target, index): Item => {
    const series = seriesOf.get(`${target.indicator} ${target.subject}`) ?? [];
    const status = statusOf(target, series);
    const key = `target.${number('T', index)}`;
    put(`${key}.status`, words[status]);
    if (target.aggregation !== 'average') put(`${key}.value`, printedValue(target, series));
    put(`${key}.completion`, completionOf(target, series));
    if (target.aggregation === 'cumulative' && series.length > 0)
      put(`${key}.pace`, paceOf(Math.max(...series.map(({ month }) => month))));
    return { matter: target.matter, unit: ownerOf(target, leads), status };
  });
  const tasks = (whole.tasks ?? []).map((task, index): Item => {
    const status = judged.get(task.title) ?? 'not_reported';
    put(`task.${number('T', index)}.status`, words[status]);
    return { matter: task.matter, unit: task.unit ?? leads.get(task.matter) ?? '', status };
  });
  const items = [...targets, ...tasks];
  const count = (of: readonly Item[], ...statuses: Status[]) =>
    of.filter(({ status }) => statuses.includes(status)).length;
  const late = (of: readonly Item[]) => count(of, 'behind', 'far_behind');
  put('matters.total', whole.matters.length);
  put('targets.total', targets.length);
  put('tasks.total', tasks.length);
  for (const key of ['items.total', 'all.total']) put(key, items.length);
  put('words.asked', whole.matters.length);
  put('words.reported', whole.matters.length);
  put('words.missing', 0);
  for (const status of Object.keys(words) as Status[]) {
    put(`all.count.${status}`, count(items, status));
    put(`all.share.${status}`, share(count(items, status), items.length));
  }
  put('all.behind', late(items));
  const onTrack = count(items, 'done', 'ahead', 'on_pace');
  put('all.on_track', onTrack);
  put('all.share.on_track', share(onTrack, items.length));
  const units = [...new Set(items.map(({ unit }) => unit))].map((unit) => ({
    unit,
    of: items.filter((one) => one.unit === unit),
  }));
  put('units.total', units.length);
  put('units.behind', units.filter(({ of }) => late(of) > 0).length);
  for (const { unit, of } of units) {
    put(`unit.${unit}.total`, of.length);
    put(`unit.${unit}.behind`, late(of));
  }
  const matters = whole.matters.map(({ code }) => items.filter(({ matter }) => matter === code));
  put('matters.behind', matters.filter((of) => late(of) > 0).length);
  for (const [index, of] of matters.entries())
    for (const status of Object.keys(words) as Status[])
      put(`matter.${number('M', index)}.count.${status}`, count(of, status));
  for (const [key, series] of seriesOf) put(`indicator.${key.replace(' ', '.')}.latest`, latest(series));
  return expected;
}

function latest(series: Series): string | undefined {
  return [...series].sort((a, b) => a.month - b.month).at(-1)?.value;
}

/** A county answers for its own target, the matter's lead for the city's. */
function ownerOf({ subject, matter }: BundleTarget, leads: ReadonlyMap<string, string>): string {
  return subject === 'shili' ? (leads.get(matter) ?? '') : subject;
}

/** Numbers that are not of the workbook: changes since the quarter, groups, ends of earlier periods, means, peers. */
const elsewhere =
  /^(changes|group)\.|^indicator\..+\.(lastYear|ofPeriod)$|^indicator\..+\.latest$|^target\.T\d+\.(value|completion)$/;

/** What is known of every figure at the end of July: what the city had, and what the units and the bureau typed. */
export function seriesKnown(typed: Iterable<Typed>): Map<string, Known[]> {
  const known = new Map<string, Map<number, string>>();
  const learn = (key: string, period: string, value: string | null) => {
    const at = monthOf(period);
    if (at === undefined || value === null) return;
    known.set(key, (known.get(key) ?? new Map<number, string>()).set(at, value));
  };
  for (const one of whole.observations)
    if (!one.source.name.includes('核定')) learn(`${one.indicator} ${one.subject}`, one.period, one.value);
  for (const { of, body } of typed) learn(of, month, body.value ?? null);
  return new Map(
    [...known].map(([key, months]) => [key, [...months].map(([at, value]) => ({ month: at, value }))]),
  );
}

/** A document's numbers and status words held against the independent ones: those that differ, and unknown ones. */
export function comparedWith(
  expected: ReadonlyMap<string, string>,
  figures: Record<string, { kind: string; value: string | null; text: string }>,
): { wrong: string[]; strange: string[]; compared: number } {
  const printed = Object.entries(figures).filter(
    ([key, { kind }]) => kind === 'number' || key.endsWith('.status'),
  );
  const wrong = printed.flatMap(([key, figure]) => {
    const mine = expected.get(key);
    const theirs = figure.kind === 'number' ? figure.value : figure.text;
    return mine === undefined || mine === theirs ? [] : [`${key}: ${theirs}, not ${mine} ${figure.text}`];
  });
  const others = printed.map(([key]) => key).filter((key) => !expected.has(key));
  const strange = others.filter((key) => !elsewhere.test(key));
  return { wrong, strange, compared: printed.length - others.length };
}
