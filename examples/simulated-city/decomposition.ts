/** What the city handed down to its seven counties, and how each county runs. */

import type { PromisedFigure } from './catalogue.ts';
import { anchorOf, isCounted } from './course.ts';
import { decimal } from './random.ts';
import { COUNTIES } from './units.ts';

/** Where a promise is not a sum, each county's own mark differs from the city's by so much, in county order. */
const OFFSETS: Readonly<Record<string, readonly number[]>> = {
  growth: [0, -0.5, 0.5, -0.5, -1, 0, 1.5],
  level: [-2, 1, 0, 1, -3, 0, -1],
};

/** How many points a tenth of a county's strength is worth where the promise is not a sum. */
const POINTS_PER_STRENGTH: Readonly<Record<string, number>> = { growth: 6, level: 8, share: 8 };

/**
 * One county's share of a printed value, in the unit of the reports. Counted promises are split by share with
 * largest remainders, so that the seven sum exactly to the city's; other promises get the county's own mark.
 */
export function countyValue(figure: PromisedFigure, printed: string, county: number): string {
  const per = figure.reported?.per ?? 1;
  const whole = Number(printed) * per;
  if (!isCounted(figure)) {
    return decimal(whole + (OFFSETS[figure.measure]?.[county] ?? 0), figure.measure === 'growth' ? 1 : 0);
  }
  const digits = figure.unit === '亿元' ? 1 : 0;
  const step = 10 ** digits;
  const exact = COUNTIES.map(({ share }) => whole * step * share);
  const floors = exact.map(Math.floor);
  const missing = Math.round(whole * step) - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  const part = (floors[county] ?? 0) + (byRemainder.includes(county) ? 1 : 0);
  return decimal(part / step, digits);
}

/** How a county's figure runs: the city's form bent by the county's strength. */
export function countyForm(figure: PromisedFigure, county: number): number {
  const form = figure.course?.form ?? 0;
  const strength = COUNTIES[county]?.strength ?? 1;
  if (isCounted(figure)) return form * strength;
  return form + (strength - 1) * (POINTS_PER_STRENGTH[figure.measure] ?? 0);
}

/** The county's lowest promise as a number, in the unit of the reports. */
export function countyAnchor(figure: PromisedFigure, county: number): number {
  return Number(countyValue(figure, String(anchorOf(figure) / (figure.reported?.per ?? 1)), county));
}
