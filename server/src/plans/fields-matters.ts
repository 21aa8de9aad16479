import { code, matterRef, matterTitle, sort } from './fields-shared.ts';
import type { Choice, Field } from './register-field.ts';

const dutyRoles: readonly Choice[] = [
  { code: 'lead', zh: '牵头', en: 'lead', also: ['牵头单位', '责任单位', '主办', '汇总'] },
  { code: 'co', zh: '配合', en: 'co', also: ['配合单位', '协办', '参与'] },
];
const ownerKinds: readonly Choice[] = [
  { code: 'unit', zh: '单位', en: 'unit' },
  { code: 'ownerGroup', zh: '责任主体组', en: 'owner group', also: ['组'] },
  { code: 'group', zh: '考核组别', en: 'assessment group' },
  { code: 'words', zh: '原文', en: 'words' },
];

export const matterFields: readonly Field[] = [
  code('事项编码', 'Matter code'),
  {
    key: 'number',
    label: { zh: '序号', en: 'Number' },
    also: ['编号'],
    kind: 'line',
    max: 40,
    required: true,
    width: 8,
  },
  {
    key: 'title',
    label: { zh: '事项', en: 'Matter' },
    also: ['事项名称', '重点工作', '工作任务'],
    kind: 'line',
    max: 200,
    required: true,
    width: 28,
  },
  {
    key: 'text',
    label: { zh: '原文', en: 'Clause' },
    also: ['条文', '目标任务', '工作内容'],
    kind: 'text',
    max: 4000,
    width: 60,
    note: { zh: '逐字照抄，不改写', en: 'Word for word' },
  },
  {
    key: 'document',
    label: { zh: '文件', en: 'Document' },
    also: ['出处', '来源文件'],
    kind: 'ref',
    max: 200,
    width: 28,
    note: {
      zh: '文件名称或编码；没有登记过的文件会新建，印发单位和日期写在“文件”表',
      en: 'Title or code; an unknown one is entered; publisher and date are in the sheet 文件',
    },
  },
  {
    key: 'section',
    label: { zh: '板块', en: 'Section' },
    also: ['章节', '类别'],
    kind: 'line',
    max: 200,
    width: 16,
  },
  {
    key: 'leader',
    label: { zh: '分管领导', en: 'Leader' },
    also: ['牵头领导'],
    kind: 'line',
    max: 200,
    width: 18,
    note: { zh: '写岗位，不写姓名', en: 'The post, never a person' },
  },
  {
    key: 'objectives',
    label: { zh: '目标体系', en: 'Objectives' },
    kind: 'list',
    max: 80,
    width: 14,
    note: { zh: '可多个，换行或用；、分开', en: 'Several: one a line, or parted by ； or 、' },
  },
  { key: 'tags', label: { zh: '标签', en: 'Tags' }, kind: 'list', max: 40, width: 14 },
  {
    key: 'campaigns',
    label: { zh: '工程与专项行动', en: 'Campaigns' },
    also: ['工程', '专项行动'],
    kind: 'list',
    max: 80,
    width: 18,
    note: { zh: '写名称；没有登记过的会新建', en: 'By name; an unknown one is entered' },
  },
  sort,
  {
    key: 'withdrawnOn',
    label: { zh: '撤回日期', en: 'Withdrawn on' },
    kind: 'day',
    width: 12,
    note: {
      zh: '撤回事项时与原因同填；从不删除',
      en: 'With the reason, to withdraw; nothing is ever deleted',
    },
  },
  {
    key: 'withdrawnReason',
    label: { zh: '撤回原因', en: 'Reason of withdrawal' },
    kind: 'text',
    max: 500,
    width: 24,
  },
];

export const dutyFields: readonly Field[] = [
  matterRef,
  matterTitle,
  {
    key: 'role',
    label: { zh: '角色', en: 'Role' },
    kind: 'choice',
    choices: dutyRoles,
    required: true,
    width: 8,
    note: {
      zh: '牵头或配合；第一个牵头为牵头（汇总）单位',
      en: 'lead or co; the first lead leads or gathers',
    },
  },
  {
    key: 'owner',
    label: { zh: '责任主体', en: 'Owner' },
    also: ['责任单位', '单位'],
    kind: 'ref',
    max: 500,
    required: true,
    width: 28,
    note: {
      zh: '单位、责任主体组的名称或编码，或印发的原话（如“各区县”）',
      en: 'Name or code of a unit or owner group, or the words as printed',
    },
  },
  {
    key: 'ownerKind',
    label: { zh: '主体类型', en: 'Kind of owner' },
    kind: 'choice',
    choices: ownerKinds,
    width: 12,
    note: { zh: '可留空，由系统辨认', en: 'May be empty; it is found out' },
  },
  {
    key: 'printed',
    label: { zh: '印发用语', en: 'As printed' },
    kind: 'line',
    max: 500,
    width: 20,
    note: { zh: '原文的写法与名称不同时填', en: 'Where the document writes it otherwise' },
  },
  { key: 'basis', label: { zh: '依据', en: 'Basis' }, kind: 'line', max: 500, width: 20 },
  sort,
];
