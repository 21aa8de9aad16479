/** What the leading units reported month by month in 2026: 进展情况, 存在问题, 下步举措, 预计完成时间, and claims. */
import type { Bundle, BundleWords } from '../shape.ts';
import type { PromisedMatter, PromisedTask } from './catalogue.ts';
import { anchorOf, isCounted, reportedUnit } from './course.ts';
import type { Version } from './faults.ts';
import { phrasesOf } from './phrases.ts';
import { matterCode } from './plan.ts';
import { type Stream, streamOf } from './random.ts';
import { dayAfter, TODAY, YEAR } from './time.ts';
import { CITY, DEPARTMENTS, PLATFORMS } from './units.ts';

/** The month whose words are being asked for on the simulated day. */
const OPEN_MONTH = 6;
/** Units whose demo accounts write the open month themselves. */
const DEMO_UNITS = new Set(['yichou', 'dingchou', 'yihai']);

/** Matters with tasks on which June is answered already, so that their claims wait for the office. */
const EARLY = new Set(['乙江大桥开工', '市容提升']);

type Claims = NonNullable<BundleWords['claims']>;

/** One row a matter and month, asked of the leading unit; those of the open month are answered by some. */
export function wordsOf(
  seed: number,
  matters: readonly PromisedMatter[],
  versions: readonly Version[],
): BundleWords[] {
  const own = new Map<string, Version[]>();
  for (const version of versions) {
    const { figure, subject } = version.entry;
    if (subject === CITY) own.set(figure.code, [...(own.get(figure.code) ?? []), version]);
  }
  return matters.flatMap((matter, index) =>
    Array.from({ length: OPEN_MONTH }, (_, before): BundleWords => {
      const month = before + 1;
      const stream = streamOf(seed, `${matter.title}/words/${month}`);
      const asked = {
        matter: matterCode(index),
        unit: matter.lead,
        period: `${YEAR}-${two(month)}`,
        dueOn: `${YEAR}-${two(month + 1)}-12`,
      };
      const open = month === OPEN_MONTH;
      const answers = EARLY.has(matter.title) ? 1 : matter.tasks.length === 0 ? 0.4 : 0;
      if (open && (DEMO_UNITS.has(matter.lead) || stream.next() > answers)) return asked;
      const recordedOn = dayAfter(open ? TODAY : asked.dueOn, -stream.whole(open ? 1 : 0, 3));
      return { ...asked, ...reported(matter, month, recordedOn, own, { seed, stream }), recordedOn };
    }),
  );
}

function reported(
  matter: PromisedMatter,
  month: number,
  recordedOn: string,
  own: ReadonlyMap<string, readonly Version[]>,
  { seed, stream }: { seed: number; stream: Stream },
): Pick<BundleWords, 'progress' | 'problems' | 'nextSteps' | 'expectedOn' | 'claims'> {
  const figures = matter.figures.map((figure) =>
    figureSentence(figure, month, recordedOn, own.get(figure.code) ?? []),
  );
  const monthEnd = dayAfter(`${YEAR}-${two(month + 1)}-01`, -1);
  const tasks = matter.tasks.map((task) => taskWords(task, monthEnd));
  const behind = [...figures, ...tasks].some((one) => one.behind);
  const phrases = phrasesOf(matter);
  const fill = (phrase: string): string => phrase.replace('{co}', coNames(matter));
  const done = turnsOf(phrases.done, streamOf(seed, `${matter.title}/words`).whole(0, 7) + month);
  const troubled = behind || stream.next() < 0.2;
  const said = [...figures, ...tasks].map(({ sentence }) => sentence).filter((one) => one !== '');
  const claims = tasks.flatMap((task) => task.claims);
  const late = matter.tasks.flatMap(({ milestones }) => milestones.flatMap(({ slip }) => slip ?? []));
  const pending = late.filter((day) => day > monthEnd).sort()[0];
  return {
    progress: [...said, ...done.map(fill)].join(''),
    problems: troubled ? fill(stream.pick(phrases.trouble, 1)[0] ?? '') : '',
    nextSteps: stream
      .pick(phrases.next, behind ? 2 : 1)
      .map(fill)
      .join(''),
    ...(pending !== undefined && behind ? { expectedOn: pending } : {}),
    ...(claims.length > 0 ? { claims } : {}),
  };
}

interface Said {
  sentence: string;
  behind: boolean;
}

/** A figure of one's own in the month, as it was known on the day; official figures are left to their source. */
function figureSentence(
  figure: PromisedMatter['figures'][number],
  month: number,
  recordedOn: string,
  versions: readonly Version[],
): Said {
  if (figure.source === 'official')
    return { sentence: `${figure.name}以统计部门发布数为准。`, behind: false };
  const known = versions
    .filter(({ entry, recordedOn: on }) => {
      return entry.span.year === YEAR && entry.span.month === month && on <= recordedOn;
    })
    .at(-1);
  if (known === undefined) return { sentence: '', behind: false };
  const anchor = anchorOf(figure);
  const counted = isCounted(figure) && anchor > 0;
  const share = (100 * Number(known.value)) / anchor;
  const told = `截至${month}月底，${figure.name}${known.value}${reportedUnit(figure)}`;
  if (!counted) return { sentence: `${told}。`, behind: false };
  return {
    sentence: `${told}，为全年目标的${share.toFixed(1)}%。`,
    behind: share < (100 * month) / 12 - 5,
  };
}

/** Where a task stands at the end of a month: what is reached, what is late and until when, what comes next. */
function taskWords(task: PromisedTask, monthEnd: string): Said & { claims: Claims } {
  const reached = task.milestones.filter(({ due, slip }) => (slip ?? due) <= monthEnd);
  const late = task.milestones.filter(({ due, slip }) => due <= monthEnd && (slip ?? due) > monthEnd);
  const ahead = task.milestones.find(({ due }) => due > monthEnd);
  const last = reached.at(-1);
  const percent = Math.round((100 * reached.length) / task.milestones.length);
  const parts = [
    ...(last === undefined ? [] : [`“${last.name}”已完成`]),
    ...late.map(({ name, slip }) => `“${name}”未按期完成，预计${dayWords(slip ?? '')}完成`),
    ...(ahead === undefined ? [] : [`“${ahead.name}”计划${dayWords(ahead.due)}前完成`]),
  ];
  const state = percent === 100 ? 'reached' : task.due <= monthEnd ? 'missed' : 'ongoing';
  return {
    sentence: `${task.title}：${parts.join('，')}。`,
    behind: late.length > 0,
    claims: [
      { task: task.code, state, percent: String(percent), words: '' },
      ...reached.map(({ name }) => claimOf(task, name, 'reached')),
      ...late.map(({ name }) => claimOf(task, name, 'missed')),
    ],
  };
}

/** What the office made of May's claims: it follows them, but for two that it saw otherwise on the spot. */
export function judgementsOf(matters: readonly PromisedMatter[]): NonNullable<Bundle['judgements']> {
  return [
    {
      period: `${YEAR}-${two(OPEN_MONTH - 1)}`,
      onDay: `${YEAR}-${two(OPEN_MONTH)}-18`,
      tasks: matters.flatMap(({ tasks }) => tasks.map(({ code }) => code)),
      otherwise: [
        { task: 'k-bridge', status: 'behind', reason: '招标文件尚未定稿，按期完成有困难，判为滞后。' },
        { task: 'k-platform', status: 'behind', reason: '一期功能仅完成演示，未形成可用版本，判为滞后。' },
      ],
    },
  ];
}

function claimOf(task: PromisedTask, milestone: string, state: 'reached' | 'missed'): Claims[number] {
  return { task: task.code, milestone, state, words: '' };
}

/** Two turns of phrase, moving on each month so that no matter reports the same twice in half a year. */
function turnsOf(phrases: readonly string[], at: number): string[] {
  return [at, at + 3].flatMap((index) => phrases[index % phrases.length] ?? []);
}

function coNames({ co }: PromisedMatter): string {
  const named = co.map((code) => [...DEPARTMENTS, ...PLATFORMS].find((one) => one.code === code)?.name);
  return named.find((name) => name !== undefined) ?? '有关单位';
}

function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
