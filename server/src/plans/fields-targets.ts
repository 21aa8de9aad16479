import type { Bilingual } from '../platform/endpoint.ts';
import { code, matterRef, matterTitle, sort } from './fields-shared.ts';
import type { Choice, Field } from './register-field.ts';

const second: Bilingual = {
  zh: '区间的上限，或“左右”的幅度（原文写明才填）',
  en: 'Upper end of a range, or the tolerance of “about” where it is stated',
};
const tier = (key: string, zh: string, en: string): Field[] => [
  {
    key,
    label: { zh, en },
    kind: 'decimal',
    width: 10,
    note: {
      zh: '小数照印写；“未定量”表示有这一档但没有数',
      en: 'The decimal as printed; “未定量” is a tier without a value',
    },
  },
  {
    key: `${key}2`,
    label: { zh: `${zh}·上限或幅度`, en: `${en}, upper end or tolerance` },
    kind: 'decimal',
    width: 10,
    note: second,
  },
];

const measureChoices: readonly Choice[] = [
  { code: 'level', zh: '总量', en: 'level', also: ['水平', '绝对值'] },
  { code: 'growth', zh: '增速', en: 'growth' },
  { code: 'increment', zh: '增量', en: 'increment', also: ['新增', '完成量'] },
  { code: 'share', zh: '占比', en: 'share' },
  { code: 'change_pp', zh: '百分点变化', en: 'change in points' },
  { code: 'rank', zh: '名次', en: 'rank' },
  { code: 'streak', zh: '连续', en: 'streak' },
  { code: 'relative', zh: '相对', en: 'relative' },
];
const opChoices: readonly Choice[] = [
  { code: '>=', zh: '以上', en: 'at least', also: ['≥', '不低于'] },
  { code: '<=', zh: '以内', en: 'at most', also: ['≤', '不超过', '以下'] },
  { code: '=', zh: '等于', en: 'exactly' },
  { code: '~', zh: '左右', en: 'about', also: ['约'] },
  { code: 'in', zh: '区间', en: 'range' },
];
const aggregationChoices: readonly Choice[] = [
  { code: 'cumulative', zh: '累计', en: 'cumulative' },
  { code: 'latest', zh: '期末', en: 'latest', also: ['最新'] },
  { code: 'average', zh: '平均', en: 'average' },
];
const directionChoices: readonly Choice[] = [
  { code: 'higher', zh: '越高越好', en: 'higher', also: ['正向'] },
  { code: 'lower', zh: '越低越好', en: 'lower', also: ['逆向'] },
  { code: 'band', zh: '区间内为好', en: 'band' },
];
const stateChoices: readonly Choice[] = [
  { code: 'set', zh: '已下达', en: 'set' },
  { code: 'awaiting_target', zh: '待下达', en: 'awaited' },
];

export const targetFields: readonly Field[] = [
  code('目标编码', 'Target code'),
  matterRef,
  matterTitle,
  {
    key: 'indicator',
    label: { zh: '指标', en: 'Indicator' },
    also: ['指标名称'],
    kind: 'ref',
    max: 200,
    required: true,
    width: 28,
    note: {
      zh: '指标名称或编码；没有登记过的会新建，并须填计量、累计方式和方向',
      en: 'Name or code; an unknown one is entered and needs measure, aggregation and direction',
    },
  },
  {
    key: 'subject',
    label: { zh: '对象', en: 'Subject' },
    also: ['责任对象', '地区'],
    kind: 'ref',
    max: 200,
    required: true,
    width: 16,
    note: { zh: '目标说的是哪个地区或单位', en: 'The area or unit that the target speaks of' },
  },
  {
    key: 'period',
    label: { zh: '期间', en: 'Period' },
    kind: 'period',
    required: true,
    width: 10,
    note: {
      zh: '如 2026、2026-H1、2026-Q3、2026-06；请设为文本格式',
      en: 'Such as 2026, 2026-H1, 2026-06; format the column as text',
    },
  },
  { key: 'op', label: { zh: '要求', en: 'Operator' }, kind: 'choice', choices: opChoices, width: 8 },
  ...tier('value', '目标值', 'Value'),
  ...tier('floor', '保', 'Floor'),
  ...tier('stretch', '争', 'Stretch'),
  ...tier('summit', '拼', 'Summit'),
  { key: 'unit', label: { zh: '计量单位', en: 'Unit of measure' }, kind: 'line', max: 40, width: 10 },
  {
    key: 'measure',
    label: { zh: '计量', en: 'Measure' },
    kind: 'choice',
    choices: measureChoices,
    width: 10,
  },
  {
    key: 'aggregation',
    label: { zh: '累计方式', en: 'Aggregation' },
    kind: 'choice',
    choices: aggregationChoices,
    width: 10,
  },
  {
    key: 'direction',
    label: { zh: '方向', en: 'Direction' },
    kind: 'choice',
    choices: directionChoices,
    width: 10,
  },
  {
    key: 'nature',
    label: { zh: '性质', en: 'Nature' },
    kind: 'choice',
    choices: [
      { code: 'binding', zh: '约束性', en: 'binding' },
      { code: 'expected', zh: '预期性', en: 'expected' },
    ],
    width: 10,
  },
  {
    key: 'strength',
    label: { zh: '力度', en: 'Strength' },
    kind: 'choice',
    choices: [
      { code: 'ensure', zh: '确保', en: 'ensure' },
      { code: 'strive', zh: '力争', en: 'strive' },
    ],
    width: 8,
  },
  {
    key: 'state',
    label: { zh: '下达', en: 'State' },
    also: ['状态'],
    kind: 'choice',
    choices: stateChoices,
    width: 10,
  },
  { key: 'due', label: { zh: '发布或认定日', en: 'Due' }, kind: 'day', width: 12 },
  { key: 'filter', label: { zh: '统计口径', en: 'Filter' }, kind: 'line', max: 500, width: 16 },
  { key: 'scope', label: { zh: '范围', en: 'Scope' }, kind: 'line', max: 500, width: 16 },
  {
    key: 'reference',
    label: { zh: '参照', en: 'Reference' },
    kind: 'line',
    max: 500,
    width: 16,
    note: {
      zh: '相对目标与什么相比，照原文写',
      en: 'What a relative target is held against, as printed',
    },
  },
  { key: 'peerSet', label: { zh: '比较范围', en: 'Peer set' }, kind: 'ref', max: 200, width: 14 },
  { key: 'note', label: { zh: '备注', en: 'Note' }, kind: 'text', max: 2000, width: 24 },
  sort,
];
