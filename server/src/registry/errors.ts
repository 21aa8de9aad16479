import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('registry', {
  view_named: {
    status: 409,
    zh: {
      what: '视图未保存。',
      why: '您在本页已有名为“{name}”的视图。',
      todo: '请换一个名称，或修改原来的视图。',
    },
    en: {
      what: 'The view was not saved.',
      why: 'You already keep a view named "{name}" for this page.',
      todo: 'Choose another name, or change the view that has it.',
    },
  },
  too_many_views: {
    status: 409,
    zh: {
      what: '视图未保存。',
      why: '每页最多保存 {limit} 个视图。',
      todo: '请删除不再使用的视图后再保存。',
    },
    en: {
      what: 'The view was not saved.',
      why: 'At most {limit} views are kept for one page.',
      todo: 'Delete views that you no longer use, then save again.',
    },
  },
  published_only: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '本城市只收录已公开的数据，其机构名录以公开资料为准，不在此变动。',
      todo: '如需演练，请使用模拟城市。',
    },
    en: {
      what: 'The change was not made.',
      why: 'This city holds published facts only: its units are those that sources name and are not changed here.',
      todo: 'Use the simulated city to try it out.',
    },
  },
  later_change: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”的有关登记自{from}起生效，不能再登记{day}起的变动：已登记的历史不改写。',
      todo: '请选择{from}之后的生效日期。',
    },
    en: {
      what: 'The change was not made.',
      why: 'What is on record for "{name}" begins on {from}; a change from {day} would rewrite it.',
      todo: 'Choose an effective day after {from}.',
    },
  },
  not_yet: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”自{from}起才存在，变动却自{day}起生效。',
      todo: '请选择{from}或之后的生效日期。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{name}" exists from {from} on, but the change would hold from {day}.',
      todo: 'Choose {from} or a later effective day.',
    },
  },
  ended: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”的登记已于{to}终止。',
      todo: '请查看该日之后的名录，改为办理其承接单位。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{name}" has its last day on {to}.',
      todo: 'Look at the tree after that day, and change its successor instead.',
    },
  },
  ring: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '{day}，“{name}”将隶属于“{parent}”，而后者同一种关系下已在“{name}”之下，形成循环。',
      todo: '请另选上级，或先终止造成循环的隶属关系。',
    },
    en: {
      what: 'The change was not made.',
      why: 'On {day} "{name}" would belong to "{parent}", which already belongs to "{name}" in the same way: a ring.',
      todo: 'Choose another parent, or end the membership that closes the ring.',
    },
  },
  has_units_below: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '该日仍有 {count} 个隶属关系在“{name}”之下。',
      todo: '请先把下级单位转到其他单位之下，或改用合并、拆分（下级随承接单位）。',
    },
    en: {
      what: 'The change was not made.',
      why: '{count} membership(s) still stand below "{name}" on that day.',
      todo: 'Move the units below elsewhere first, or merge or split it: the units below then follow the successor.',
    },
  },
  no_heir: {
    status: 422,
    zh: {
      what: '机构变动未登记。',
      why: '拆分为 {count} 个单位，其中没有指定的承接单位。',
      todo: '请指明由哪一个单位承接未办结事项。',
    },
    en: {
      what: 'The change was not made.',
      why: 'It is split into {count} units, and the one named to take over is none of them.',
      todo: 'Name which of them takes over what is open.',
    },
  },
  named_twice: {
    status: 422,
    zh: {
      what: '机构变动未登记。',
      why: '同一单位在一次变动中出现了两次。',
      todo: '请从名单中去掉重复的单位。',
    },
    en: {
      what: 'The change was not made.',
      why: 'The same unit is named twice in one change.',
      todo: 'Leave out the repeated unit.',
    },
  },
  name_taken: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '该日已有名为“{name}”的登记。',
      todo: '请使用全称加以区分。',
    },
    en: {
      what: 'The change was not made.',
      why: 'Something named "{name}" is on record on that day.',
      todo: 'Use the full name, so that the two can be told apart.',
    },
  },
  code_taken: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '代码“{code}”已被使用（代码不重复使用）。',
      todo: '请换一个代码，或留空由系统编号。',
    },
    en: {
      what: 'The change was not made.',
      why: 'The code "{code}" is taken; codes are never used again.',
      todo: 'Choose another one, or leave it empty.',
    },
  },
  same_name: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '该单位当日名称就是“{name}”。',
      todo: '无需更名。',
    },
    en: {
      what: 'The change was not made.',
      why: 'On that day the unit has this very name: "{name}".',
      todo: 'There is nothing to rename.',
    },
  },
  belongs_already: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”与“{parent}”之间已有同一种隶属关系。',
      todo: '如需变更起止，请先终止原来的关系。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{name}" belongs to "{parent}" in this way already.',
      todo: 'To change its days, end the present membership first.',
    },
  },
  one_administrative: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”已有行政隶属单位“{parent}”；行政隶属同一时间只有一个。',
      todo: '请先终止原行政隶属（同一生效日），或登记为统计口径、托管或平台关系。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{name}" belongs administratively to "{parent}", and that is one at a time.',
      todo: 'End that membership from the same day first, or record a statistical, entrusted or platform one.',
    },
  },
  until_before: {
    status: 422,
    zh: {
      what: '机构变动未登记。',
      why: '截止日{until}早于生效日{day}。',
      todo: '请改正截止日，或留空。',
    },
    en: {
      what: 'The change was not made.',
      why: 'The last day {until} is before the effective day {day}.',
      todo: 'Correct the last day, or leave it empty.',
    },
  },
  same_standing: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”在该组别中当日已是这种参加方式。',
      todo: '无需变更。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{name}" takes part in the group in this very way on that day.',
      todo: 'There is nothing to change.',
    },
  },
  looked_after: {
    status: 409,
    zh: {
      what: '机构变动未登记。',
      why: '“{name}”当日已由“{post}”分管。',
      todo: '无需重复登记。',
    },
    en: {
      what: 'The change was not made.',
      why: '"{post}" looks after "{name}" on that day already.',
      todo: 'There is nothing to record.',
    },
  },
});
