import { monthsInAll } from '../calendar/elapsed.ts';
import { parsePeriod, samePeriodLastYear, yearOf } from '../calendar/period.ts';
import { type Column, findColumn, type Panel } from '../panel/panel.ts';
import type { Measure } from './measure.ts';

/** Fills out[0, count) with the measure of subjects first … first + count − 1; NaN where it cannot be told. */
export type MeasureColumn = (out: Float64Array, first: number, count: number) => void;

/** What an item says about the figures it looks at. */
export interface MeasureSubject {
  indicator: string;
  measure: Measure;
  higher: boolean;
  /** A target stated in the scheme itself, the same for everybody. */
  fixedTarget?: number | undefined;
  /** Key of the target column (indicator, and tier where one is asked for). */
  targetKey: string;
}

/** The columns that a measure reads in a period; absent ones are undefined. */
export interface MeasureInputs {
  actual: Column | undefined;
  target: Column | undefined;
  prior: Column | undefined;
  /** What the prior figure is multiplied by: 1, or the share of the year gone where an annual figure stands in. */
  priorTimes: number;
  /** Share of the year gone at the period's end; NaN where the key does not tell. */
  elapsed: number;
}

/** Looks up the columns of a measure. A target of the period itself goes before one of its year. */
export function measureInputs(item: MeasureSubject, panel: Panel, period: string): MeasureInputs {
  const key = parsePeriod(period);
  const year = String(yearOf(key));
  const elapsed = key.kind === 'years' ? Number.NaN : monthsInAll(key) / 12;
  const target =
    findColumn(panel, 'target', item.targetKey, period) ?? findColumn(panel, 'target', item.targetKey, year);
  const before = samePeriodLastYear(key);
  let prior = before === null ? undefined : findColumn(panel, 'actual', item.indicator, before.text);
  let priorTimes = 1;
  const prorate = 'prorate' in item.measure && item.measure.prorate;
  if (prior === undefined && prorate) {
    prior = findColumn(panel, 'actual', item.indicator, String(yearOf(key) - 1));
    priorTimes = elapsed;
  }
  return { actual: findColumn(panel, 'actual', item.indicator, period), target, prior, priorTimes, elapsed };
}

const nothing: MeasureColumn = (out, _first, count) => {
  out.fill(Number.NaN, 0, count);
};

/** Binds a measure to a panel and period: the loops over cells, with nothing looked up and nothing allocated. */
export function measureColumn(item: MeasureSubject, panel: Panel, period: string): MeasureColumn {
  const { measure } = item;
  if (measure.kind === 'sum') return sumColumn(measure, panel, period);
  const inputs = measureInputs(item, panel, period);
  const { actual } = inputs;
  if (actual === undefined) return nothing;
  const a = actual.block.data;
  const ao = actual.offset;
  switch (measure.kind) {
    case 'value':
      return (out, first, count) => {
        for (let j = 0, c = ao + first; j < count; j++, c++) out[j] = a[c] as number;
      };
    case 'forecast': {
      const times = 1 / inputs.elapsed;
      return (out, first, count) => {
        for (let j = 0, c = ao + first; j < count; j++, c++) out[j] = (a[c] as number) * times;
      };
    }
    case 'completion':
    case 'pace':
    case 'ratio':
    case 'difference':
    case 'pace-gap':
      return targetColumn(item, inputs, a, ao);
    case 'increment':
    case 'growth':
    case 'relative':
      return priorColumn(measure.kind, inputs, a, ao);
    case 'share': {
      const other = findColumn(panel, 'actual', measure.of, period);
      if (other === undefined) return nothing;
      const b = other.block.data;
      const bo = other.offset;
      return (out, first, count) => {
        for (let j = 0, c = first; j < count; j++, c++) {
          const whole = b[bo + c] as number;
          out[j] = whole > 0 ? (a[ao + c] as number) / whole : Number.NaN;
        }
      };
    }
    case 'minus-average':
    case 'over-average':
      return averageColumn(measure, panel, a, ao);
  }
}

function targetColumn(
  item: MeasureSubject,
  inputs: MeasureInputs,
  a: Float64Array,
  ao: number,
): MeasureColumn {
  const { target, elapsed } = inputs;
  const kind = item.measure.kind;
  const fixed = item.fixedTarget;
  if (target === undefined && fixed === undefined) return nothing;
  // A fixed target is one cell that every subject reads: stride 0.
  const t = fixed === undefined && target ? target.block.data : Float64Array.of(fixed ?? Number.NaN);
  const to = fixed === undefined && target ? target.offset : 0;
  const stride = fixed === undefined ? 1 : 0;
  if (kind === 'difference')
    return (out, first, count) => {
      for (let j = 0, c = first; j < count; j++, c++)
        out[j] = (a[ao + c] as number) - (t[to + c * stride] as number);
    };
  if (kind === 'completion' || kind === 'pace') {
    const times = kind === 'pace' ? 1 / elapsed : 1;
    if (item.higher)
      return (out, first, count) => {
        for (let j = 0, c = first; j < count; j++, c++) {
          const goal = t[to + c * stride] as number;
          const done = ((a[ao + c] as number) / goal) * times;
          out[j] = goal > 0 ? (done < 0 ? 0 : done) : Number.NaN;
        }
      };
    return (out, first, count) => {
      for (let j = 0, c = first; j < count; j++, c++) {
        const goal = t[to + c * stride] as number;
        const done = 2 - ((a[ao + c] as number) / goal) * times;
        out[j] = goal > 0 ? (done < 0 ? 0 : done) : Number.NaN;
      }
    };
  }
  const less = kind === 'pace-gap' ? elapsed : 0;
  return (out, first, count) => {
    for (let j = 0, c = first; j < count; j++, c++) {
      const goal = t[to + c * stride] as number;
      out[j] = goal > 0 ? (a[ao + c] as number) / goal - less : Number.NaN;
    }
  };
}

function priorColumn(
  kind: 'increment' | 'growth' | 'relative',
  { prior, priorTimes }: MeasureInputs,
  a: Float64Array,
  ao: number,
): MeasureColumn {
  if (prior === undefined) return nothing;
  const b = prior.block.data;
  const bo = prior.offset;
  if (kind === 'increment')
    return (out, first, count) => {
      for (let j = 0, c = first; j < count; j++, c++)
        out[j] = (a[ao + c] as number) - (b[bo + c] as number) * priorTimes;
    };
  const less = kind === 'growth' ? 1 : 0;
  return (out, first, count) => {
    for (let j = 0, c = first; j < count; j++, c++) {
      const last = (b[bo + c] as number) * priorTimes;
      out[j] = last > 0 ? (a[ao + c] as number) / last - less : Number.NaN;
    }
  };
}

/** Average of the ranked figures in [from, to) of a column; NaN where there is none. */
function average(a: Float64Array, from: number, to: number): { sum: number; count: number } {
  let sum = 0;
  let count = 0;
  for (let c = from; c < to; c++) {
    const value = a[c] as number;
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
  }
  return { sum, count };
}

function averageColumn(
  measure: Extract<Measure, { kind: 'minus-average' | 'over-average' }>,
  panel: Panel,
  a: Float64Array,
  ao: number,
): MeasureColumn {
  const { groups } = panel.axis;
  const all = measure.of === 'all';
  const minus = measure.kind === 'minus-average';
  return (out, first, count) => {
    const total = { sum: 0, count: 0 };
    if (all)
      for (const group of groups) {
        const part = average(a, ao + group.from, ao + group.ranked);
        total.sum += part.sum;
        total.count += part.count;
      }
    for (const group of groups) {
      const from = Math.max(group.from, first);
      const to = Math.min(group.to, first + count);
      if (from >= to) continue;
      const part = all ? total : average(a, ao + group.from, ao + group.ranked);
      const mean = part.sum / part.count;
      for (let c = from; c < to; c++) {
        const value = a[ao + c] as number;
        out[c - first] = minus ? value - mean : mean > 0 ? value / mean : Number.NaN;
      }
    }
  };
}

function sumColumn(measure: Extract<Measure, { kind: 'sum' }>, panel: Panel, period: string): MeasureColumn {
  const terms = measure.terms.map((term) => ({
    ...term,
    column: findColumn(panel, 'actual', term.indicator, period),
  }));
  return (out, first, count) => {
    out.fill(measure.plus, 0, count);
    for (const { column, times, shortOf, absent } of terms) {
      for (let j = 0; j < count; j++) {
        let value = column ? (column.block.data[column.offset + first + j] as number) : Number.NaN;
        if (Number.isNaN(value) && absent !== undefined) value = absent;
        if (shortOf !== undefined) value = value >= shortOf ? 0 : shortOf - value;
        out[j] = (out[j] as number) + times * value;
      }
    }
  };
}
