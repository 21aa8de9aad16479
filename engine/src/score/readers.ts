import type { Column } from '../panel/panel.ts';
import type { NodePlan } from './compile-items.ts';
import type { MeasureInputs, MeasurePlan } from './measure-inputs.ts';
import type { Plan } from './plan.ts';

/** What has to be recomputed when a figure of one indicator changes. */
export interface Reach {
  /** Top-level nodes that look at it. */
  nodes: number[];
  /** Whether bonuses, deductions, vetoes or promotions look at it. */
  rules: boolean;
  /** Whether one subject's figure moves subjects of other groups. */
  everybody: boolean;
  /** Scored periods that look at a column of it. */
  periods(column: Column): number[];
  /** Scored periods whose tallies look at it; more than those, where a tally holds figures against last year's. */
  tallyPeriods(column: Column): number[];
}

/** By role and key of a column ("actual gdp"): who reads it. */
export function readersOf(plan: Plan): Map<string, Reach[]> {
  const found = new Map<
    string,
    { nodes: Set<number>; rules: boolean; everybody: boolean; sources: MeasurePlan[] }
  >();
  const note = (key: string, node: number | 'rules', everybody: boolean, source: MeasurePlan) => {
    const entry = found.get(key) ?? { nodes: new Set(), rules: false, everybody: false, sources: [] };
    found.set(key, entry);
    if (node === 'rules') entry.rules = true;
    else entry.nodes.add(node);
    entry.everybody ||= everybody;
    entry.sources.push(source);
  };
  const noteMeasure = (source: MeasurePlan, node: number | 'rules', everybody: boolean) => {
    const { indicator, measure, targetKey } = source.subject;
    if (measure.kind === 'sum')
      for (const term of measure.terms) note(`actual ${term.indicator}`, node, everybody, source);
    else note(`actual ${indicator}`, node, everybody, source);
    if (measure.kind === 'share') note(`actual ${measure.of}`, node, everybody, source);
    note(`target ${targetKey}`, node, everybody, source);
  };
  const walk = (node: NodePlan, top: number): void => {
    if (node.kind === 'section') {
      for (const child of node.children) walk(child, top);
      return;
    }
    const everybody = node.peers === 'all';
    noteMeasure(node.measured, top, everybody);
    if (node.node.cases) note(`actual ${node.node.cases.indicator}`, top, everybody, node.measured);
  };
  plan.nodes.forEach(walk);
  for (const adjustments of [plan.bonus, plan.deduction])
    for (const item of adjustments?.items ?? []) noteMeasure(item.measured, 'rules', false);
  for (const condition of [...plan.vetoes, ...plan.promotions])
    noteMeasure(condition.measured, 'rules', false);
  const reaches = new Map<string, Reach[]>();
  for (const [key, { nodes, rules, everybody, sources }] of found)
    reaches.set(key, [
      {
        nodes: [...nodes],
        rules,
        everybody,
        periods: periodsReading(plan, sources, (measure) => priorKinds.has(measure)),
        tallyPeriods: periodsReading(plan, sources, () => plan.tallies.length > 0),
      },
    ]);
  return reaches;
}

/** Scored periods whose inputs hold the column, by the measures that read it; looked up once a column. */
function periodsReading(
  plan: Plan,
  sources: readonly MeasurePlan[],
  looksBack: (measure: string) => boolean,
): Reach['periods'] {
  const known = new Map<string, number[]>();
  return (column) => {
    const key = `${plan.panel.blocks.indexOf(column.block)} ${column.offset}`;
    let periods = known.get(key);
    if (periods === undefined) {
      periods = plan.periods
        .map((_, p) => p)
        .filter((p) =>
          sources.some(
            (source) =>
              holds(source.inputs(p), looksBack(source.subject.measure.kind), column) ||
              casesAt(plan, p, column),
          ),
        );
      known.set(key, periods);
    }
    return periods;
  };
}

const priorKinds: ReadonlySet<string> = new Set(['increment', 'growth', 'relative']);

function holds(inputs: MeasureInputs, prior: boolean, column: Column): boolean {
  const same = (other: Column | undefined) => other?.block === column.block && other.offset === column.offset;
  return (
    same(inputs.actual) ||
    same(inputs.target) ||
    same(inputs.whole) ||
    inputs.terms.some(same) ||
    (prior && (same(inputs.prior) || same(inputs.lastYear)))
  );
}

/** A count of cases is read in the period itself. */
function casesAt(plan: Plan, period: number, column: Column): boolean {
  const p = column.block.periods.get(plan.periods[period] as string);
  const subjects = plan.panel.axis.subjects.length;
  return p !== undefined && Math.floor(column.offset / subjects) % column.block.periods.size === p;
}
