import { code, matterRef, matterTitle, sort } from './fields-shared.ts';
import type { Field } from './register-field.ts';

export const taskFields: readonly Field[] = [
  code('任务编码', 'Task code'),
  matterRef,
  matterTitle,
  {
    key: 'title',
    label: { zh: '任务', en: 'Task' },
    also: ['任务名称'],
    kind: 'line',
    max: 200,
    required: true,
    width: 28,
  },
  { key: 'text', label: { zh: '内容', en: 'Text' }, kind: 'text', max: 2000, width: 40 },
  {
    key: 'unit',
    label: { zh: '责任单位', en: 'Responsible unit' },
    kind: 'ref',
    max: 200,
    width: 18,
    note: { zh: '与事项牵头单位不同时填', en: 'Where it is not the lead of the matter' },
  },
  { key: 'due', label: { zh: '完成期限', en: 'Due' }, kind: 'day', width: 12 },
  sort,
];

export const milestoneFields: readonly Field[] = [
  {
    key: 'task',
    label: { zh: '任务编码', en: 'Task code' },
    also: ['任务'],
    kind: 'ref',
    required: true,
    width: 14,
    note: {
      zh: '所属任务的编码；没有编码的新任务写它的名称',
      en: 'Code of the task; of a new one without a code its title',
    },
  },
  {
    key: 'taskTitle',
    label: { zh: '任务名称（参考）', en: 'Task (for reference)' },
    kind: 'aid',
    width: 28,
  },
  {
    key: 'name',
    label: { zh: '节点', en: 'Milestone' },
    also: ['节点名称'],
    kind: 'line',
    max: 100,
    required: true,
    width: 28,
  },
  {
    key: 'due',
    label: { zh: '节点日期', en: 'Due' },
    also: ['完成期限'],
    kind: 'day',
    required: true,
    width: 12,
  },
];
