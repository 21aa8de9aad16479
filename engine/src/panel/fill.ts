import { type Period, parsePeriod } from '../calendar/period.ts';
import { type ActualRow, actualStatuses, type TargetRow, tiers } from '../gap/target.ts';
import { convert } from '../quantity/convert.ts';
import { InputError, type Place, type Problem } from '../quantity/problem.ts';
import { normalUnit } from '../quantity/unit.ts';
import { type Block, emptyBlock, type Panel, targetKey } from './panel.ts';
import type { SubjectAxis } from './subjects.ts';

/** What scoring asks for: other indicators and periods are left aside. */
export interface Wanted {
  indicators: ReadonlySet<string>;
  /** Unit in which an indicator is scored, where the scheme says it. */
  units: ReadonlyMap<string, string>;
  periods: readonly string[];
  targetPeriods: readonly string[];
}

/** A panel with, for every cell, the row that it came from. */
export interface FilledPanel {
  panel: Panel;
  /** Unit in which each indicator is scored; '' where nobody states one. */
  units: ReadonlyMap<string, string>;
  actualOf(subject: number, indicator: string, period: string): ActualRow | undefined;
  targetOf(subject: number, key: string, period: string): TargetRow | undefined;
  /** Subjects that have a figure the scheme looks at and are not announced: left aside, to be named to the reader. */
  unassessed: string[];
}

/** Targets that no figure can be divided by: places, streaks, and what is held against another series. */
const notFigures: ReadonlySet<string> = new Set(['rank', 'streak', 'relative']);

/**
 * Fills a panel from rows, in any order. Of a key's statuses the latest counts; a figure of December stands for its
 * year, and so on, where the year has none of its own; a target of the floor tier stands in
 * where none is stated without a tier. Two rows of one key and two sources that disagree are refused, all together.
 */
export function fillPanel(
  axis: SubjectAxis,
  announced: ReadonlySet<string>,
  actuals: readonly ActualRow[],
  targets: readonly TargetRow[],
  wanted: Wanted,
): FilledPanel {
  const problems: Problem[] = [];
  refuseTwins(actuals, problems);
  const used = actuals.filter((row) => wanted.indicators.has(row.indicator));
  const unassessed = [...new Set(used.map((row) => row.subject))].filter((id) => !announced.has(id)).sort();
  const actualPart = fillBlocks(
    axis,
    'actual',
    used,
    (row) => [row.indicator],
    wanted.periods,
    standsFor,
    (rows, period) => latestOf(rows, period, problems),
  );
  const judged = targets.filter((row) => wanted.indicators.has(row.indicator) && usable(row));
  // Every tier has a column of its own, and the column without a tier takes the lowest where nothing is stated without.
  const keysOf = ({ indicator, tier }: TargetRow) =>
    tier === null
      ? [targetKey(indicator, undefined)]
      : [targetKey(indicator, tier), targetKey(indicator, undefined)];
  const targetPart = fillBlocks(
    axis,
    'target',
    judged,
    keysOf,
    wanted.targetPeriods,
    (wantedPeriod, period) => wantedPeriod === period.text,
    (rows) => {
      const height = (row: TargetRow) => (row.tier === null ? -1 : tiers.indexOf(row.tier));
      const lowest = Math.min(...rows.map(height));
      const own = rows.filter((row) => height(row) === lowest);
      for (const twin of own.slice(1)) problems.push(duplicate(twin, own[0] as TargetRow));
      return own[0] as TargetRow;
    },
  );
  const units = unitsOf(wanted, used, judged, problems);
  for (const part of [actualPart, targetPart])
    for (const { block, rows } of part.filled)
      for (const [cell, row] of rows) put(block, cell, row, units.get(row.indicator) ?? '', problems);
  if (problems.length > 0) throw new InputError(problems);
  return {
    panel: { axis, blocks: [...actualPart.filled, ...targetPart.filled].map(({ block }) => block) },
    units,
    actualOf: actualPart.find,
    targetOf: targetPart.find,
    unassessed,
  };
}

/** A target that figures can be held against; bands are judged by gaps, not divided by. */
function usable({ measure, op }: TargetRow): boolean {
  return !notFigures.has(measure) && op !== 'in';
}

type Row = ActualRow | TargetRow;

/**
 * One block a period, with the indicators that have a row there: an item whose targets are the year's finds no column
 * of its month, and reads the year's. `choose` takes one of the rows of a cell, whatever their order.
 */
function fillBlocks<R extends Row>(
  axis: SubjectAxis,
  role: Block['role'],
  rows: readonly R[],
  keysOf: (row: R) => string[],
  periods: readonly string[],
  belongs: (wanted: string, period: Period) => boolean,
  choose: (rows: R[], period: string) => R,
): {
  filled: { block: Block; rows: Map<number, R> }[];
  find(subject: number, key: string, period: string): R | undefined;
} {
  const filled = periods.map((period) => {
    const own = rows.filter((row) => belongs(period, row.period));
    const block = emptyBlock(role, axis, [...new Set(own.flatMap(keysOf))].sort(), [period]);
    const candidates = new Map<number, R[]>();
    for (const row of own)
      for (const key of keysOf(row)) {
        const subject = axis.index.get(row.subject);
        if (subject === undefined) continue;
        const cell = (block.indicators.get(key) as number) * axis.subjects.length + subject;
        const held = candidates.get(cell);
        if (held === undefined) candidates.set(cell, [row]);
        else held.push(row);
      }
    return { block, rows: new Map([...candidates].map(([cell, list]) => [cell, choose(list, period)])) };
  });
  return {
    filled,
    find(subject, key, period) {
      const { block, rows: held } = filled[periods.indexOf(period)] ?? {};
      const i = block?.indicators.get(key);
      return i === undefined ? undefined : held?.get(i * axis.subjects.length + subject);
    },
  };
}

const spans: ReadonlySet<Period['kind']> = new Set(['year', 'half', 'quarter', 'month', 'months']);

/**
 * Whether a figure of `period` can be the figure of the wanted one: the period itself, or one that ends with it in the
 * same year. Cumulative figures count from 1 January, so December's is the year's, and June's the half-year's.
 */
function standsFor(wanted: string, period: Period): boolean {
  if (wanted === period.text) return true;
  const key = parsePeriod(wanted);
  return spans.has(key.kind) && spans.has(period.kind) && key.end === period.end;
}

/**
 * Of the rows of a cell: the wanted period's before one that only ends with it (the longer first), then the latest
 * status. Two sources that disagree at the top are a problem; below it they do not matter.
 */
function latestOf(rows: ActualRow[], wanted: string, problems: Problem[]): ActualRow {
  const known = rows.filter((row) => row.value !== null);
  const exact = (row: ActualRow) => Number(row.period.text !== wanted);
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const order = (a: ActualRow, b: ActualRow) =>
    exact(a) - exact(b) ||
    byCode(a.period.start, b.period.start) ||
    byCode(a.period.text, b.period.text) ||
    rankOf(b) - rankOf(a);
  const sorted = [...(known.length > 0 ? known : rows)].sort(
    (a, b) => order(a, b) || byCode(a.source, b.source),
  );
  const best = sorted[0] as ActualRow;
  for (const row of sorted.slice(1)) {
    if (order(best, row) !== 0) break;
    if (!agree(best, row)) problems.push(conflict(row, best));
  }
  return best;
}

function refuseTwins(actuals: readonly ActualRow[], problems: Problem[]): void {
  const keys = new Map<string, ActualRow>();
  for (const row of actuals) {
    const key = [row.subject, row.indicator, row.period.text, row.source, row.status].join('\u0001');
    const twin = keys.get(key);
    if (twin) problems.push(duplicate(row, twin));
    keys.set(key, row);
  }
}

/**
 * The unit in which each indicator is scored: the scheme's, else its targets', else its figures'. Where those differ
 * among themselves the scheme has to say which: marks per 亿元 are not marks per 万元.
 */
function unitsOf(
  wanted: Wanted,
  actuals: readonly ActualRow[],
  targets: readonly TargetRow[],
  problems: Problem[],
): Map<string, string> {
  const units = new Map<string, string>();
  const stated = (rows: readonly Row[]) => {
    const found = new Map<string, Row[]>();
    for (const row of rows) {
      if (row.unit === '') continue;
      const held = found.get(row.indicator);
      if (held === undefined) found.set(row.indicator, [row]);
      else held.push(row);
    }
    return found;
  };
  const ofTargets = stated(targets);
  const ofActuals = stated(actuals);
  for (const indicator of wanted.indicators) {
    const own = wanted.units.get(indicator);
    const rows = ofTargets.get(indicator) ?? ofActuals.get(indicator) ?? [];
    const other = rows.find((row) => normalUnit(row.unit) !== normalUnit(rows[0]?.unit ?? ''));
    if (own === undefined && other !== undefined)
      problems.push({
        code: 'unit_needed',
        ...at(other, 'unit'),
        message: {
          zh: `指标“${indicator}”有“${rows[0]?.unit}”和“${other.unit}”两种单位。请在办法的考核项中写明 unit。`,
          en: `"${indicator}" comes in "${rows[0]?.unit}" and "${other.unit}". State the unit in which it is scored as \`unit\` of the item.`,
        },
      });
    units.set(indicator, own ?? rows[0]?.unit ?? '');
  }
  return units;
}

function put(
  block: Block,
  cell: number,
  row: ActualRow | TargetRow,
  unit: string,
  problems: Problem[],
): void {
  if (row.value === null) {
    if (block.role === 'target') block.missing.set(cell, 'awaiting_target');
    return;
  }
  try {
    block.data[cell] = Number(convert(row.value, row.unit, unit, at(row, 'unit')));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
  }
}

function rankOf(row: ActualRow): number {
  return actualStatuses.indexOf(row.status);
}

function agree(a: ActualRow, b: ActualRow): boolean {
  return a.value === b.value || (Number(a.value) === Number(b.value) && a.unit === b.unit);
}

function at(row: { place?: Place | undefined }, column: string): { place?: Place } {
  return row.place ? { place: { ...row.place, column } } : {};
}

function said(row: { place?: Place | undefined }): string {
  return row.place?.row === undefined ? '' : ` (row ${row.place.row})`;
}

function duplicate(row: ActualRow | TargetRow, twin: ActualRow | TargetRow): Problem {
  return {
    code: 'duplicate_key',
    ...at(row, 'subject'),
    message: {
      zh: `与另一行${said(twin)}重复（单位、指标、期间、来源、状态都相同）。请只留一行。`,
      en: `the same key as another row${said(twin)}. Keep one of them.`,
    },
  };
}

function conflict(row: ActualRow, held: ActualRow): Problem {
  return {
    code: 'conflicting_sources',
    ...at(row, 'value'),
    message: {
      zh: `与来源“${held.source}”的数${said(held)}不一致。请确定采信哪一个，只留一行。`,
      en: `differs from the figure of source "${held.source}"${said(held)}. Decide which one counts and keep that row.`,
    },
  };
}
