/**
 * How the items of a section become the section 合成方法. Items arrive one by one, in scheme order, as columns of
 * points with their full points (weights); a missing item (NaN) leaves its weight to the others.
 */

export type AggregateName = 'arithmetic' | 'geometric' | 'minimum' | 'maximum';

export interface Aggregate {
  /** What an empty section starts from. */
  start: number;
  /** Takes an item in: its points out of `marks`, which count for `weight`. */
  add(
    points: Float64Array,
    marks: number,
    weight: number,
    sum: Float64Array,
    lost: Float64Array,
    count: number,
  ): void;
  /** Turns sums into the section's points out of `full`; NaN where every item is missing. */
  close(
    sum: Float64Array,
    lost: Float64Array,
    weights: number,
    full: number,
    out: Float64Array,
    count: number,
  ): void;
}
