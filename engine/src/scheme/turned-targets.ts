import type { TargetRow } from '../gap/target.ts';
import type { Problem } from '../quantity/problem.ts';
import { turnsRound } from '../score/measure.ts';
import { isSection, type Leaf, type Scheme, type SchemeNode } from './scheme.ts';

/**
 * Targets whose operator says the opposite of the item that is held against them: "at most 28" scored as if more were
 * better would reward the worst. One problem an item, at the first such target.
 */
export function turnedTargets(scheme: Scheme, targets: readonly TargetRow[]): Problem[] {
  const problems: Problem[] = [];
  const check = (item: Leaf) => {
    if (!turnsRound(item.measure.kind)) return;
    const opposite = item.direction === 'higher' ? '<=' : '>=';
    const row = targets.find((target) => target.indicator === item.indicator && target.op === opposite);
    if (row === undefined) return;
    const right = item.direction === 'higher' ? 'lower' : 'higher';
    problems.push({
      code: 'direction_mismatch',
      ...(row.place && { place: { ...row.place, column: 'op' } }),
      message: {
        zh: `目标写的是“${row.op}”，考核项“${item.id}”却按相反方向计分。请在办法中写 direction: ${right}，或改正目标。`,
        en: `the target says "${row.op}", but the item "${item.id}" is scored the other way round. State direction: ${right} in the scheme, or correct the target.`,
      },
    });
  };
  const walk = (node: SchemeNode): void => {
    if (isSection(node)) node.items.forEach(walk);
    else check(node);
  };
  scheme.items.forEach(walk);
  return problems;
}
