import { colours } from '../theme/tokens.ts';
import type { ChartOption } from './engine.ts';

/** One period of a series: figures as plain decimals, null where there is none. */
export interface PacePoint {
  period: string;
  actual: string | null;
  /** Expected range by pace: the band's lower and upper edge. */
  paceLow: string | null;
  paceHigh: string | null;
}

export interface PaceSeries {
  unit: string;
  points: PacePoint[];
  /** Tiers as thin labelled lines: 保 180. */
  tiers: { label: string; value: string }[];
  forecast?: { period: string; value: string; low: string | null; high: string | null } | undefined;
}

const namePlaces = ['insideStartTop', 'insideMiddleTop', 'insideEndTop'] as const;

const number = (text: string | null) => (text === null ? null : Number(text));

/** Series against its pace band: expected range shaded, tiers as thin labelled lines, forecast dotted with its interval. */
export function paceOption(series: PaceSeries, words: { actual: string; forecast: string }): ChartOption {
  const periods = series.points.map((point) => point.period);
  const last = series.points.findLastIndex((point) => point.actual !== null);
  const forecastAt = series.forecast === undefined ? -1 : periods.indexOf(series.forecast.period);
  return {
    grid: { left: 8, right: 64, top: 28, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (value == null ? '' : `${value} ${series.unit}`),
      borderColor: colours.lineStrong,
      extraCssText: 'box-shadow: none',
    },
    xAxis: {
      type: 'category',
      data: periods,
      boundaryGap: false,
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: colours.inkNote, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      boundaryGap: [0, '8%'],
      name: series.unit,
      nameTextStyle: { color: colours.inkNote, align: 'left' },
      axisLabel: { color: colours.inkNote },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      ...band(series.points),
      {
        name: words.actual,
        type: 'line',
        data: series.points.map((point) => number(point.actual)),
        color: colours.brand,
        lineStyle: { width: 2 },
        symbol: 'circle',
        symbolSize: 6,
        endLabel: { show: true, color: colours.brand, fontWeight: 600, formatter: '{c}', offset: [-4, 14] },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.inkSecond, type: 'solid', width: 1 },
          label: { position: 'insideStartTop', color: colours.inkSecond, fontSize: 12 },
          // Names side by side: tiers may lie so close that names above one another would cover each other.
          data: series.tiers.map((tier, index) => ({
            yAxis: Number(tier.value),
            label: { formatter: tier.label, position: namePlaces[index] ?? 'insideStartTop' },
          })),
        },
      },
      ...forecast(series, periods, last, forecastAt, words.forecast),
    ],
  };
}

type Lines = Extract<ChartOption['series'], unknown[]>;

function band(points: PacePoint[]): Lines {
  const edge = {
    type: 'line',
    stack: 'pace',
    symbol: 'none',
    silent: true,
  } as const;
  return [
    {
      ...edge,
      // With one tier the range has no height: its edge is the pace itself.
      lineStyle: { width: 1, type: 'dashed', color: colours.inkNote },
      data: points.map((point) => number(point.paceLow)),
      tooltip: { show: false },
    },
    {
      ...edge,
      lineStyle: { width: 0 },
      data: points.map((point) =>
        point.paceLow === null || point.paceHigh === null
          ? null
          : Number(point.paceHigh) - Number(point.paceLow),
      ),
      areaStyle: { color: '#c9d6d6', opacity: 0.55 },
      tooltip: { show: false },
    },
  ];
}

function forecast(series: PaceSeries, periods: string[], last: number, at: number, name: string): Lines {
  const { forecast: foreseen } = series;
  if (foreseen === undefined || at === -1 || last === -1) return [];
  const from = series.points[last]?.actual ?? null;
  const line = (end: string | null) =>
    periods.map((_, index) => (index === last ? number(from) : index === at ? number(end) : null));
  const dotted = { type: 'line', symbol: 'none', connectNulls: true, color: colours.brand } as const;
  const lines: Lines = [
    {
      ...dotted,
      name,
      data: line(foreseen.value),
      lineStyle: { type: 'dotted', width: 2 },
      endLabel: { show: true, color: colours.brand, formatter: '{c}' },
    },
  ];
  for (const edge of [foreseen.low, foreseen.high]) {
    if (edge !== null) {
      lines.push({
        ...dotted,
        data: line(edge),
        lineStyle: { width: 1, opacity: 0.4 },
        silent: true,
        tooltip: { show: false },
      });
    }
  }
  return lines;
}
