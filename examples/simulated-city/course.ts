/** How a promised figure runs over the months of 2024 to 2026: shape of the year, season, drift and noise. */
import type { PromisedFigure } from './catalogue.ts';
import { decimal, streamOf } from './random.ts';
import { type Span, YEAR } from './time.ts';

/** Share of a year's total that falls in each month. */
const PROFILES = {
  even: [0.075, 0.065, 0.09, 0.085, 0.09, 0.095, 0.08, 0.08, 0.085, 0.08, 0.085, 0.09],
  late: [0.04, 0.04, 0.06, 0.07, 0.08, 0.09, 0.09, 0.09, 0.1, 0.1, 0.11, 0.13],
  spring: [0.11, 0.08, 0.13, 0.1, 0.09, 0.1, 0.07, 0.06, 0.08, 0.06, 0.06, 0.06],
  summer: [0.04, 0.04, 0.06, 0.08, 0.11, 0.13, 0.14, 0.12, 0.1, 0.08, 0.06, 0.04],
} as const;

/** How wintry a month is: a season's swing is worst in January and best in July. */
const WINTER = [1, 0.8, 0.5, 0.1, -0.3, -0.7, -1, -0.9, -0.5, 0, 0.5, 0.9] as const;

/** Digits after the point in which a unit of measure is reported; whole numbers unless named. */
const DIGITS: Readonly<Record<string, number>> = {
  '': 2,
  '%': 1,
  个百分点: 1,
  '微克/立方米': 1,
  亿元: 2,
  亿斤: 2,
  万标箱: 2,
  万亩: 1,
  公里: 1,
  兆瓦: 1,
};

/** Digits of a figure as it is reported. */
export function digitsOf(figure: PromisedFigure): number {
  return DIGITS[reportedUnit(figure)] ?? 0;
}

/** Unit of a figure as it is reported. */
export function reportedUnit(figure: PromisedFigure): string {
  return figure.reported?.unit ?? figure.unit;
}

/** Whether the figure counts up from January. */
export function isCounted(figure: PromisedFigure): boolean {
  return aggregationOf(figure) === 'cumulative';
}

/** The stated aggregation, else the contract's default. */
export function aggregationOf(figure: PromisedFigure): NonNullable<PromisedFigure['aggregation']> {
  return figure.aggregation ?? (figure.measure === 'increment' ? 'cumulative' : 'latest');
}

/** The promise that the course is measured from (the lowest tier), in the unit of the reports; 0 for words alone. */
export function anchorOf(figure: PromisedFigure): number {
  const { value } = figure;
  const printed =
    typeof value === 'string' ? value : (value?.floor ?? value?.stretch ?? value?.summit ?? '0');
  return Number(printed) * (figure.reported?.per ?? 1);
}

/** What a series is simulated from; a county has its own anchor and form. */
export interface Run {
  readonly seed: number;
  /** Subject and indicator. */
  readonly key: string;
  readonly figure: PromisedFigure;
  readonly anchor: number;
  readonly form: number;
}

/** The figure at the end of each span, as a plain decimal in the unit of the reports. */
export function valuesOf(run: Run, spans: readonly Span[]): string[] {
  const values = isCounted(run.figure) ? countedValues(run) : levelValues(run);
  return spans.map((span) => decimal(values(span), digitsOf(run.figure)));
}

/** Cumulative from January: a year's total cut by the profile, with noise in each month's increment. */
function countedValues({ seed, key, figure, anchor, form }: Run): (span: Span) => number {
  const course = courseOf(figure);
  const stream = streamOf(seed, key);
  const totals = new Map([[YEAR, anchor * form]]);
  for (const year of [YEAR - 1, YEAR - 2]) {
    totals.set(year, (totals.get(year + 1) ?? 0) / (1 + stream.between(-0.03, 0.1)));
  }
  const years = new Map(
    [...totals].map(([year, total]) => {
      const parts = PROFILES[course.profile].map(
        (share) => share * (1 + course.noise * stream.between(-1, 1)),
      );
      const whole = parts.reduce((sum, part) => sum + part, 0);
      let reached = 0;
      return [year, parts.map((part) => (reached += (total * part) / whole))];
    }),
  );
  return ({ year, month }) => years.get(year)?.[month - 1] ?? 0;
}

/** A level, share or growth: drifts towards where it stands in June 2026, swings with the season. */
function levelValues({ seed, key, figure, anchor, form }: Run): (span: Span) => number {
  const course = courseOf(figure);
  const better = figure.direction === 'lower' ? -1 : 1;
  const stream = streamOf(seed, key);
  const noise = new Map<number, number>();
  for (let at = (YEAR - 2) * 12; at <= YEAR * 12 + 12; at += 1) noise.set(at, stream.between(-1, 1));
  return ({ year, month }) => {
    const before = figure.frequency === 'year' ? YEAR - year : YEAR - year + (6 - month) / 12;
    const good = form - course.drift * before - course.season * (WINTER[month - 1] ?? 0);
    const value = anchor + better * good + course.noise * (noise.get(year * 12 + month) ?? 0);
    const low = figure.measure === 'growth' || figure.measure === 'relative' ? value : Math.max(0, value);
    return figure.measure === 'share' ? Math.min(100, low) : low;
  };
}

function courseOf(figure: PromisedFigure): NonNullable<PromisedFigure['course']> {
  if (!figure.course) throw new Error(`figure ${figure.code}: it has no course to simulate`);
  return figure.course;
}
