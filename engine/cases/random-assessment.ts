import fc from 'fast-check';
import {
  type ActualRow,
  type AssessInput,
  type Block,
  emptyBlock,
  type Panel,
  parseScheme,
  type Scheme,
  type Subject,
  subjectAxis,
  type TargetRow,
} from '../src/index.ts';
import { actual, target } from './figures.ts';

/** A scheme, subjects and figures drawn by chance: two years of months, every method, sections, vetoes, gaps. */
export interface RandomAssessment {
  scheme: Scheme;
  subjects: Subject[];
  indicators: string[];
  /** Figure of an indicator for a subject in a period, or null. */
  actuals: Map<string, number | null>;
  targets: Map<string, number | null>;
  periods: string[];
}

const YEARS = ['2023', '2024'];
const PERIODS = ['2023-06', '2023-12', '2024-06', '2024-12'];

const round = (x: number) => Math.round(x * 100) / 100;

const methods = fc.oneof(
  fc.record({ name: fc.constant('completion'), cap: fc.constantFrom(1, 1.2, 'none' as const) }),
  fc.record({
    name: fc.constant('efficacy'),
    base: fc.constantFrom(0, 0.6),
    zeroRange: fc.constantFrom('full', 'base', 'missing'),
  }),
  fc.record({
    name: fc.constant('rank-points'),
    step: fc.constantFrom(1, 2),
    floor: fc.constant(3),
    ties: fc.constantFrom('competition', 'dense'),
  }),
  fc.constant({
    name: 'tiers',
    levels: [
      { at: 1.1, points: 12 },
      { at: 1, points: 10 },
      { at: 0.9, points: 8 },
      { at: 0.5, points: 4 },
    ],
  }),
  fc.record({
    name: fc.constant('step'),
    from: fc.constant(1),
    whole: fc.boolean(),
    up: fc.constant({ per: 0.05, points: 0.5, cap: 2 }),
    down: fc.constant({ per: 0.1, points: 1 }),
  }),
  fc.constant({ name: 'yes-no', at: 0.9 }),
  fc.constant({ name: 'z-score', spread: 2 }),
  fc.constant({ name: 'goalposts', worst: 0.2, best: 1.5 }),
  fc.constant({ name: 'progressive', from: 1, width: 0.1, first: 2, increase: 2 }),
  fc.constant({ name: 'base-ratio', base: 1, cap: 1.5 }),
);

const measures = fc.constantFrom(
  'completion',
  'pace',
  'growth',
  'relative',
  'over-average',
  { kind: 'over-average', of: 'all' },
  { kind: 'sum', plus: 0.5, terms: [{ indicator: 'i0', times: 0.001 }] },
);

const missing = fc.constantFrom('withhold', 'redistribute', 'group-mean', 'zero', 'full', { share: 0.6 });

const leaf = (k: number, indicators: number) =>
  fc
    .record({
      id: fc.constant(`item${k}`),
      name: fc.constant(`item${k}`),
      weight: fc.integer({ min: 1, max: 20 }),
      marks: fc.constant(10),
      indicator: fc.integer({ min: 0, max: indicators - 1 }).map((i) => `i${i}`),
      measure: measures,
      direction: fc.constantFrom('higher', 'lower'),
      method: methods,
      peers: fc.constantFrom('group', 'all'),
      missing,
    })
    // Printed tiers pay for more; turned round they would be refused.
    .map((item) => (item.method.name === 'tiers' ? { ...item, direction: 'higher' } : item));

const INDICATORS = 4;

const scheme = fc
  .record({
    leaves: fc.tuple(...Array.from({ length: 6 }, (_, k) => leaf(k, INDICATORS))),
    aggregates: fc.tuple(
      ...Array.from({ length: 2 }, () => fc.constantFrom('arithmetic', 'geometric', 'minimum')),
    ),
    digits: fc.integer({ min: 0, max: 4 }),
    ranks: fc.record({
      within: fc.constantFrom('group', 'all'),
      ties: fc.constantFrom('competition', 'dense', 'ordinal'),
      breakers: fc.constantFrom([], ['item1']),
      overall: fc.constantFrom('competition', 'dense', undefined),
    }),
    veto: fc.constantFrom('disqualify', 'zero', { deduct: 3 }),
    bonus: fc.boolean(),
  })
  .map(({ leaves, aggregates, digits, ranks, veto, bonus }) => ({
    scheme: 'random',
    version: '1',
    name: 'random',
    digits,
    items: [
      {
        id: 'a',
        name: 'a',
        weight: 40,
        aggregate: aggregates[0],
        missing: 'redistribute',
        items: leaves.slice(0, 2),
      },
      {
        id: 'b',
        name: 'b',
        weight: 50,
        aggregate: aggregates[1],
        missing: 'zero',
        items: leaves.slice(2, 4),
      },
      leaves[4],
      { id: 'c', name: 'c', items: [leaves[5]] },
    ],
    ...(bonus && {
      bonus: {
        cap: 3,
        items: [{ id: 'plus', name: 'plus', indicator: 'i1', method: { name: 'per-count', each: 0.01 } }],
      },
    }),
    vetoes: [
      {
        id: 'v',
        name: 'v',
        document: 'd',
        indicator: 'i2',
        measure: 'completion',
        op: '<',
        value: 0.2,
        effect: veto,
      },
    ],
    tallies: [
      { id: 'done', name: 'done', of: 'ratio', take: 'sum' },
      { id: 'lights', name: 'lights', of: 'pace', take: 'intervals', at: [0.9, 1] },
    ],
    ranks: { ...ranks, ...(ranks.overall === undefined ? { overall: undefined } : {}) },
  }));

/** Figures near their targets, on a coarse grid so that ties are common, with some missing. */
const figure = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 2, max: 14 }).map((k) => round(k * 10)) },
  { weight: 1, arbitrary: fc.constant(null) },
);

export const randomAssessment: fc.Arbitrary<RandomAssessment> = fc
  .record({
    scheme,
    groupSizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
    unranked: fc.boolean(),
  })
  .chain(({ scheme: data, groupSizes, unranked }) => {
    const subjects = groupSizes.flatMap((size, g) =>
      Array.from(
        { length: size },
        (_, k): Subject => ({
          id: `g${g}s${k}`,
          group: `g${g}`,
          sort: k,
          assessed: unranked && k === 5 ? 'unranked' : 'ranked',
        }),
      ),
    );
    const indicators = Array.from({ length: INDICATORS }, (_, i) => `i${i}`);
    const actualKeys = subjects.flatMap((s) =>
      indicators.flatMap((i) => PERIODS.map((p) => `${s.id} ${i} ${p}`)),
    );
    const targetKeys = subjects.flatMap((s) =>
      indicators.flatMap((i) => YEARS.map((y) => `${s.id} ${i} ${y}`)),
    );
    return fc
      .tuple(
        fc.array(figure, { minLength: actualKeys.length, maxLength: actualKeys.length }),
        fc.array(figure, { minLength: targetKeys.length, maxLength: targetKeys.length }),
      )
      .map(([actuals, targets]) => ({
        scheme: parseScheme(data),
        subjects,
        indicators,
        actuals: new Map(actualKeys.map((key, k) => [key, actuals[k] ?? null])),
        targets: new Map(targetKeys.map((key, k) => [key, targets[k] ?? null])),
        periods: PERIODS,
      }));
  });

/** The drawn figures as a panel. */
export function panelOf(
  { subjects, indicators, actuals, targets }: RandomAssessment,
  scheme?: Scheme,
): Panel {
  const axis = subjectAxis(
    subjects,
    (scheme?.groups ?? []).map((group) => group.id),
  );
  const fill = (block: Block, figures: Map<string, number | null>) => {
    for (const [key, value] of figures) {
      const [subject = '', indicator = '', period = ''] = key.split(' ');
      const u = axis.index.get(subject) as number;
      const i = block.indicators.get(indicator) as number;
      const p = block.periods.get(period) as number;
      block.data[(i * block.periods.size + p) * subjects.length + u] = value ?? Number.NaN;
    }
    return block;
  };
  return {
    axis,
    blocks: [
      fill(emptyBlock('actual', axis, indicators, PERIODS), actuals),
      fill(emptyBlock('target', axis, indicators, YEARS), targets),
    ],
  };
}

function rowsOf({ actuals, targets }: RandomAssessment): { observations: ActualRow[]; targets: TargetRow[] } {
  const split = (key: string) => key.split(' ') as [string, string, string];
  const text = (value: number | null) => (value === null ? null : String(value));
  return {
    observations: [...actuals].map(([key, value]) => actual(...split(key), text(value))),
    targets: [...targets].map(([key, value]) => target(...split(key), text(value))),
  };
}

/** The drawn figures as rows of files, for one period. */
export function inputOf(drawn: RandomAssessment, period: string): Required<AssessInput> {
  const subjects = drawn.subjects.map((s) => ({
    id: s.id,
    name: s.id,
    group: s.group ?? '',
    parent: '',
    sort: s.sort ?? null,
    assessed: s.assessed ?? 'ranked',
  }));
  return { scheme: drawn.scheme, subjects, period, ...rowsOf(drawn) };
}
