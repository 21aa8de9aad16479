/** Takes printed cells apart (figure, unit, remark, period, source) without changing a character of the number. */
import type { Bundle, BundleObservation } from '../shape.ts';

type Source = BundleObservation['source'];

/** A figure as the bundle wants it; `value` is null where the cell holds words. */
export type Figure = Pick<BundleObservation, 'value' | 'op' | 'unit' | 'valueText' | 'words' | 'note'>;

/**
 * `13.4` with `%(全省第2)` is the figure 13.4 in %, the remark 全省第2 and the printed text `13.4%(全省第2)`.
 * `>850` is a figure that was only said to be exceeded (突破). Anything that is not a number is kept as words.
 */
export function readFigure(value: string, unitText: string): Figure {
  const bracket = /^([^(]*)\((.*)\)$/.exec(unitText);
  const unit = bracket?.[1] ?? unitText;
  const remark = bracket?.[2];
  const note = remark === undefined ? {} : { note: remark };
  const number = /^(>?)(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!number) return { value: null, unit, words: value, ...note };
  const printed = remark !== undefined || number[1] ? { valueText: `${value}${unitText}` } : {};
  return { value: number[2] ?? null, unit, ...(number[1] ? { op: '>=' } : {}), ...printed, ...note };
}

/** `2020-Q1Q3` (first three quarters) is `2020-01..09`; every other printed period is already the contract's. */
export function readPeriod(printed: string): string {
  return printed.replace(/^(\d{4})-Q1Q3$/, '$1-01..09');
}

/**
 * Splits a source cell: `URL (publisher's words)`, `seed 004 (…)` for one of the five documents, or an address
 * that is elided or doubled and therefore stays words. `name` is what tells two sources of one figure apart.
 */
export function readSource(
  printed: string,
  place: { file: string; row: number },
  documents: Bundle['documents'],
): Source {
  const seed = /^seed (\d{3}) /.exec(printed);
  if (seed) {
    const document = documents.find((one) => one.code === seed[1]);
    if (!document) throw new Error(`${place.file} line ${place.row}: no document ${seed[1]} in sources.csv`);
    return { name: document.title, publisher: document.publisher, ...place };
  }
  const parts = /^(https?:\/\/\S+)(?: \((.*)\))?$/.exec(printed);
  const url = parts?.[1];
  if (url === undefined || url.includes('...')) return { name: printed, ...place };
  return { name: parts?.[2] ?? new URL(url).hostname, url, ...place };
}
