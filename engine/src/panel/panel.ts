import type { SubjectAxis } from './subjects.ts';

/**
 * The panel 面板: columns of figures, subjects × indicators × periods.
 *
 * A block holds the column of every indicator in every period of its lists, back to back, as binary64; NaN is a
 * missing figure, and the reason why it is missing stands beside it (`missing.get(cell)`, or "not reported").
 * A panel has blocks of actuals and blocks of targets; several blocks let monthly and annual figures live together
 * without empty columns.
 */

/** Why a figure is not there. */
export type MissingReason =
  | 'not_reported'
  | 'awaiting_release'
  | 'awaiting_target'
  | 'no_target'
  | 'not_applicable'
  | 'withdrawn';

export interface Block {
  role: 'actual' | 'target';
  indicators: ReadonlyMap<string, number>;
  periods: ReadonlyMap<string, number>;
  /** Figure of subject u, indicator i, period p at ((i × periods) + p) × subjects + u. */
  data: Float64Array;
  /** Reasons of missing cells that are not simply "not reported". */
  missing: Map<number, MissingReason>;
}

export interface Panel {
  axis: SubjectAxis;
  blocks: Block[];
}

/** Where one column starts. */
export interface Column {
  block: Block;
  offset: number;
}

/** Makes room for a block's figures; a caller that wants shared memory passes its own. */
export type Allocate = (length: number) => Float64Array;

/** A block of missing figures, to be filled. */
export function emptyBlock(
  role: Block['role'],
  axis: SubjectAxis,
  indicators: readonly string[],
  periods: readonly string[],
  allocate: Allocate = (length) => new Float64Array(length),
): Block {
  const data = allocate(axis.subjects.length * indicators.length * periods.length).fill(Number.NaN);
  return {
    role,
    indicators: new Map(indicators.map((id, k) => [id, k])),
    periods: new Map(periods.map((id, k) => [id, k])),
    data,
    missing: new Map(),
  };
}

/** The column of an indicator in a period, or undefined if no block of that role holds it. */
export function findColumn(
  panel: Panel,
  role: Block['role'],
  indicator: string,
  period: string,
): Column | undefined {
  for (const block of panel.blocks) {
    if (block.role !== role) continue;
    const i = block.indicators.get(indicator);
    const p = block.periods.get(period);
    if (i === undefined || p === undefined) continue;
    return { block, offset: (i * block.periods.size + p) * panel.axis.subjects.length };
  }
  return undefined;
}

/** A figure of one subject: the number, or null with the reason it is missing. */
export function figureAt(
  panel: Panel,
  role: Block['role'],
  indicator: string,
  period: string,
  subject: number,
): { value: number; reason: null } | { value: null; reason: MissingReason } {
  const column = findColumn(panel, role, indicator, period);
  const absent = role === 'target' ? 'no_target' : 'not_reported';
  if (column === undefined) return { value: null, reason: absent };
  const value = column.block.data[column.offset + subject];
  if (value !== undefined && !Number.isNaN(value)) return { value, reason: null };
  return { value: null, reason: column.block.missing.get(column.offset + subject) ?? absent };
}

/** Key of a target column: targets of several tiers stand side by side. */
export function targetKey(indicator: string, tier: string | undefined): string {
  return tier === undefined ? indicator : `${indicator}\u0001${tier}`;
}
