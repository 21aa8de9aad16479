import type { Measure } from '../score/measure.ts';
import { isSection, type Scheme, type SchemeNode } from './scheme.ts';

interface Measured {
  indicator: string;
  measure: Measure;
  unit?: string | undefined;
  cases?: { indicator: string } | undefined;
}

/** Every indicator that a scheme looks at, and the units in which it wants them. */
export function indicatorsOf(scheme: Scheme): { indicators: Set<string>; units: Map<string, string> } {
  const indicators = new Set<string>();
  const units = new Map<string, string>();
  const take = ({ indicator, measure, unit, cases }: Measured) => {
    if (measure.kind === 'sum') for (const term of measure.terms) indicators.add(term.indicator);
    else indicators.add(indicator);
    if (measure.kind === 'share') indicators.add(measure.of);
    if (cases) indicators.add(cases.indicator);
    if (unit !== undefined) units.set(indicator, unit);
  };
  const walk = (node: SchemeNode): void => {
    if (isSection(node)) node.items.forEach(walk);
    else take(node);
  };
  scheme.items.forEach(walk);
  for (const list of [
    scheme.bonus?.items ?? [],
    scheme.deduction?.items ?? [],
    scheme.vetoes,
    scheme.promotions,
  ])
    list.forEach(take);
  return { indicators, units };
}
