import { facts } from './factWords.zh.ts';
import { register } from './registerWords.zh.ts';
import { ledger, tasks } from './taskWords.zh.ts';

/** Chinese words of the room plans. */
export const plans = {
  stage: '目标引领',
  name: '目标',
  matters: '事项',
  named: '公开的责任分解件列名',
  list: {
    caption: '事项清单',
    text: '编号、标题、条文、单位',
    objective: '目标体系',
    section: '板块',
    unit: '责任单位',
    emptyWhy: '没有符合筛选条件的事项。',
    emptyTodo: '请放宽或清除筛选条件。',
    noneWhy: '这座城市还没有录入事项。',
    noneTodo: '导入年度计划后，事项会列在这里。',
    choice: '{{name}}（{{count}}）',
  },
  column: {
    matter: '事项',
    objectives: '目标体系',
    section: '板块',
    leader: '分管领导',
    lead: '牵头单位',
    others: '配合单位',
    targets: '目标',
    document: '出处',
  },
  panel: {
    clause: '条文',
    noClause: '原文未收录',
    duties: '责任分解',
    targets: '目标',
    lead: '牵头',
    co: '配合',
    printed: '原文作“{{printed}}”',
    groupOwner: '按原文保留，未对应到具体单位',
    noTargets: '本事项没有定量目标。',
    inGroup: '指：{{names}}',
  },
  noDuties: '未列出',
  noDutiesWhy: '来源没有列出责任单位。',
  more: '等 {{count}} 个',
  targetCount: '{{count}} 个',
  register,
  tasks,
  ledger,
  facts,
} as const;
