import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('audit', {
  too_many_rows: {
    status: 422,
    zh: {
      what: '未导出。',
      why: '符合条件的记录超过 {limit} 行。',
      todo: '请缩小日期或其他筛选范围后分次导出；Excel 放不下的可导出 CSV。',
    },
    en: {
      what: 'Nothing was exported.',
      why: 'More than {limit} rows fit the filters.',
      todo: 'Narrow the days or another filter and export in parts; what Excel cannot take, CSV may.',
    },
  },
  check_running: {
    status: 409,
    zh: { what: '未开始校验。', why: '另一次校验正在进行。', todo: '请稍候再看结果。' },
    en: { what: 'No check was begun.', why: 'Another one is running.', todo: 'Wait for its result.' },
  },
});
