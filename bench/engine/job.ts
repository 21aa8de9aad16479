import { parseScheme, type Scheme, type Subject } from '../../engine/src/index.ts';
import { chance } from './chance.ts';
import { SECTIONS, type Size } from './sizes.ts';

/** What one indicator of the job is and how it is scored. */
export interface JobItem {
  id: string;
  section: number;
  kind: 'capped' | 'efficacy' | 'rank' | 'tiers' | 'bonus' | 'veto';
  weight: number;
  lower: boolean;
  count: boolean;
  cap: number;
  rankStep: number;
  bonusRate: number;
}

export interface Job {
  size: Size;
  items: JobItem[];
  sectionWeights: number[];
  groupSizes: number[];
  subjects: Subject[];
  scheme: Scheme;
}

/** Tiers of the job: completion from … earns … */
export const TIERS = [
  [1.1, 110],
  [1, 100],
  [0.9, 80],
  [0.8, 60],
  [0.6, 40],
] as const;
export const VETO_BELOW = 0.3;
export const LIGHTS = [0.9, 1] as const;

const kinds = [
  [0.4, 'capped'],
  [0.6, 'efficacy'],
  [0.75, 'rank'],
  [0.9, 'tiers'],
  [0.97, 'bonus'],
  [1, 'veto'],
] as const;

/** The job of a size: subjects in groups, items in sections, and the scheme that says how they are scored. */
export function jobOf(size: Size): Job {
  const items = Array.from({ length: size.indicators }, (_, i): JobItem => {
    const draw = chance(i, 2);
    return {
      id: `i${i}`,
      section: Math.floor((i * SECTIONS) / size.indicators),
      kind: kinds.find(([below]) => draw < below)?.[1] ?? 'veto',
      weight: 1 + Math.floor(chance(i, 3) * 5),
      lower: chance(i, 4) < 0.2,
      count: chance(i, 8) < 0.1,
      cap: 1 + 0.1 * Math.floor(chance(i, 5) * 3),
      rankStep: 1 + Math.floor(chance(i, 6) * 2),
      bonusRate: [0.5, 1, 2][Math.floor(chance(i, 7) * 3)] ?? 1,
    };
  });
  const raw = Array.from({ length: SECTIONS }, (_, d) => 1 + Math.floor(chance(d, 9) * 4));
  const sum = raw.reduce((a, b) => a + b, 0);
  const sectionWeights = raw.map((w) => (w / sum) * 100);
  const groupSizes = groupSizesOf(size);
  const subjects = groupSizes.flatMap((count, g) =>
    Array.from({ length: count }, (_, k): Subject => ({ id: `g${g}u${k}`, group: `g${g}`, sort: k })),
  );
  return {
    size,
    items,
    sectionWeights,
    groupSizes,
    subjects,
    scheme: schemeOf(items, sectionWeights, groupSizes.length),
  };
}

function groupSizesOf(size: Size): number[] {
  const shares = Array.from({ length: size.groups }, (_, g) => 0.5 + chance(g, 1));
  const total = shares.reduce((a, b) => a + b, 0);
  let sum = 0;
  let placed = 0;
  return shares.map((share, g) => {
    sum += share;
    const end = g === size.groups - 1 ? size.subjects : Math.round((sum / total) * size.subjects);
    const count = end - placed;
    placed = end;
    return count;
  });
}

/** An item's rule as a scheme file states it; marks are out of 100 and brought to the item's weight. */
function rule(item: JobItem): object {
  switch (item.kind) {
    case 'capped':
      return { name: 'completion', cap: item.cap };
    case 'efficacy':
      return { name: 'efficacy', base: 0.6 };
    case 'rank':
      return { name: 'rank-points', first: 100, step: item.rankStep, floor: 60 };
    case 'tiers':
      return { name: 'tiers', levels: TIERS.map(([at, points]) => ({ at, points })) };
    case 'bonus':
      return {
        name: 'step',
        base: 100,
        from: 1,
        up: { per: 0.01, points: item.bonusRate, cap: 10 },
        down: { per: 0.01, points: item.bonusRate, cap: 20 },
        floor: 'none',
      };
    case 'veto':
      return { name: 'yes-no', at: VETO_BELOW };
  }
}

function schemeOf(items: readonly JobItem[], sectionWeights: readonly number[], groups: number): Scheme {
  const measured = (item: JobItem) => ({
    indicator: item.id,
    measure: 'pace',
    direction: item.lower ? 'lower' : 'higher',
  });
  return parseScheme({
    scheme: 'bench',
    version: '1',
    name: 'Assessment run',
    status: 'example',
    digits: 10,
    precision: 10,
    missing: 'redistribute',
    groups: Array.from({ length: groups }, (_, g) => ({ id: `g${g}`, name: `g${g}` })),
    items: sectionWeights.map((weight, d) => ({
      id: `section-${d}`,
      name: `Section ${d}`,
      weight,
      missing: 'zero',
      items: items
        .filter((item) => item.section === d)
        .map((item) => ({
          id: item.id,
          name: item.id,
          weight: item.weight,
          marks: 100,
          ...measured(item),
          method: rule(item),
        })),
    })),
    vetoes: items
      .filter((item) => item.kind === 'veto')
      .map((item) => ({
        id: `veto-${item.id}`,
        name: `Veto ${item.id}`,
        document: 'bench',
        ...measured(item),
        op: '<',
        value: VETO_BELOW,
        effect: 'zero',
      })),
    ranks: { within: 'group', ties: 'competition', overall: 'dense' },
    tallies: [
      { id: 'done', name: 'Σ completion', of: 'ratio', take: 'sum' },
      { id: 'gap', name: 'Σ gap to pace', of: 'pace-gap', take: 'sum' },
      { id: 'growth', name: 'Σ growth', of: 'growth', take: 'sum', prorate: true },
      { id: 'forecast', name: 'Σ forecast', of: 'forecast', take: 'sum' },
      { id: 'lights', name: 'lights', of: 'pace', take: 'intervals', at: [...LIGHTS] },
    ],
  });
}
