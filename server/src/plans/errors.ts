import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('plans', {
  published_only: {
    status: 409,
    zh: {
      what: '未保存。',
      why: '本城市只收录已公开的事项和目标，按公开文件录入，不在此增改。',
      todo: '可以查看和导出；如需演练增改和导入，请使用模拟城市。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'This city holds published matters and targets only, as the documents print them.',
      todo: 'Read and export it; use the simulated city to try out editing and imports.',
    },
  },
  code_taken: {
    status: 409,
    zh: { what: '未保存。', why: '编码“{code}”已被使用。', todo: '请换一个编码，或留空由系统编。' },
    en: {
      what: 'Nothing was saved.',
      why: 'The code "{code}" is in use.',
      todo: 'Choose another, or leave it empty and the system gives one.',
    },
  },
  name_taken: {
    status: 409,
    zh: { what: '未保存。', why: '已有同名的工程或专项行动（{name}）。', todo: '请直接选用，或换一个名称。' },
    en: {
      what: 'Nothing was saved.',
      why: 'There is a campaign of that name already ({name}).',
      todo: 'Use it, or choose another name.',
    },
  },
  withdrawn: {
    status: 409,
    zh: {
      what: '未保存。',
      why: '本事项已于 {on} 撤回（{reason}）。',
      todo: '如需继续办理，请先恢复该事项并说明原因。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'This matter was withdrawn on {on} ({reason}).',
      todo: 'Restore it first, with a reason, if work on it goes on.',
    },
  },
  not_withdrawn: {
    status: 409,
    zh: { what: '未办理。', why: '本事项没有撤回。', todo: '无需恢复，请刷新查看。' },
    en: {
      what: 'Nothing was done.',
      why: 'This matter is not withdrawn.',
      todo: 'Reload; nothing is to be restored.',
    },
  },
  nothing_revised: {
    status: 409,
    zh: {
      what: '未登记调整。',
      why: '内容与现行目标完全一致。',
      todo: '请先改动数值、期间或状态，再说明原因。',
    },
    en: {
      what: 'No revision was entered.',
      why: 'Nothing differs from the target in force.',
      todo: 'Change a value, the period or the state first, then say why.',
    },
  },
  awaiting_again: {
    status: 409,
    zh: {
      what: '未登记调整。',
      why: '目标已经下达，不能改回“待下达”。',
      todo: '如上级调整了目标，请直接填写新的数值并说明依据。',
    },
    en: {
      what: 'No revision was entered.',
      why: 'The target has been set and cannot be awaited again.',
      todo: 'If the upper level changed it, enter the new value and name the document.',
    },
  },
  value_missing: {
    status: 409,
    zh: {
      what: '未保存目标。',
      why: '目标已下达，但没有填写数值；只有“待下达”的目标或有参照对象的相对目标可以没有数值。',
      todo: '请填写数值，或把状态设为“待下达”。',
    },
    en: {
      what: 'The target was not saved.',
      why: 'It is set but has no value; only an awaited target, or one held against a reference, may have none.',
      todo: 'Enter a value, or mark the target as awaited from above.',
    },
  },
  value2_wrong: {
    status: 409,
    zh: {
      what: '未保存目标。',
      why: '{tier}第二个数值不合适：区间须填不小于下限的上限，“左右”可填不为负的幅度，其他不填。',
      todo: '请改正后再保存。',
    },
    en: {
      what: 'The target was not saved.',
      why: 'The second value of {tier} does not fit: a range needs an upper end, “about” may have a tolerance that is not negative, others have none.',
      todo: 'Correct it and save again.',
    },
  },
  import_faults: {
    status: 409,
    zh: {
      what: '未导入。',
      why: '表中还有 {count} 处错误。',
      todo: '请在 Excel 中按提示改正后重新上传；登记簿没有任何变化。',
    },
    en: {
      what: 'Nothing was imported.',
      why: 'The workbook still has {count} fault(s).',
      todo: 'Correct the named cells in Excel and upload again; the register has not changed.',
    },
  },
  import_empty: {
    status: 409,
    zh: { what: '未导入。', why: '文件与登记簿一致，没有可导入的变化。', todo: '无需办理。' },
    en: {
      what: 'Nothing was imported.',
      why: 'The file says what the register says; there is nothing to change.',
      todo: 'Nothing needs to be done.',
    },
  },
  import_applied: {
    status: 409,
    zh: { what: '未重复导入。', why: '这份文件已经导入。', todo: '如有新的改动，请重新上传。' },
    en: {
      what: 'It was not imported again.',
      why: 'This file has been imported already.',
      todo: 'Upload again if there are new changes.',
    },
  },
  import_moved: {
    status: 412,
    zh: {
      what: '未导入。',
      why: '预览之后，登记簿又有变动，结果与您看到的不再相同。',
      todo: '请查看更新后的预览，确认后再导入；上传的内容仍保留。',
    },
    en: {
      what: 'Nothing was imported.',
      why: 'The register has changed since the preview: the result would not be what you saw.',
      todo: 'Look at the new preview and confirm it; what you uploaded is kept.',
    },
  },
  reason_missing: {
    status: 422,
    zh: {
      what: '未导入。',
      why: '本次导入会改动已下达的目标，须说明调整原因。',
      todo: '请填写原因（可注明文件）后再导入。',
    },
    en: {
      what: 'Nothing was imported.',
      why: 'The import changes targets that were set; a reason is needed.',
      todo: 'Say why, and by which document, and import again.',
    },
  },
});
