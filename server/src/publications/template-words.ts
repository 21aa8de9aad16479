import { statuses, statusWord } from '@meritloop/engine';
import type { Bilingual } from '../platform/endpoint.ts';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Every placeholder that wording may use anywhere, and what it stands for. */
export const placeholders: Readonly<Record<string, Bilingual>> = {
  city: say('城市名称', 'name of the city'),
  period: say('文稿期间', 'period of the document'),
  previous: say('对比的上期', 'period that it is compared with'),
  as_of: say('数据截至日', 'day whose knowledge is stated'),
  'unit.name': say('单位名称（仅单位进展情况表）', 'name of the unit (unit sheet only)'),
  'matters.total': say('事项数', 'matters'),
  'matters.behind': say('有目标或任务滞后的事项数', 'matters with a target or task behind'),
  'items.total': say('目标与任务合计数', 'targets and tasks together'),
  'targets.total': say('目标数', 'targets'),
  'tasks.total': say('任务数', 'tasks'),
  'units.total': say('承担目标或任务的单位数', 'units that answer for a target or task'),
  'units.behind': say('有目标或任务滞后的单位数', 'units with a target or task behind'),
  'count.on_track': say('已完成、超序时、达序时合计', 'done, ahead and on pace together'),
  'share.on_track': say('已完成、超序时、达序时占比', 'their share'),
  'count.all_behind': say('滞后、严重滞后合计', 'behind and far behind together'),
  'share.all_behind': say('滞后、严重滞后占比', 'their share'),
  ...Object.fromEntries(
    statuses.flatMap((status) => {
      const [zh, en] = [statusWord(status, 'zh'), statusWord(status, 'en')];
      return [
        [`count.${status}`, say(`${zh}的项数`, `${en}: how many`)],
        [`share.${status}`, say(`${zh}占比`, `${en}: share`)],
      ];
    }),
  ),
  'changes.total': say('与上期相比状态变化的项数', 'whose status word differs from the period before'),
  'changes.newly_behind': say('上期未滞后、本期滞后的项数', 'behind now, not in the period before'),
  'changes.recovered': say('上期滞后、本期不再滞后的项数', 'behind in the period before, not now'),
  'words.asked': say('本期请报进展的件数', 'reports of progress asked for'),
  'words.reported': say('已报送并锁定进展的件数', 'reports of progress that are locked'),
  'words.missing': say('未报送进展的件数', 'reports of progress not there yet'),
};

const tally = ['total', 'on_track', 'behind', 'share_behind'];

/** What wording may list, and the placeholders of each item. */
export const lists = {
  statuses: {
    says: say('有项目的各状态词', 'status words that occur'),
    placeholders: ['status.word', 'status.count', 'status.share'],
  },
  groups: {
    says: say('各组别（按责任单位的考核组别）', 'groups (assessment group of the responsible unit)'),
    placeholders: ['group.name', ...tally.map((name) => `group.${name}`)],
  },
  sections: {
    says: say('计划的各部分', 'sections of the plan'),
    placeholders: ['section.name', ...tally.map((name) => `section.${name}`)],
  },
  units_behind: {
    says: say('有滞后项的单位，按单位顺序', 'units with something behind, in the order of units'),
    placeholders: ['unit.name', 'unit.total', 'unit.behind', 'unit.says'],
  },
  newly_behind: {
    says: say('新出现滞后的各项', 'what is newly behind'),
    placeholders: ['item.name', 'item.unit', 'item.before', 'item.after', 'item.says'],
  },
  recovered: {
    says: say('不再滞后的各项', 'what is no longer behind'),
    placeholders: ['item.name', 'item.unit', 'item.before', 'item.after', 'item.says'],
  },
} as const;
export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as [ListName, ...ListName[]];

/** Tables that a template may place, and their columns in the usual order. */
export const tables = {
  matters: {
    says: say('事项与进展', 'matters and progress'),
    columns: ['number', 'matter', 'units', 'progress', 'figures', 'judgement'],
    more: ['problems', 'next_steps', 'expected_on'],
  },
  status_by_group: {
    says: say('各组别状态', 'status words by group'),
    columns: ['name', 'total', 'statuses', 'share_behind'],
    more: [],
  },
  status_by_section: {
    says: say('各部分状态', 'status words by section'),
    columns: ['name', 'total', 'statuses', 'share_behind'],
    more: [],
  },
  units_behind: {
    says: say('单位与滞后项', 'units and what is behind'),
    columns: ['unit', 'total', 'behind', 'says'],
    more: [],
  },
  behind: {
    says: say('滞后清单', 'what is behind'),
    columns: ['no', 'item', 'matter', 'unit', 'promise', 'value', 'says', 'status'],
    more: [],
  },
  changes: {
    says: say('状态变化', 'changes of status'),
    columns: ['item', 'unit', 'before', 'after', 'says'],
    more: [],
  },
  unreported: {
    says: say('未报送进展', 'progress not reported'),
    columns: ['number', 'matter', 'unit'],
    more: [],
  },
  indicators: {
    says: say('主要经济指标', 'main economic indicators'),
    columns: ['indicator', 'subject', 'value', 'latest', 'last_year', 'promise'],
    more: [],
  },
  targets: {
    says: say('量化目标', 'quantified targets'),
    columns: ['number', 'indicator', 'subject', 'promise', 'value', 'completion', 'pace', 'says', 'status'],
    more: ['nature', 'unit'],
  },
  tasks: {
    says: say('任务', 'tasks'),
    columns: ['number', 'task', 'unit', 'due', 'milestones', 'claim', 'status', 'reason'],
    more: [],
  },
} as const satisfies Record<string, { says: Bilingual; columns: readonly string[]; more: readonly string[] }>;
export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as [TableName, ...TableName[]];

/** Usual words over the columns. */
export const columnTitles: Readonly<Record<string, string>> = {
  no: '序号',
  number: '编号',
  matter: '事项',
  units: '责任单位',
  progress: '进展情况',
  problems: '存在问题',
  next_steps: '下步举措',
  expected_on: '预计完成',
  figures: '数据',
  judgement: '判定',
  name: '类别',
  total: '合计',
  share_behind: '滞后占比',
  unit: '责任单位',
  behind: '滞后项数',
  says: '差距',
  item: '目标（任务）',
  promise: '目标',
  value: '完成值',
  status: '判定',
  before: '上期',
  after: '本期',
  indicator: '指标',
  subject: '主体',
  latest: '最近数据',
  last_year: '上年同期',
  nature: '性质',
  completion: '完成率',
  pace: '序时',
  task: '任务',
  due: '时限',
  milestones: '节点',
  claim: '单位自报',
  reason: '判定理由',
};
