/**
 * The engine writes formulas in letters and English terms, once for both languages; a Chinese reader sees the terms
 * of the field. Letters (w, x, b, d) and min, max, Σ, Π stay as they are.
 */
const terms: Readonly<Record<string, string>> = {
  "last year's share by the same month": '上年同月累计占全年比重',
  '1 + number of peers with a better figure': '1 + 优于本单位的个数',
  'pace of the last node passed': '最近节点的序时',
  'share of the year': '已过时间占全年比重',
  'months elapsed': '已过月数',
  'within the band': '在区间内',
  'last year': '上年同期',
  completion: '完成率',
  otherwise: '未达到的得分',
  required: '规定个数',
  constant: '常数',
  average: '平均值',
  weights: '权重',
  weight: '权重',
  months: '总月数',
  target: '目标',
  actual: '完成值',
  points: '得分',
  centre: '中心分',
  spread: '分差',
  figure: '数值',
  deduction: '扣分',
  bonus: '加分',
  marks: '满分',
  floor: '下限',
  level: '档',
  table: '分值表',
  worst: '最差',
  first: '第一名得分',
  times: '系数',
  whole: '总量',
  least: '最低',
  from: '起点',
  best: '最好',
  base: '基本分',
  pace: '序时进度',
  rank: '名次',
  mean: '均值',
  most: '最高',
  full: '满分',
  each: '单价',
  step: '步长',
  cap: '封顶',
  bar: '标准',
  sd: '标准差',
  to: '终点',
};

const longestFirst = Object.keys(terms).sort((a, b) => b.length - a.length);
const pattern = new RegExp(
  longestFirst.map((term) => `(?<![A-Za-z])${term.replace(/[+]/g, '\\+')}(?![A-Za-z])`).join('|'),
  'g',
);

/** A formula as a reader of that language sees it. */
export function formulaText(formula: string, language: string): string {
  if (language === 'en') return formula;
  return formula.replace(pattern, (term) => terms[term] ?? term);
}
