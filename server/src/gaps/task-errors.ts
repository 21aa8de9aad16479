import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('gaps', {
  task_withdrawn: {
    status: 409,
    zh: { what: '没有判定。', why: '该任务已撤回。', todo: '请刷新列表；撤回的任务只保留查阅。' },
    en: {
      what: 'Nothing was judged.',
      why: 'The task is withdrawn.',
      todo: 'Reload the list; a withdrawn task is kept for reading only.',
    },
  },
  task_published: {
    status: 409,
    zh: {
      what: '公开数据城市不判定形象进度。',
      why: '这里只有真实单位的公开数据，不对真实单位作判定。',
      todo: '请在模拟城市或本单位的工作城市中办理。',
    },
    en: {
      what: 'No task is judged in a city of published figures.',
      why: 'It holds what real bodies published; we pass no judgement on them.',
      todo: 'Do this in the simulated city, or in your own working city.',
    },
  },
  task_reason_missing: {
    status: 422,
    zh: {
      what: '判定没有保存。',
      why: '判定与单位所报不一致，或修改了已有判定，须写明理由（至少 4 个字）。',
      todo: '请填写理由；理由会与单位所报并列显示。',
    },
    en: {
      what: 'The judgement was not saved.',
      why: 'It differs from the claim, or changes an earlier judgement, and gives no reason (at least 4 characters).',
      todo: 'Write the reason; it is shown beside the claim.',
    },
  },
  task_unknown_part: {
    status: 422,
    zh: {
      what: '判定没有保存。',
      why: '期间无法识别、尚未开始，或有节点不属于该任务。',
      todo: '请刷新后重新填写。',
    },
    en: {
      what: 'The judgement was not saved.',
      why: 'The period cannot be read or has not begun, or a milestone is not one of this task.',
      todo: 'Reload and fill it in again.',
    },
  },
  task_seen_changed: {
    status: 412,
    zh: {
      what: '判定没有保存。',
      why: '您看到的内容已变化：单位更正了所报，或他人已作判定。',
      todo: '请对照最新内容后重新判定；您填写的内容仍保留。',
    },
    en: {
      what: 'The judgement was not saved.',
      why: 'What you saw has changed: the unit corrected its claim, or someone else judged.',
      todo: 'Compare with the current content and judge again; what you typed is kept.',
    },
  },
});
