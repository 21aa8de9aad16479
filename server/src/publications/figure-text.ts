import {
  comparePeriods,
  decideText,
  periodWords,
  type Status,
  statusWord,
  tryPeriod,
} from '@meritloop/engine';
import type { Observation } from '../actuals/index.ts';

/** The share of a part in percent with one decimal, half up; null where there is nothing to take a share of. */
export function shareOf(part: number, whole: number): string | null {
  return whole === 0 ? null : decideText((part / whole) * 100, 1);
}

/** A ratio of four decimals such as 0.4500 in percent: 45.00, all of it, since rounding it again would shift it. */
export const percentOf = (ratio: string): string => decideText(Number(ratio) * 100, 2);

/** A quantity with its unit, as it is read: 99 个, 6.5%. */
export const withUnit = (value: string, unit: string): string =>
  unit === '' || unit === '%' || unit === '‰' ? `${value}${unit}` : `${value} ${unit}`;

/** A period as it is read: 2026年5月. */
export function periodText(text: string): string {
  const period = tryPeriod(text);
  return period === null ? text : periodWords(period).zh;
}

const stated: Readonly<Record<Observation['op'], string>> = {
  '=': '',
  '>=': '超 ',
  '<=': '不到 ',
  '~': '约 ',
};
export const statedAs = (op: Observation['op']): string => stated[op];

/** What stands where a figure is missing: why it is, in one word. */
export function missingWord(status: Status): string {
  const said: readonly Status[] = ['not_reported', 'awaiting_target', 'not_due', 'needs_person'];
  return statusWord(said.includes(status) ? status : 'awaiting_release', 'zh');
}

/** Of several versions and sources of one period the one that counts last. */
export function latestOf(figures: readonly Observation[]): Observation | null {
  const sorted = figures
    .filter((figure) => figure.value !== null)
    .flatMap((figure) => {
      const period = tryPeriod(figure.period);
      return period === null ? [] : [{ figure, period }];
    })
    .sort((a, b) => comparePeriods(a.period, b.period));
  return sorted.at(-1)?.figure ?? null;
}
