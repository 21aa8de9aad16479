/** Chinese words of explanations. */
export const explain = {
  title: '怎么算的',
  rule: '规则',
  formula: '公式',
  figures: '代入数字',
  value: '结果',
  from: '由以下数字得出',
  source: '来源',
  origin: '出处',
  recorded: '记录',
  observation: '记录编号',
  none: '没有数值',
  copy: '复制算式',
  copied: '已复制',
} as const;
