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
});
