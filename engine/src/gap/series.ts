import type { Day } from '../calendar/day.ts';
import { comparePeriods, type Period } from '../calendar/period.ts';
import { convert } from '../quantity/convert.ts';
import { compareDecided } from '../quantity/plain.ts';
import { InputError, type Problem } from '../quantity/problem.ts';
import { type ActualRow, actualStatuses } from './target.ts';

/** One figure of a series: the version that counts, in the unit asked for. */
export interface Observation {
  period: Period;
  /** Plain decimal in the unit asked for. */
  text: string;
  value: number;
  row: ActualRow;
  /** Other sources that say otherwise with the same standing; the figure is then in dispute. */
  disputedBy: readonly ActualRow[];
}

/** All actuals by subject and indicator. Order of rows never matters. */
export class Actuals {
  readonly #rows = new Map<string, ActualRow[]>();
  readonly #subjects = new Map<string, Set<string>>();

  constructor(rows: readonly ActualRow[]) {
    for (const row of rows) {
      const key = JSON.stringify([row.subject, row.indicator]);
      const series = this.#rows.get(key);
      if (series) series.push(row);
      else this.#rows.set(key, [row]);
      const indicators = this.#subjects.get(row.subject);
      if (indicators) indicators.add(row.indicator);
      else this.#subjects.set(row.subject, new Set([row.indicator]));
    }
  }

  /** Whether anything at all was reported for the subject's indicator. */
  has(subject: string, indicator: string): boolean {
    return this.#subjects.get(subject)?.has(indicator) ?? false;
  }

  /** The unit that the subject's figures up to `asOf` are in: that of the last one. */
  unitOf(subject: string, indicator: string, asOf: Day): string {
    return this.series(subject, indicator, '', { asOf, pointIsPercent: false }).at(-1)?.row.unit ?? '';
  }

  /** The rows as they came, without choosing. */
  rows(subject: string, indicator: string): readonly ActualRow[] {
    return this.#rows.get(JSON.stringify([subject, indicator])) ?? [];
  }

  /**
   * The series up to and including `asOf`, in order of time, one figure a period. Throws InputError naming every row
   * whose unit cannot be converted, also of later rows: a wrong unit is wrong whatever the day.
   */
  series(subject: string, indicator: string, unit: string, options: SeriesOptions): Observation[] {
    const problems: Problem[] = [];
    const byPeriod = new Map<string, Observation[]>();
    for (const row of this.rows(subject, indicator)) {
      if (row.value === null) continue;
      try {
        const text = convert(row.value, row.unit, unit, {
          pointIsPercent: options.pointIsPercent,
          ...(row.place ? { place: { ...row.place, column: 'unit' } } : {}),
        });
        if (row.period.end > options.asOf) continue;
        const one = { period: row.period, text, value: Number(text), row, disputedBy: [] };
        const versions = byPeriod.get(row.period.text);
        if (versions) versions.push(one);
        else byPeriod.set(row.period.text, [one]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length > 0) throw new InputError(problems);
    return [...byPeriod.values()].map(choose).sort((a, b) => comparePeriods(a.period, b.period));
  }
}

export interface SeriesOptions {
  asOf: Day;
  /** Whether % and 个百分点 are the same here. */
  pointIsPercent: boolean;
}

const standing = (row: ActualRow): number => actualStatuses.indexOf(row.status);

/** Of several versions the latest standing counts; of several sources with equal standing the first by name. */
function choose(versions: Observation[]): Observation {
  const [first, ...rest] = versions.sort(
    (a, b) => standing(b.row) - standing(a.row) || (a.row.source < b.row.source ? -1 : 1),
  ) as [Observation, ...Observation[]];
  const disputedBy = rest
    .filter(
      (other) =>
        standing(other.row) === standing(first.row) && compareDecided(other.value, first.value) !== 0,
    )
    .map((other) => other.row);
  return { ...first, disputedBy };
}
