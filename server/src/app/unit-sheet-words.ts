/** Words of a unit's workbook, which leaves the house without the interface's own. */
export const unitSheetWords = {
  zh: {
    asOf: '截至',
    visible: '只含下载人可见的内容',
    named: '点名',
    roles: { subject: '对象', lead: '牵头', co: '配合' },
    matters: { name: '事项', columns: ['编号', '事项', '职责', '列入', '目标', '落后', '责任依据'] },
    targets: {
      name: '目标',
      columns: ['指标', '对象', '关系', '承诺', '最新数据', '单位', '状态', '差距'],
    },
    tasks: { name: '任务', columns: ['任务', '事项', '到期日', '状态', '说明'] },
    words: {
      name: '最近报送的说明',
      columns: ['事项', '期间', '进展情况', '存在问题', '下步举措', '预计完成时间'],
    },
    requests: { name: '待报任务', columns: ['任务', '对象', '期间', '截止日'] },
  },
  en: {
    asOf: 'As of',
    visible: 'Holds what whoever downloads it may see',
    named: 'named itself',
    roles: { subject: 'subject', lead: 'leads', co: 'co-leads' },
    matters: {
      name: 'Matters',
      columns: ['No.', 'Matter', 'Duty', 'Through', 'Targets', 'Behind', 'Basis of the duty'],
    },
    targets: {
      name: 'Targets',
      columns: ['Indicator', 'Subject', 'Relation', 'Promise', 'Latest figure', 'Unit', 'Status', 'Gap'],
    },
    tasks: { name: 'Tasks', columns: ['Task', 'Matter', 'Due', 'Status', 'In words'] },
    words: {
      name: 'Latest words',
      columns: ['Matter', 'Period', 'Progress', 'Problems', 'Next steps', 'Expected'],
    },
    requests: { name: 'Open requests', columns: ['Asked for', 'Subject', 'Period', 'Due'] },
  },
};
