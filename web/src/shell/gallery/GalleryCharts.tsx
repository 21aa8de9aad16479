import { PaceChart } from '../../ui/chart/PaceChart.tsx';
import type { PaceSeries } from '../../ui/chart/paceOption.ts';

const actual = [9, 21, 33, 48, 62, 81];

const series: PaceSeries = {
  unit: '个',
  points: Array.from({ length: 12 }, (_, index) => ({
    period: `${index + 1}月`,
    actual: actual[index] === undefined ? null : String(actual[index]),
    paceLow: String(15 * (index + 1) - 4 - index),
    paceHigh: String(15 * (index + 1)),
  })),
  tiers: [
    { label: '保 160', value: '160' },
    { label: '争 180', value: '180' },
  ],
  forecast: { period: '12月', value: '168', low: '155', high: '179' },
};

export function GalleryCharts() {
  return (
    <PaceChart
      title="新开工重大项目"
      summary="1至6月累计81个，低于序时区间；预测全年168个，介于保160与争180之间。"
      series={series}
      caption="来源：甲县发改局（模拟） · 截至2026年7月3日"
    />
  );
}
