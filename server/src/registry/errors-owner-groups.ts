import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('registry', {
  owner_groups_published: {
    status: 409,
    zh: {
      what: '未保存。',
      why: '本城市只收录已公开的数据，名录与责任主体组按公开文件录入，不在此修改。',
      todo: '如需演练，请使用模拟城市。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'This city holds published facts only; its owner groups are those of the published documents.',
      todo: 'Use the simulated city to try it out.',
    },
  },
  owner_group_taken: {
    status: 409,
    zh: {
      what: '未保存。',
      why: '已有名称或编码相同的责任主体组（{name}）。',
      todo: '请改用已有的组，或换一个名称、编码。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'There is an owner group of the same name or code already ({name}).',
      todo: 'Use that one, or choose another name or code.',
    },
  },
  members_overlap: {
    status: 409,
    zh: {
      what: '未保存。',
      why: '同一单位的起止日期有重叠，或结束早于开始（第 {row} 行）。',
      todo: '请改正该行的日期；单位退出时填结束日期，不必删除。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'The days of one unit overlap, or end before they begin (row {row}).',
      todo: 'Correct the days of that row; a unit that leaves gets an end day and need not be removed.',
    },
  },
});
