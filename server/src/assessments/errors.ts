import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('assessments', {
  published: {
    status: 409,
    zh: {
      what: '公开数据城市不作测算。',
      why: '这里只有真实单位的公开数据；评分和排名只在模拟城市或本单位的工作城市中进行。',
      todo: '请在模拟城市或本单位的工作城市中测算。',
    },
    en: {
      what: 'A city of published figures is not assessed.',
      why: 'It holds published figures of real bodies; scores and ranks exist only in a simulated or working city.',
      todo: 'Run the assessment in the simulated city or in your own working city.',
    },
  },
  unchanged: {
    status: 409,
    zh: {
      what: '没有生成新的测算。',
      why: '与第 {number} 次测算相比，数据、目标、分组和办法都没有变化，结果必然相同。',
      todo: '可直接使用第 {number} 次测算。',
    },
    en: {
      what: 'No new run was made.',
      why: 'Figures, targets, groups and scheme are those of run {number}; the result would be the same.',
      todo: 'Use run {number}.',
    },
  },
  not_computable: {
    status: 422,
    zh: {
      what: '这一期不能测算。',
      why: '输入有 {count} 处问题：{first}',
      todo: '请按所列位置更正数据、目标或办法后重试。',
    },
    en: {
      what: 'This period cannot be assessed.',
      why: 'The inputs have {count} fault(s): {firstEn}',
      todo: 'Correct the figures, targets or scheme at the places named and try again.',
    },
  },
  no_figures: {
    status: 422,
    zh: {
      what: '这一期不能测算。',
      why: '{period} 还没有办法所用指标的数据，或考核组别中没有单位。',
      todo: '请选择已有数据的期间，或先锁定这一期的数据。',
    },
    en: {
      what: 'This period cannot be assessed.',
      why: 'There is no figure for {period} of the indicators that the scheme reads, or no unit in its groups.',
      todo: 'Choose a period that has figures, or lock its figures first.',
    },
  },
  differs: {
    status: 409,
    zh: {
      what: '复算结果与存档不一致，未予显示。',
      why: '{why}',
      todo: '请将测算编号 {id} 告知审计人员，并运行完整性校验（meritloop check-chain）。',
    },
    en: {
      what: 'Recomputing does not give what was stored; nothing is shown.',
      why: '{whyEn}',
      todo: 'Tell the auditor the run id {id} and run meritloop check-chain.',
    },
  },
});
