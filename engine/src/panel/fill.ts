import { type ActualRow, actualStatuses, type TargetRow } from '../gap/target.ts';
import { convert } from '../quantity/convert.ts';
import { InputError, type Place, type Problem } from '../quantity/problem.ts';
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
  actualOf(subject: number, indicator: string, period: string): ActualRow | undefined;
  targetOf(subject: number, key: string, period: string): TargetRow | undefined;
}

/**
 * Fills a panel from rows, in any order. Of a key's statuses the latest counts; two rows of one key, two sources that
 * disagree, and subjects that nobody announced are refused together.
 */
export function fillPanel(
  axis: SubjectAxis,
  announced: ReadonlySet<string>,
  actuals: readonly ActualRow[],
  targets: readonly TargetRow[],
  wanted: Wanted,
): FilledPanel {
  const problems: Problem[] = [];
  const indicators = [...wanted.indicators].sort();
  const actualBlock = emptyBlock('actual', axis, indicators, wanted.periods);
  const actualRows = new Map<number, ActualRow>();
  const units = new Map(wanted.units);
  const keys = new Map<string, ActualRow>();
  for (const row of actuals) {
    if (!announced.has(row.subject)) {
      problems.push(unknownSubject(row));
      continue;
    }
    const key = [row.subject, row.indicator, row.period.text, row.source, row.status].join('\u0001');
    const twin = keys.get(key);
    if (twin) problems.push(duplicate(row, twin));
    keys.set(key, row);
    const cell = cellOf(actualBlock, axis, row.subject, row.indicator, row.period.text);
    if (cell === undefined || twin) continue;
    const held = actualRows.get(cell);
    if (held && rankOf(held) > rankOf(row)) continue;
    if (held && rankOf(held) === rankOf(row) && row.value !== null && !agree(held, row))
      problems.push(conflict(row, held));
    actualRows.set(cell, row);
  }
  for (const [cell, row] of actualRows) put(actualBlock, cell, row, unitFor(units, row), problems);

  // One block a period, with the indicators that have a target there: an item whose targets are the year's finds no
  // column of its month, and reads the year's.
  const targetBlocks = wanted.targetPeriods.map((period) => {
    const rows = targets.filter((row) => row.period.text === period && wanted.indicators.has(row.indicator));
    const keyOf = (row: TargetRow) => targetKey(row.indicator, row.tier ?? undefined);
    const block = emptyBlock('target', axis, [...new Set(rows.map(keyOf))].sort(), [period]);
    const held = new Map<number, TargetRow>();
    for (const row of rows) {
      const cell = cellOf(block, axis, row.subject, keyOf(row), period);
      if (cell === undefined) continue;
      const twin = held.get(cell);
      if (twin) problems.push(duplicate(row, twin));
      else held.set(cell, row);
    }
    for (const [cell, row] of held) put(block, cell, row, unitFor(units, row), problems);
    return { block, held };
  });
  if (problems.length > 0) throw new InputError(problems);
  const panel: Panel = { axis, blocks: [actualBlock, ...targetBlocks.map(({ block }) => block)] };
  const placeOf = (block: Block, subject: number, indicator: string, period: string) => {
    const i = block.indicators.get(indicator);
    const p = block.periods.get(period);
    if (i === undefined || p === undefined) return undefined;
    return (i * block.periods.size + p) * axis.subjects.length + subject;
  };
  return {
    panel,
    actualOf: (...cell) => actualRows.get(placeOf(actualBlock, ...cell) ?? -1),
    targetOf(...cell) {
      for (const { block, held } of targetBlocks) {
        const row = held.get(placeOf(block, ...cell) ?? -1);
        if (row) return row;
      }
      return undefined;
    },
  };
}

/** The first unit met (or the scheme's) is the one that the indicator is scored in. */
function unitFor(units: Map<string, string>, row: ActualRow | TargetRow): string | undefined {
  const known = units.get(row.indicator);
  if (known === undefined && row.unit) units.set(row.indicator, row.unit);
  return known ?? (row.unit || undefined);
}

function cellOf(
  block: Block,
  axis: SubjectAxis,
  subject: string,
  indicator: string,
  period: string,
): number | undefined {
  const u = axis.index.get(subject);
  const i = block.indicators.get(indicator);
  const p = block.periods.get(period);
  if (u === undefined || i === undefined || p === undefined) return undefined;
  return (i * block.periods.size + p) * axis.subjects.length + u;
}

function put(
  block: Block,
  cell: number,
  row: ActualRow | TargetRow,
  unit: string | undefined,
  problems: Problem[],
): void {
  if (row.value === null) {
    if (block.role === 'target') block.missing.set(cell, 'awaiting_target');
    return;
  }
  try {
    block.data[cell] = Number(convert(row.value, row.unit, unit ?? '', at(row, 'unit')));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
  }
}

function rankOf(row: ActualRow): number {
  return row.value === null ? -1 : actualStatuses.indexOf(row.status);
}

function agree(a: ActualRow, b: ActualRow): boolean {
  return a.value !== null && b.value !== null && Number(a.value) === Number(b.value) && a.unit === b.unit;
}

function at(row: { place?: Place | undefined }, column: string): { place?: Place } {
  return row.place ? { place: { ...row.place, column } } : {};
}

function said(row: { place?: Place | undefined }): string {
  return row.place?.row === undefined ? '' : ` (row ${row.place.row})`;
}

function unknownSubject(row: ActualRow): Problem {
  return {
    code: 'unknown_subject',
    ...at(row, 'subject'),
    message: {
      zh: `单位“${row.subject}”不在单位表中。请补入；不参加考核的，assessed 填 no。`,
      en: `the subject "${row.subject}" is not in the subjects file. Add it; with assessed = no if it is not assessed.`,
    },
  };
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
