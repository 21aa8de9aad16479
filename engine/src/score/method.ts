import type { z } from 'zod';
import { decideText } from '../quantity/decide.ts';
import type { Text } from '../trace/node.ts';

/**
 * What a scoring method 计分方法 is: one file that states its rule, scores a whole column and explains one cell.
 */

/** The frame an item gives its method. */
export interface Frame {
  /** Full marks of the rule 满分; the item's weight unless the scheme states other marks. */
  marks: number;
  /** True where more is better; false turns the method round. */
  higher: boolean;
  /** Decimals at which the method compares (the scheme's `precision`). */
  precision: number;
}

/**
 * Constants of a loop, in a typed array: read once before the loop they stay plain binary64 in a register. Numbers
 * that a closure captures are boxed, and unboxing them in every turn costs three times the loop itself (measured).
 */
export const constants = (...values: number[]): Float64Array => Float64Array.from(values);

/**
 * Scores the cells [from, to) of a column: `points[j]` from `x[j]`; a missing x (NaN) stays missing. Methods that look
 * at peers take their peers from [from, ranked) only, and are called once for each peer set.
 */
export type ScoreColumn = (
  x: Float64Array,
  points: Float64Array,
  from: number,
  to: number,
  ranked: number,
) => void;

/** One cell among its peers, for an explanation. */
export interface Cell {
  x: Float64Array;
  at: number;
  from: number;
  ranked: number;
}

/** How the value came about: letters, the same with figures (no words, so it reads in any language), and remarks. */
export interface Working {
  formula: string;
  substituted: string;
  /** Figures that the formula names, besides x and w. */
  figures?: { label: Text; value: string }[];
  reason?: Text;
}

/** A method with its parameters filled in. */
export interface BoundMethod {
  score: ScoreColumn;
  explain(cell: Cell): Working;
}

export interface ScoringMethod {
  /** The word in scheme files, in `cases/` and in the explanation: one word in all three. */
  name: string;
  title: Text;
  /** item: scores an indicator; adjustment: adds to or takes from the total; veto: rules over it. */
  kind: 'item' | 'adjustment' | 'veto';
  /** True where one subject's points depend on the others' figures. */
  peers: boolean;
  params: z.ZodType;
  bind(params: unknown, frame: Frame): BoundMethod;
}

/** Ties a method's parameters to their type once, so that the registry can hold all methods alike. */
export function defineMethod<P>(spec: {
  name: string;
  title: Text;
  kind?: ScoringMethod['kind'];
  peers?: boolean;
  params: z.ZodType<P>;
  bind(params: P, frame: Frame): BoundMethod;
}): ScoringMethod {
  return {
    name: spec.name,
    title: spec.title,
    kind: spec.kind ?? 'item',
    peers: spec.peers ?? false,
    params: spec.params,
    bind: (raw, frame) => spec.bind(spec.params.parse(raw), frame),
  };
}

/** A figure as people write it: decided to at most `digits` decimals, without trailing zeros. */
export function figure(x: number, digits: number): string {
  const text = decideText(x, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
