/** Indicators of the public statistics: one series per printed name and unit, never merged across names. */
import type { BundleIndicator, BundleObservation } from '../shape.ts';

/** A statistic's printed indicator name with its observation. */
export interface Statistic {
  readonly name: string;
  readonly observation: BundleObservation;
}

/** The same printed name in two units (出口总额 in 亿元 and in 亿美元) is two series, so the unit is in the code. */
export function statisticOf(name: string, figure: Omit<BundleObservation, 'indicator'>): Statistic {
  const unit = figure.unit === '' ? '' : `(${figure.unit})`;
  return { name, observation: { ...figure, indicator: `stat/${name}${unit}` } };
}

/** One indicator per series, in the order of first appearance. */
export function statisticIndicators(statistics: readonly Statistic[]): BundleIndicator[] {
  const series = new Map(statistics.map((one) => [one.observation.indicator, one]));
  return [...series.values()].map(({ name, observation }) => ({
    code: observation.indicator,
    name,
    unit: observation.unit,
    ...kindOf(name, observation.unit),
    aggregation: 'latest',
  }));
}

/** Read off the printed name and unit alone; nothing is judged by these series, they are context. */
export function kindOf(name: string, unit: string): Pick<BundleIndicator, 'measure' | 'direction'> {
  if (unit === '位') return { measure: 'rank', direction: 'lower' };
  if (name === 'CPI') return { measure: 'level', direction: 'band' };
  const direction = /倍差|失业率/.test(name) ? 'lower' : 'higher';
  if (unit !== '%') return { measure: 'level', direction };
  return { measure: /增长/.test(name) ? 'growth' : 'share', direction };
}
