import type { Bilingual } from '../platform/endpoint.ts';

/** The two tables of the workbook that units fill in; the same columns are written and read. */
export interface FillInColumn {
  key: string;
  title: Bilingual;
  width: number;
  quantity?: boolean;
  /** Only these are read; the others say what the row is and must stay as they are. */
  fill?: boolean;
}

const of = (key: string, zh: string, en: string, width: number, more: Partial<FillInColumn> = {}) => ({
  key,
  title: { zh, en },
  width,
  ...more,
});

const identity = [
  of('id', '填报编号（勿改）', 'Request (do not change)', 38),
  of('version', '版本（勿改）', 'Version (do not change)', 8),
];

export const figureSheet = { zh: '数字', en: 'Figures' };
export const figureColumns: FillInColumn[] = [
  ...identity,
  of('indicator', '指标', 'Indicator', 28),
  of('subject', '对象', 'Subject', 16),
  of('unitName', '填报单位', 'Unit', 16),
  of('period', '期间', 'Period', 12),
  of('dueOn', '截止日', 'Due', 12),
  of('measure', '计量单位', 'Unit of measure', 10),
  of('last', '上期值', 'Last value', 12, { quantity: true }),
  of('lastYear', '上年同期', 'Same period last year', 12, { quantity: true }),
  of('value', '【填】本期值', '[fill in] Value', 14, { quantity: true, fill: true }),
  of('missingReason', '【填】缺报原因', '[fill in] Reason if missing', 24, { fill: true }),
  of('progress', '【填】进展情况', '[fill in] Progress', 36, { fill: true }),
  of('explanation', '【填】情况说明', '[fill in] Explanation', 28, { fill: true }),
];

export const wordsSheet = { zh: '事项进展', en: 'Matters' };
export const wordsColumns: FillInColumn[] = [
  ...identity,
  of('number', '事项编号', 'Number', 10),
  of('matter', '事项', 'Matter', 32),
  of('unitName', '填报单位', 'Unit', 16),
  of('period', '期间', 'Period', 12),
  of('dueOn', '截止日', 'Due', 12),
  of('progress', '【填】进展情况（500 字以内）', '[fill in] Progress (at most 500)', 48, { fill: true }),
  of('problems', '【填】存在问题', '[fill in] Problems', 36, { fill: true }),
  of('nextSteps', '【填】下步举措', '[fill in] Next steps', 36, { fill: true }),
  of('expectedOn', '【填】预计完成时间（如 2026-12-31）', '[fill in] Expected on (2026-12-31)', 20, {
    fill: true,
  }),
];
