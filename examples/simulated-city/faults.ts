/** What goes wrong in a real register: figures late, missing, corrected, or told differently by two sources. */
import type { ActualStatus } from '@meritloop/engine';
import { digitsOf } from './course.ts';
import type { Entry } from './entries.ts';
import { decimal, type Stream, streamOf } from './random.ts';
import { dayAfter, TODAY } from './time.ts';
import { CITY, DEPARTMENTS } from './units.ts';

/** One stored version of a figure. */
export interface Version {
  readonly entry: Entry;
  readonly value: string;
  readonly source: string;
  readonly status: ActualStatus;
  readonly recordedOn: string;
  readonly reason?: string;
}

/** The month that is being asked for on the simulated day. */
const OPEN_PERIODS = new Set(['2026-06', '2026-H1']);

/** Not answered since May 2026, so May is overdue: it shows as 未报送. */
const SILENT = new Set(['village-rehousing', 'performances', 'care-centres']);

/** County answers still open on the simulated day; every other county answer of the month is in. */
const OPEN_IN_COUNTY = new Set([
  'jia-xian project-starts',
  'jia-xian investment-projects',
  'jia-xian jobs',
  'bing-qu land-freed',
]);

/** Units whose demo accounts enter the open month themselves. */
const DEMO_DEPARTMENTS = new Set(['yichou', 'dingchou']);

/** Figures that a second source tells differently, and which source that is. */
const CONFLICTS: Readonly<Record<string, string>> = {
  'bing-qu investment-projects 2026-05': 'dingchou',
  'wu-xian project-starts 2026-05': 'yichou',
  'ding-qu project-completions 2026-04': 'yichou',
  'ji-qu jobs 2026-03': 'jimao',
  'wu-xian land-freed 2026-05': 'jisi',
  'yi-xian fdi 2025-12': 'dingmao',
  'jia-xian above-scale-new 2025-12': 'yichou',
  'ding-qu hotline-closed 2026-05': 'xinmao',
  'shili containers 2026-04': 'yihai',
  'shili solar 2026-05': 'jiazi',
};

const REASONS = ['复核发现重复计数', '补报漏统项目', '剔除跨年项目', '录入错位'] as const;

/** The versions of every entry that are recorded by the simulated day, in the order of the entries. */
export function versionsOf(seed: number, entries: readonly Entry[]): Version[] {
  return entries
    .flatMap((entry) => {
      const stream = streamOf(seed, `${entry.subject}/${entry.figure.code}/${entry.span.period}`);
      if (!isAnswered(entry, stream)) return [];
      return [...ownVersions(entry, stream), ...secondSource(entry)];
    })
    .filter(({ recordedOn }) => recordedOn <= TODAY);
}

function isAnswered(entry: Entry, stream: Stream): boolean {
  const { figure, span, subject } = entry;
  if (figure.source === 'official') return true;
  if (SILENT.has(figure.code) && span.period >= '2026-05') return false;
  if (OPEN_PERIODS.has(span.period)) {
    if (subject !== CITY) return !OPEN_IN_COUNTY.has(`${subject} ${figure.code}`);
    return !figure.counties && !DEMO_DEPARTMENTS.has(entry.unit) && stream.next() < 0.3;
  }
  const canGoMissing = figure.frequency === 'month' && span.period < '2026-04';
  return !(canGoMissing && stream.next() < 0.015);
}

function ownVersions(entry: Entry, stream: Stream): Version[] {
  const { value, source, span } = entry;
  if (entry.figure.source === 'official') {
    const first: Version = { entry, value, source, status: 'preliminary', recordedOn: entry.due };
    if (span.month !== 12 || entry.figure.measure === 'rank') return [first];
    const verified = dayAfter(entry.due, 300);
    const reason = '年度核实';
    const final = shifted(entry, stream.between(-0.02, 0.02));
    return [first, { entry, value: final, source, status: 'final', recordedOn: verified, reason }];
  }
  const open = OPEN_PERIODS.has(span.period);
  const late = !open && stream.next() < 0.05;
  const recordedOn = open
    ? dayAfter(TODAY, -stream.whole(1, 4))
    : dayAfter(entry.due, late ? stream.whole(3, 16) : -stream.whole(1, 5));
  const estimated = open && entry.subject === CITY && stream.next() < 0.5;
  if (estimated) return [{ entry, value, source, status: 'estimated', recordedOn }];
  if (open || stream.next() >= 0.015) return [{ entry, value, source, status: 'final', recordedOn }];
  const wrong = shifted(entry, 0.04);
  const reason = REASONS[stream.whole(0, REASONS.length - 1)] ?? REASONS[0];
  return [
    { entry, value: wrong, source, status: 'final', recordedOn },
    {
      entry,
      value,
      source,
      status: 'revised',
      recordedOn: dayAfter(recordedOn, stream.whole(8, 40)),
      reason,
    },
  ];
}

function secondSource(entry: Entry): Version[] {
  const teller = CONFLICTS[`${entry.subject} ${entry.figure.code} ${entry.span.period}`];
  if (teller === undefined) return [];
  const name = DEPARTMENTS.find(({ code }) => code === teller)?.name ?? teller;
  const value = shifted(entry, -0.07);
  return [
    { entry, value, source: `${name}核定（模拟）`, status: 'final', recordedOn: dayAfter(entry.due, 4) },
  ];
}

/** The figure moved by a share of itself, at least by one in its last digit; shares stay below 100. */
function shifted({ figure, value }: Entry, share: number): string {
  const digits = digitsOf(figure);
  const least = 1 / 10 ** digits;
  const step = Math.max(least, Math.abs(Number(value) * share));
  const moved = Number(value) + (share < 0 ? -step : step);
  const capped = figure.measure === 'share' ? Math.min(100, moved) : moved;
  return decimal(figure.measure === 'growth' ? capped : Math.max(0, capped), digits);
}
