import { refusals } from '../platform/refusal.ts';

/** Why the operator's command line makes no city, or takes none away. */
export const refuse = refusals('founding', {
  city_exists: {
    status: 409,
    zh: {
      what: '未设立。',
      why: '代码为“{code}”的城市已经存在。',
      todo: '请换一个代码；补任三员请用 meritloop appoint。',
    },
    en: {
      what: 'Nothing was founded.',
      why: 'There is a city with the code "{code}" already.',
      todo: 'Choose another code; to appoint a missing officer use meritloop appoint.',
    },
  },
  examples_here: {
    status: 409,
    zh: {
      what: '未设立。',
      why: '数据库中有示例城市：{codes}。示例账号不应与正式城市并存。',
      todo: '请先移除：{commands}；确需并存，加 --beside-examples。',
    },
    en: {
      what: 'Nothing was founded.',
      why: 'The database holds example cities: {codes}. Their demo accounts do not belong beside a city at work.',
      todo: 'Take them away first: {commands}. To keep them all the same, add --beside-examples.',
    },
  },
  same_officer: {
    status: 422,
    zh: {
      what: '未设立。',
      why: '用户名“{username}”给了两个职责。三员互不兼任。',
      todo: '请为系统、安全、审计管理员各取一个用户名。',
    },
    en: {
      what: 'Nothing was founded.',
      why: 'The user name "{username}" is given to two offices, and nobody holds two.',
      todo: 'Give each of the three officers a user name of their own.',
    },
  },
  no_such_city: {
    status: 404,
    zh: { what: '未移除。', why: '数据库里没有城市“{code}”。', todo: '请核对代码。' },
    en: {
      what: 'Nothing was removed.',
      why: 'The database holds no city "{code}".',
      todo: 'Check the code.',
    },
  },
  not_an_example: {
    status: 409,
    zh: {
      what: '未移除。',
      why: '“{code}”是正式城市，其数据和操作记录不得删除。',
      todo: '只有示例城市可以移除。',
    },
    en: {
      what: 'Nothing was removed.',
      why: '"{code}" is a city at work: its data and its audit are never deleted.',
      todo: 'Only example cities can be taken away.',
    },
  },
});
