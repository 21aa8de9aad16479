import { decideText, type TraceNode } from '@meritloop/engine';
import type { ItemScore } from '@meritloop/server/contract/assessments';
import type { ChartOption } from '../ui/chart/engine.ts';
import { colours } from '../ui/theme/tokens.ts';

/** One step of a waterfall: points that an item adds to (or takes from) the sum before it. */
export interface WaterfallStep {
  id: string;
  name: string;
  /** Points, at most 10 decimals; null where the item gave none. */
  points: string | null;
  weight: string | null;
  /** Word beside points that the scheme's rule for missing figures gave, not a figure. */
  filled?: string | undefined;
}

/** Items without parts, in scheme order: what a score is made of. */
export function leavesOf(items: readonly ItemScore[]): ItemScore[] {
  return items.flatMap((item) => (item.items.length === 0 ? [item] : leavesOf(item.items)));
}

/** Points as a chart or a table prints them. */
export const shortPoints = (points: string): string => decideText(Number(points), 2);

/** Bonus and deduction of a score, which stand beside its items: the tops of its trace that say so. */
export function adjustmentsOf(trace: TraceNode): TraceNode[] {
  return trace.children.filter((node) => node.method === 'bonus' || node.method === 'deduction');
}

/**
 * What items and adjustments leave to the total, where a section is capped or its items are not simply added;
 * null where they add up to it, but for the rounding of its last digit.
 */
export function remainderOf(
  steps: readonly Pick<WaterfallStep, 'points'>[],
  score: string | null,
): string | null {
  if (score === null) return null;
  const rest = steps.reduce((left, step) => left - Number(step.points ?? 0), Number(score));
  const digits = score.split('.')[1]?.length ?? 0;
  return Math.abs(rest) > 0.51 * 10 ** -digits ? decideText(rest, digits) : null;
}

/** Contribution as waterfall: each item's bar begins where the one before it ended; the last bar is the total. */
export function waterfallOption(
  steps: readonly WaterfallStep[],
  total: { name: string; score: string | null },
): ChartOption {
  let sum = 0;
  const bars = steps.map((step) => {
    const points = step.points === null ? 0 : Number(step.points);
    const start = sum;
    sum += points;
    return { low: Math.min(start, sum), size: Math.abs(points), style: styleOf(step) };
  });
  const names = [...steps.map((step) => step.name), total.name];
  const end = total.score === null ? 0 : Number(total.score);
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { show: false },
    xAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: colours.inkNote },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: colours.inkSecond, width: 148, overflow: 'break', lineHeight: 14 },
    },
    series: [
      {
        type: 'bar',
        stack: 'sum',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: [...bars.map((bar) => bar.low), 0],
      },
      {
        type: 'bar',
        stack: 'sum',
        silent: true,
        barMaxWidth: 18,
        label: {
          show: true,
          position: 'right',
          color: colours.ink,
          formatter: ({ dataIndex }) => labelOf(dataIndex),
        },
        data: [
          ...bars.map((bar) => ({
            value: bar.size,
            itemStyle: bar.style,
          })),
          { value: end, itemStyle: { color: colours.inkSecond } },
        ],
      },
    ],
  };

  function labelOf(index: number): string {
    const step = steps[index];
    if (step === undefined) return total.score ?? '';
    if (step.points === null) return '';
    return step.filled === undefined
      ? shortPoints(step.points)
      : `${shortPoints(step.points)} ${step.filled}`;
  }
}

/** Points that no figure stands behind are drawn as an outline; the word beside them says the same. */
function styleOf(step: WaterfallStep) {
  if (step.filled !== undefined)
    return { color: colours.brandTint, borderColor: colours.brand, borderType: 'dashed' as const };
  return { color: Number(step.points ?? 0) < 0 ? colours.behind : colours.brand };
}
