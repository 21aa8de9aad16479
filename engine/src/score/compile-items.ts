import type { Aggregate } from '../aggregate/aggregate.ts';
import { aggregates } from '../aggregate/aggregates.ts';
import type { ColumnFinder } from '../panel/finder.ts';
import {
  isSection,
  type Leaf,
  type MissingPolicy,
  type MissingRule,
  type Scheme,
  type SchemeNode,
  type Section,
  weightIn,
} from '../scheme/scheme.ts';
import { measureReach, turnsRound } from './measure.ts';
import { type MeasurePlan, type MeasureSubject, measuredOf, measurePlan } from './measure-inputs.ts';
import type { BoundMethod } from './method.ts';
import { scoringMethod } from './methods.ts';
import { reach } from './threshold.ts';

/**
 * From the scheme's tree to column work: every item bound to its method, its measure and its weight in each class of
 * groups. Compiling costs per item; running costs per cell.
 */

export type Cause = 'actual' | 'target' | 'prior' | 'cases' | 'other';

export interface LeafPlan {
  kind: 'leaf';
  node: Leaf;
  /** Place among all leaves, in scheme order. */
  order: number;
  measured: MeasurePlan;
  /** Whether tallies take it in: a weighted sum has no target or last year of its own. */
  tallied: boolean;
  method: BoundMethod;
  marks: number;
  /** Whose figures one subject's points depend on. */
  peers: 'own' | 'group' | 'all';
  /** Whether the method itself compares with peers, and with whom. */
  compares: 'own' | 'group' | 'all';
  missing: Record<Cause, MissingPolicy>;
  /** Every cause leaves the weight to the siblings: nothing has to be settled cell by cell. */
  redistributes: boolean;
  weights: Float64Array;
  /** Cells with too few cases, by period; undefined where the item asks for none. */
  tooFew(period: number): ((first: number, j: number) => boolean) | undefined;
}

export interface SectionPlan {
  kind: 'section';
  node: Section;
  aggregate: Aggregate;
  children: NodePlan[];
  depth: number;
  weights: Float64Array;
  /** Sum of the children's weights, by class. */
  inner: Float64Array;
  missing: MissingPolicy;
}

export type NodePlan = LeafPlan | SectionPlan;

function missingByCause(rule: MissingRule, fallback: MissingRule): Record<Cause, MissingPolicy> {
  const of = (cause: Cause): MissingPolicy => {
    for (const given of [rule, fallback]) {
      if (typeof given === 'string' || 'share' in given) return given;
      const own = given[cause];
      if (own !== undefined) return own;
    }
    return 'withhold';
  };
  return {
    actual: of('actual'),
    target: of('target'),
    prior: of('prior'),
    cases: of('cases'),
    other: of('other'),
  };
}

/** The method of an item, told its marks and which way is better once the measure has been taken. */
export function boundMethod(
  item: { method: { name: string }; measure: MeasureSubject['measure']; direction: 'higher' | 'lower' },
  marks: number,
  precision: number,
): BoundMethod {
  const method = scoringMethod(item.method.name);
  if (method === undefined) throw new RangeError(`unknown scoring method ${item.method.name}`);
  const higher = item.direction === 'higher' || turnsRound(item.measure.kind);
  return method.bind(item.method, { marks, higher, precision });
}

export class ItemCompiler {
  readonly leaves: LeafPlan[] = [];
  depth = 0;
  readonly #scheme: Scheme;
  readonly #finder: ColumnFinder;
  /** One representative group of each weight class. */
  readonly #classes: readonly string[];

  constructor(scheme: Scheme, finder: ColumnFinder, classes: readonly string[]) {
    this.#scheme = scheme;
    this.#finder = finder;
    this.#classes = classes;
  }

  node(node: SchemeNode, depth = 1): NodePlan {
    return isSection(node) ? this.#section(node, depth) : this.#leaf(node);
  }

  #weights(node: SchemeNode): Float64Array {
    return Float64Array.from(this.#classes, (group) => weightIn(node, group) ?? Number.NaN);
  }

  #section(node: Section, depth: number): SectionPlan {
    this.depth = Math.max(this.depth, depth);
    const children = node.items.map((item) => this.node(item, depth + 1));
    return {
      kind: 'section',
      node,
      aggregate: aggregates[node.aggregate],
      children,
      depth,
      weights: this.#weights(node),
      inner: innerWeights(children, this.#classes.length),
      missing: node.missing ?? 'withhold',
    };
  }

  #leaf(node: Leaf): LeafPlan {
    const weights = this.#weights(node);
    const marks = node.marks ?? weights.find((w) => !Number.isNaN(w)) ?? 1;
    const compares = scoringMethod(node.method.name)?.peers ? node.peers : 'own';
    const looks = measureReach(node.measure);
    const missing = missingByCause(node.missing ?? {}, this.#scheme.missing);
    const leaf: LeafPlan = {
      kind: 'leaf',
      node,
      order: this.leaves.length,
      measured: measurePlan(measuredOf(node), this.#finder),
      tallied: node.measure.kind !== 'sum',
      method: boundMethod(node, marks, this.#scheme.precision),
      marks,
      compares,
      peers:
        compares === 'all' || looks === 'all'
          ? 'all'
          : compares === 'group' || looks === 'group'
            ? 'group'
            : 'own',
      missing,
      redistributes: Object.values(missing).every((policy) => policy === 'redistribute'),
      weights,
      tooFew: node.cases === undefined ? () => undefined : this.#tooFew(node.cases),
    };
    this.leaves.push(leaf);
    return leaf;
  }

  #tooFew(cases: NonNullable<Leaf['cases']>): LeafPlan['tooFew'] {
    const enough = reach(cases.atLeast, this.#scheme.precision);
    const series = this.#finder.series('actual', cases.indicator);
    const tests: ((first: number, j: number) => boolean)[] = [];
    return (period) => {
      const column = series('now', period);
      tests[period] ??= column
        ? (first, j) => !((column.block.data[column.offset + first + j] as number) >= enough)
        : () => true;
      return tests[period];
    };
  }
}

/** Σ of the children's weights in scheme order, skipping those that a class is not scored on. */
export function innerWeights(children: readonly NodePlan[], classes: number): Float64Array {
  return Float64Array.from({ length: classes }, (_, c) => {
    let sum = 0;
    for (const child of children) {
      const weight = child.weights[c] as number;
      if (!Number.isNaN(weight)) sum += weight;
    }
    return sum;
  });
}
