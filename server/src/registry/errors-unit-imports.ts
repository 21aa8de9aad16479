import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('registry', {
  no_unit_headings: {
    status: 422,
    zh: {
      what: '未导入。',
      why: '文件中没有找到单位表的表头（至少须有“单位名称”和“类别”）。',
      todo: '请下载模板填写；表头为：{headings}。',
    },
    en: {
      what: 'Nothing was imported.',
      why: 'The file has no headings of a table of units (name and kind at least).',
      todo: 'Fill in the template; its headings are: {headingsEn}.',
    },
  },
  too_many_units: {
    status: 422,
    zh: { what: '未导入。', why: '一个文件最多 {limit} 个单位。', todo: '请分成几个文件依次导入。' },
    en: {
      what: 'Nothing was imported.',
      why: 'A file may hold {limit} units.',
      todo: 'Split it and import one part after the other.',
    },
  },
  csv_unreadable: {
    status: 422,
    zh: { what: '未导入。', why: '这个 CSV 文件无法读取：{why}。', todo: '请另存为 .xlsx 后再上传。' },
    en: {
      what: 'Nothing was imported.',
      why: 'This CSV file cannot be read: {whyEn}.',
      todo: 'Save it as .xlsx and upload that.',
    },
  },
  units_faulty: {
    status: 422,
    zh: {
      what: '未导入。',
      why: '文件中有 {count} 处错误，第一处：{first}',
      todo: '请按预览中列出的单元格改正后再上传。',
    },
    en: {
      what: 'Nothing was imported.',
      why: 'The file has {count} fault(s); the first: {firstEn}',
      todo: 'Correct the cells that the preview names and upload it again.',
    },
  },
  nothing_to_add: {
    status: 409,
    zh: { what: '未导入。', why: '文件中的单位都已在名录中。', todo: '无需导入。' },
    en: {
      what: 'Nothing was imported.',
      why: 'Every unit of the file is there already.',
      todo: 'There is nothing to do.',
    },
  },
});
