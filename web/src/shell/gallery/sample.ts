import type { TraceNode } from '@meritloop/engine';
import type { Status } from '../../ui/status/status.ts';

/** An explanation as the engine builds them. */
export const trace: TraceNode = {
  label: { zh: '完成率', en: 'Completion' },
  rule: {
    zh: '完成值除以全年目标，保留四位小数',
    en: 'Actual divided by the whole-period target, four decimals',
  },
  formula: '完成值 ÷ 目标值',
  substituted: '81 ÷ 180',
  value: '0.4500',
  reason: {
    zh: '比序时低 5.0 个百分点，需在 6 个月内再完成 99 个，平均每月 16.5 个。',
    en: '5.0 points behind pace: 99 more in 6 months, 16.5 a month.',
  },
  children: [
    {
      label: { zh: '完成值', en: 'Actual' },
      value: '81',
      unit: '个',
      source: {
        observation: '甲县 | 新开工重大项目 | 2026-06 | 甲县发改局 | preliminary',
        origin: 'actuals.csv:12',
        recordedBy: '甲县发改局填报人（演示）',
        recordedAt: '2026-07-03',
      },
      children: [],
    },
    {
      label: { zh: '目标值', en: 'Target' },
      value: '180',
      unit: '个',
      rule: { zh: '2026年工作要点第 12 条，争', en: 'Key tasks of 2026, no. 12, stretch' },
      children: [
        { label: { zh: '保', en: 'Floor' }, value: '160', unit: '个', children: [] },
        { label: { zh: '争', en: 'Stretch' }, value: '180', unit: '个', children: [] },
      ],
    },
    {
      label: { zh: '上年同期', en: 'Same period last year' },
      value: null,
      reason: { zh: '上年未设此项指标', en: 'The indicator did not exist last year' },
      children: [],
    },
  ],
};

export interface SampleRow {
  id: string;
  name: string;
  unit: string;
  target: string;
  actual: string | null;
  gap: string | null;
  status: Status;
}

const names = [
  '规上工业增加值增速',
  '固定资产投资',
  '新开工重大项目',
  '城镇新增就业',
  '空气质量优良天数比率',
  '实际使用外资',
];
const units = ['甲县', '乙县', '丙区', '丁区', '戊县', '己县', '庚新区'];
const cycle: Status[] = [
  'on_pace',
  'behind',
  'ahead',
  'done',
  'far_behind',
  'awaiting_release',
  'not_reported',
];

/** A scored item, as the engine explains it. */
export const scored: TraceNode = {
  label: { zh: '固定资产投资（10 分）', en: 'Fixed-asset investment (10 points)' },
  method: 'efficacy',
  formula: 'w × (b + (1 − b) × (x − min) ÷ (max − min))',
  substituted: '10 × (0.6 + 0.4 × (8 − 2) ÷ (12 − 2))',
  value: '8.4',
  children: [
    { label: { zh: '组内最小值 min', en: 'least of the peers, min' }, value: '2', children: [] },
    { label: { zh: '组内最大值 max', en: 'greatest of the peers, max' }, value: '12', children: [] },
  ],
};

/** Rows enough to fill a page. */
export const rows: SampleRow[] = Array.from({ length: 64 }, (_, index) => {
  const status = cycle[index % cycle.length] ?? 'on_pace';
  const absent = status === 'awaiting_release' || status === 'not_reported';
  return {
    id: String(index + 1),
    name: names[index % names.length] ?? '',
    unit: units[(index * 3) % units.length] ?? '',
    target: String(120 + ((index * 37) % 900)),
    actual: absent ? null : (40 + ((index * 53) % 1400) / 1.7).toFixed(1),
    gap: absent ? null : (((index * 29) % 40) / 2 - 10).toFixed(1),
    status,
  };
});
