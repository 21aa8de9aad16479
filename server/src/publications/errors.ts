import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('publications', {
  published: {
    status: 409,
    zh: {
      what: '公开数据城市不公布榜单。',
      why: '这里只有真实单位的公开数据，没有本系统的评分和排名。',
      todo: '请在模拟城市或本单位的工作城市中公布。',
    },
    en: {
      what: 'A city of published figures releases no board.',
      why: 'It holds published figures of real bodies; it has no scores or ranks of ours.',
      todo: 'Release boards in the simulated city or in your own working city.',
    },
  },
  public_not_built: {
    status: 409,
    zh: {
      what: '榜单没有公布。',
      why: '向社会公开须经两人分别确认，这一步尚未提供。',
      todo: '可先在系统内公布；对外公开请按本单位的审批程序办理。',
    },
    en: {
      what: 'The board was not released.',
      why: 'Release to the public needs two persons, and that step is not available yet.',
      todo: 'Release it inside the system; publish outside by your own procedure.',
    },
  },
  not_latest: {
    status: 409,
    zh: {
      what: '榜单没有公布。',
      why: '第 {number} 次测算不是这一期最新的测算。',
      todo: '请从最新的测算公布。',
    },
    en: {
      what: 'The board was not released.',
      why: 'Run {number} is not the newest of its period.',
      todo: 'Release from the newest run.',
    },
  },
  outdated: {
    status: 409,
    zh: {
      what: '榜单没有公布。',
      why: '测算之后有数据更新，榜单会与现有数据不一致。',
      todo: '请重新测算后再公布。',
    },
    en: {
      what: 'The board was not released.',
      why: 'Figures changed after the run; the board would not agree with them.',
      todo: 'Compute again, then release.',
    },
  },
  released_already: {
    status: 409,
    zh: {
      what: '没有重复公布。',
      why: '这次测算已经公布过（第 {seq} 号）。',
      todo: '请查看已公布的榜单；数据更新后重新测算，再公布新的榜单。',
    },
    en: {
      what: 'It was not released twice.',
      why: 'This run was released already (no. {seq}).',
      todo: 'Open the released board; after figures change, compute again and release a new one.',
    },
  },
  reason_needed: {
    status: 422,
    zh: {
      what: '榜单没有公布。',
      why: '这一期已有公布的榜单（第 {seq} 号）；新榜单将替代它，须写明原因。',
      todo: '请填写替代原因（不少于 4 个字）。原榜单保留，并注明被替代。',
    },
    en: {
      what: 'The board was not released.',
      why: 'A board of this period stands already (no. {seq}); the new one supersedes it, and needs a reason.',
      todo: 'State why (at least 4 characters). The earlier board stays and says that it was superseded.',
    },
  },
});
