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
  no_documents: {
    status: 409,
    zh: {
      what: '公开数据城市不生成文稿。',
      why: '这里只有真实单位的公开数据，本系统不对其作汇总、通报或评价。',
      todo: '请在模拟城市或本单位的工作城市中生成。',
    },
    en: {
      what: 'A city of published figures produces no document.',
      why: 'It holds published figures of real bodies, of which this system reports and judges nothing.',
      todo: 'Produce documents in the simulated city or in your own working city.',
    },
  },
  document_not_public: {
    status: 409,
    zh: {
      what: '文稿没有生成。',
      why: '文稿是送审稿，不能由本系统向社会公开。',
      todo: '请在系统内使用；对外发布请按本单位的审批程序办理。',
    },
    en: {
      what: 'The document was not produced.',
      why: 'A document is a draft; this system does not make it public.',
      todo: 'Use it inside the system; publish outside by your own procedure.',
    },
  },
  document_period: {
    status: 422,
    zh: {
      what: '文稿没有生成。',
      why: '“{period}”不是文稿可用的期间。',
      todo: '请写月、季、半年、前三季度或年，如 2026-06、2026-Q2、2026-H1。',
    },
    en: {
      what: 'The document was not produced.',
      why: '"{period}" is no period that documents are made for.',
      todo: 'Name a month, quarter, half-year, three quarters or year, such as 2026-06, 2026-Q2 or 2026-H1.',
    },
  },
  period_not_over: {
    status: 409,
    zh: {
      what: '文稿没有生成。',
      why: '{period} 到 {end} 才结束。',
      todo: '请在期间结束后生成，或选择已结束的期间。',
    },
    en: {
      what: 'The document was not produced.',
      why: '{period} ends on {end} only.',
      todo: 'Produce it when the period is over, or choose one that is.',
    },
  },
  unit_missing: {
    status: 422,
    zh: { what: '文稿没有生成。', why: '单位进展情况表须指明单位。', todo: '请选择一个单位。' },
    en: {
      what: 'The document was not produced.',
      why: 'A unit sheet is about one unit.',
      todo: 'Choose a unit.',
    },
  },
  unit_not_asked: {
    status: 422,
    zh: {
      what: '文稿没有生成。',
      why: '只有单位进展情况表按单位生成。',
      todo: '请去掉单位，或改选单位进展情况表。',
    },
    en: {
      what: 'The document was not produced.',
      why: 'Only the unit sheet is about one unit.',
      todo: 'Leave the unit out, or choose the unit sheet.',
    },
  },
  bad_template: {
    status: 422,
    zh: {
      what: '模板没有保存。',
      why: '有 {count} 处不能使用。第一处：{first}',
      todo: '请按提示修改后再保存；已写内容仍在页面上。',
    },
    en: {
      what: 'The template was not saved.',
      why: '{count} part(s) cannot be used. The first: {first}',
      todo: 'Correct them and save again; what you wrote is still on the page.',
    },
  },
});
