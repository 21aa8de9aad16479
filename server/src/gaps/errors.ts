import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('gaps', {
  not_proposed: {
    status: 409,
    zh: {
      what: '这条提示不能再处理。',
      why: '{why}。',
      todo: '请刷新列表，查看处理结果。',
    },
    en: {
      what: 'This proposal cannot be decided any more.',
      why: 'Reason: {whyEn}.',
      todo: 'Reload the list to see what was decided.',
    },
  },
  published: {
    status: 409,
    zh: {
      what: '公开数据城市不处理亮灯提示。',
      why: '这里只有真实单位的公开数据，不亮灯，也不据此立项。',
      todo: '请在模拟城市或本单位的工作城市中办理。',
    },
    en: {
      what: 'A city of published figures has no lights and no proposals.',
      why: 'It holds published figures of real bodies; nothing is lit or acted upon there.',
      todo: 'Do this in the simulated city, or in your own working city.',
    },
  },
});
