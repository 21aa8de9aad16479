import type { Panel } from '../panel/panel.ts';
import type { Measure } from './measure.ts';
import type { MeasureInputs, MeasureSubject } from './measure-inputs.ts';

/**
 * Fills out[0, count) with the measure of subjects first … first + count − 1; NaN where it cannot be told. The loops
 * over cells, with nothing looked up and nothing allocated in them. Measures that hold an actual against its target
 * read `ratio` (actual ÷ target, filled beforehand): one division serves them all.
 */
export type MeasureColumn = (
  inputs: MeasureInputs,
  ratio: Float64Array,
  out: Float64Array,
  first: number,
  count: number,
) => void;

/** Whether a measure reads the ratio of actual to target. */
export function usesRatio({ kind }: Measure): boolean {
  return ['ratio', 'pace-gap', 'completion', 'pace'].includes(kind);
}

/** Fills out[0, count) with actual ÷ target; NaN where either is missing or the target is not above 0. */
export function fillRatio(
  { actual, target, fixedTarget }: MeasureInputs,
  out: Float64Array,
  first: number,
  count: number,
): void {
  if (actual === undefined || (target === undefined && fixedTarget === undefined)) {
    nothing(out, count);
    return;
  }
  const a = actual.block.data;
  const ao = actual.offset + first;
  if (fixedTarget !== undefined) {
    for (let j = 0; j < count; j++) out[j] = (a[ao + j] as number) / fixedTarget;
    return;
  }
  if (target === undefined) return;
  const t = target.block.data;
  const to = target.offset + first;
  for (let j = 0; j < count; j++) {
    const goal = t[to + j] as number;
    out[j] = goal > 0 ? (a[ao + j] as number) / goal : Number.NaN;
  }
}

/** The loop of a measure. */
export function measureColumn({ measure, higher }: MeasureSubject, panel: Panel): MeasureColumn {
  switch (measure.kind) {
    case 'value':
      return value;
    case 'forecast':
      return forecast;
    case 'ratio':
      return ratioItself;
    case 'pace-gap':
      return paceGap;
    case 'difference':
      return difference;
    case 'completion':
      return higher ? completion : completionLower;
    case 'pace':
      return higher ? pace : paceLower;
    case 'increment':
      return againstPrior(measure, increment);
    case 'relative':
      return againstPrior(measure, relative);
    case 'growth':
      return againstPrior(measure, growth);
    case 'share':
      return share;
    case 'minus-average':
    case 'over-average':
      return averageColumn(measure, panel);
    case 'sum':
      return sumColumn(measure);
  }
}

function nothing(out: Float64Array, count: number): void {
  out.fill(Number.NaN, 0, count);
}

const value: MeasureColumn = ({ actual }, _ratio, out, first, count) => {
  if (actual === undefined) return nothing(out, count);
  const a = actual.block.data;
  for (let j = 0, c = actual.offset + first; j < count; j++, c++) out[j] = a[c] as number;
};

const forecast: MeasureColumn = ({ actual, elapsed, period }, _ratio, out, first, count) => {
  if (actual === undefined) return nothing(out, count);
  const a = actual.block.data;
  const times = 1 / (elapsed[period] as number);
  for (let j = 0, c = actual.offset + first; j < count; j++, c++) out[j] = (a[c] as number) * times;
};

const share: MeasureColumn = ({ actual, whole }, _ratio, out, first, count) => {
  if (actual === undefined || whole === undefined) return nothing(out, count);
  const a = actual.block.data;
  const b = whole.block.data;
  const ao = actual.offset + first;
  const bo = whole.offset + first;
  for (let j = 0; j < count; j++) {
    const all = b[bo + j] as number;
    out[j] = all > 0 ? (a[ao + j] as number) / all : Number.NaN;
  }
};

const ratioItself: MeasureColumn = (_inputs, ratio, out, _first, count) => {
  for (let j = 0; j < count; j++) out[j] = ratio[j] as number;
};

const paceGap: MeasureColumn = ({ elapsed, period }, ratio, out, _first, count) => {
  const gone = elapsed[period] as number;
  for (let j = 0; j < count; j++) out[j] = (ratio[j] as number) - gone;
};

const completion: MeasureColumn = (_inputs, ratio, out, _first, count) => {
  for (let j = 0; j < count; j++) {
    const done = ratio[j] as number;
    out[j] = done < 0 ? 0 : done;
  }
};

const completionLower: MeasureColumn = (_inputs, ratio, out, _first, count) => {
  for (let j = 0; j < count; j++) {
    const done = 2 - (ratio[j] as number);
    out[j] = done < 0 ? 0 : done;
  }
};

const pace: MeasureColumn = ({ elapsed, period }, ratio, out, _first, count) => {
  const times = 1 / (elapsed[period] as number);
  for (let j = 0; j < count; j++) {
    const done = (ratio[j] as number) * times;
    out[j] = done < 0 ? 0 : done;
  }
};

const paceLower: MeasureColumn = ({ elapsed, period }, ratio, out, _first, count) => {
  const times = 1 / (elapsed[period] as number);
  for (let j = 0; j < count; j++) {
    const done = 2 - (ratio[j] as number) * times;
    out[j] = done < 0 ? 0 : done;
  }
};

const difference: MeasureColumn = ({ actual, target, fixedTarget }, _ratio, out, first, count) => {
  if (actual === undefined || (target === undefined && fixedTarget === undefined)) return nothing(out, count);
  const a = actual.block.data;
  for (let j = 0, c = actual.offset + first; j < count; j++, c++) {
    const goal = fixedTarget ?? (target?.block.data[target.offset + first + j] as number);
    out[j] = (a[c] as number) - goal;
  }
};

/** A loop over actuals a[ao + j] and last year's figures b[bo + j] × times. */
type PriorLoop = (
  out: Float64Array,
  count: number,
  a: Float64Array,
  ao: number,
  b: Float64Array,
  bo: number,
  shares: Float64Array,
  at: number,
) => void;

const whole = Float64Array.of(1);

function againstPrior(measure: Measure, loop: PriorLoop): MeasureColumn {
  const prorate = 'prorate' in measure && measure.prorate;
  return ({ actual, prior, lastYear, elapsed, period }, _ratio, out, first, count) => {
    const last = prior ?? (prorate ? lastYear : undefined);
    if (actual === undefined || last === undefined) return nothing(out, count);
    const times = prior === undefined ? elapsed : whole;
    const at = prior === undefined ? period : 0;
    loop(
      out,
      count,
      actual.block.data,
      actual.offset + first,
      last.block.data,
      last.offset + first,
      times,
      at,
    );
  };
}

const increment: PriorLoop = (out, count, a, ao, b, bo, shares, at) => {
  const times = shares[at] as number;
  for (let j = 0; j < count; j++) out[j] = (a[ao + j] as number) - (b[bo + j] as number) * times;
};

const relative: PriorLoop = (out, count, a, ao, b, bo, shares, at) => {
  const times = shares[at] as number;
  for (let j = 0; j < count; j++) {
    const last = (b[bo + j] as number) * times;
    out[j] = last > 0 ? (a[ao + j] as number) / last : Number.NaN;
  }
};

const growth: PriorLoop = (out, count, a, ao, b, bo, shares, at) => {
  const times = shares[at] as number;
  for (let j = 0; j < count; j++) {
    const last = (b[bo + j] as number) * times;
    out[j] = last > 0 ? (a[ao + j] as number) / last - 1 : Number.NaN;
  }
};

/** Sum and number of the figures in [from, to) of a column. */
function average(a: Float64Array, from: number, to: number): { sum: number; count: number } {
  let sum = 0;
  let count = 0;
  for (let c = from; c < to; c++) {
    const figure = a[c] as number;
    if (!Number.isNaN(figure)) {
      sum += figure;
      count++;
    }
  }
  return { sum, count };
}

function averageColumn(
  measure: Extract<Measure, { kind: 'minus-average' | 'over-average' }>,
  panel: Panel,
): MeasureColumn {
  const { groups } = panel.axis;
  const all = measure.of === 'all';
  const minus = measure.kind === 'minus-average';
  return ({ actual }, _ratio, out, first, count) => {
    if (actual === undefined) return nothing(out, count);
    const a = actual.block.data;
    const ao = actual.offset;
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
        const figure = a[ao + c] as number;
        out[c - first] = minus ? figure - mean : mean > 0 ? figure / mean : Number.NaN;
      }
    }
  };
}

function sumColumn(measure: Extract<Measure, { kind: 'sum' }>): MeasureColumn {
  return ({ terms }, _ratio, out, first, count) => {
    out.fill(measure.plus, 0, count);
    measure.terms.forEach(({ times, shortOf, absent }, k) => {
      const column = terms[k];
      for (let j = 0; j < count; j++) {
        let figure = column ? (column.block.data[column.offset + first + j] as number) : Number.NaN;
        if (Number.isNaN(figure) && absent !== undefined) figure = absent;
        if (shortOf !== undefined) figure = figure >= shortOf ? 0 : shortOf - figure;
        out[j] = (out[j] as number) + times * figure;
      }
    });
  };
}
