import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('actuals', {
  published_only: {
    status: 409,
    zh: {
      what: '没有办理。',
      why: '本城市只收录已公开的数据，不设单位账号，也不向真实单位要数。',
      todo: '如需演练填报流程，请使用模拟城市。',
    },
    en: {
      what: 'Nothing was done.',
      why: 'This city holds published figures only: no unit has an account here and nothing is asked of real bodies.',
      todo: 'Use the simulated city to try out reporting.',
    },
  },
  wrong_state: {
    status: 409,
    zh: { what: '现在不能{act}。', why: '{why}。', todo: '请刷新后按当前状态办理；已填内容均已保存。' },
    en: {
      what: 'You cannot {actEn} now.',
      why: '{whyEn}.',
      todo: 'Reload and go on from the current state; everything typed is saved.',
    },
  },
  nothing_entered: {
    status: 409,
    zh: {
      what: '未送审签。',
      why: '还没有填写数值，也没有说明缺报原因。',
      todo: '请填写数值，或填写缺报原因，再送审签。',
    },
    en: {
      what: 'It was not handed over.',
      why: 'There is neither a value nor a reason why it is missing.',
      todo: 'Enter a value, or say why there is none, and hand over again.',
    },
  },
  no_progress: {
    status: 409,
    zh: {
      what: '未送审签。',
      why: '还没有填写进展情况。',
      todo: '请填写进展情况（500 字以内），再送审签。',
    },
    en: {
      what: 'It was not handed over.',
      why: 'Nothing is said of the progress yet.',
      todo: 'Say how far it is (at most 500 characters), and hand over again.',
    },
  },
  words_take_no_figure: {
    status: 422,
    zh: {
      what: '未保存。',
      why: '事项进展只填文字，不填数值和缺报原因；数字在各自的指标中填报。',
      todo: '请清空数值后重试。',
    },
    en: {
      what: 'It was not saved.',
      why: 'Words on a matter carry no value; figures are entered with their indicators.',
      todo: 'Leave the value out.',
    },
  },
  figure_takes_no_claims: {
    status: 422,
    zh: {
      what: '未保存。',
      why: '预计完成时间和任务进展在事项进展中填写，不随单个数字填写。',
      todo: '请在事项进展中填写。',
    },
    en: {
      what: 'It was not saved.',
      why: 'The expected day and what is said of tasks belong to the words on the matter.',
      todo: 'Enter them there.',
    },
  },
  foreign_task: {
    status: 422,
    zh: {
      what: '未保存。',
      why: '所填任务或节点不属于本事项，或已撤回。',
      todo: '请刷新页面后按现有任务填写；已填文字仍在页面上。',
    },
    en: {
      what: 'It was not saved.',
      why: 'A task or milestone is none of this matter’s, or was withdrawn.',
      todo: 'Reload and say it of the tasks that are there; what you typed is still on the page.',
    },
  },
  nothing_corrected: {
    status: 409,
    zh: {
      what: '未送审签。',
      why: '更正开始后还没有保存新的内容，现有内容与已锁定的一致。',
      todo: '请填写更正后的内容；如无需更正，请撤回更正。',
    },
    en: {
      what: 'It was not handed over.',
      why: 'Nothing was saved since the correction began: it still says what is locked.',
      todo: 'Enter the corrected figure, or withdraw the correction.',
    },
  },
  value_and_reason: {
    status: 422,
    zh: {
      what: '未保存。',
      why: '数值与缺报原因只能填一项。',
      todo: '有数值时请清空缺报原因；确无数据时请清空数值。',
    },
    en: {
      what: 'It was not saved.',
      why: 'An entry has either a value or a reason why it is missing, not both.',
      todo: 'Clear one of the two.',
    },
  },
  asked_already: {
    status: 409,
    zh: {
      what: '未下达填报任务。',
      why: '同一指标、对象、期间已向{unit}要过数（{subject}，{period}）。',
      todo: '请从名单中去掉已下达的单位后重试；一个数只要一次。',
    },
    en: {
      what: 'Nothing was asked.',
      why: '{unit} was already asked for this indicator ({subject}, {period}).',
      todo: 'Leave out the units that were asked; a figure is asked for once.',
    },
  },
  unknown_period: {
    status: 422,
    zh: {
      what: '未下达填报任务。',
      why: '“{period}”不是可识别的期间。',
      todo: '请写成 2026-06、2026-Q2、2026-H1 或 2026。',
    },
    en: {
      what: 'Nothing was asked.',
      why: '"{period}" is no period.',
      todo: 'Write 2026-06, 2026-Q2, 2026-H1 or 2026.',
    },
  },
  not_the_source: {
    status: 422,
    zh: {
      what: '未下达填报任务。',
      why: '“{indicator}”是法定统计指标，只由来源单位（{source}）填报，不能向{unit}要数。',
      todo: '请改为向来源单位下达；其他单位在发布后查看。',
    },
    en: {
      what: 'Nothing was asked.',
      why: '"{indicator}" is an official statistic: only its source ({source}) enters it, not {unit}.',
      todo: 'Ask the source; others see it once it is released.',
    },
  },
  due_past: {
    status: 422,
    zh: {
      what: '未下达填报任务。',
      why: '截止日 {day} 已过（今天是 {today}）。',
      todo: '请改为今天或以后的日期；建议 {proposed}。',
    },
    en: {
      what: 'Nothing was asked.',
      why: 'The due day {day} is past (today is {today}).',
      todo: 'Choose today or a later day; {proposed} is proposed.',
    },
  },
  fill_in_faults: {
    status: 422,
    zh: {
      what: '一行也没有保存。',
      why: '工作簿中有 {count} 处不能保存，已逐处指明工作表、行和列。',
      todo: '请在工作簿中改正后重新上传；原有草稿没有变动。',
    },
    en: {
      what: 'No row was saved.',
      why: '{count} place(s) in the workbook cannot be saved; each is named by sheet, row and column.',
      todo: 'Correct them in the workbook and upload it again; the drafts that stand are untouched.',
    },
  },
  calendar_span: {
    status: 422,
    zh: {
      what: '没有列出日历。',
      why: '起止日期不成立，或超过 {days} 天。',
      todo: '请缩短起止日期，例如到 {until}。',
    },
    en: {
      what: 'No days were listed.',
      why: 'The end lies before the beginning, or more than {days} days after it.',
      todo: 'Ask for a shorter stretch, for example until {until}.',
    },
  },
  not_official: {
    status: 422,
    zh: {
      what: '未设置发布日。',
      why: '“{indicator}”不是法定统计指标，报送、锁定后即可查看。',
      todo: '只有法定统计指标需要发布日。',
    },
    en: {
      what: 'No release day was set.',
      why: '"{indicator}" is no official statistic; it is seen once it is submitted and locked.',
      todo: 'Only official statistics have release days.',
    },
  },
  release_past: {
    status: 422,
    zh: {
      what: '未设置发布日。',
      why: '{day} 已过（今天是 {today}）。',
      todo: '请选今天或以后的日期；选今天即当日起可见。',
    },
    en: {
      what: 'No release day was set.',
      why: '{day} is past (today is {today}).',
      todo: 'Choose today or later; today makes it visible at once.',
    },
  },
  released_already: {
    status: 409,
    zh: {
      what: '未设置发布日。',
      why: '“{indicator}”{period} 的数据已经可以查看，不能再收回。',
      todo: '数据有误时，由来源单位提出更正，原数据保留可查。',
    },
    en: {
      what: 'No release day was set.',
      why: 'The figure of "{indicator}" for {period} can be seen already and cannot be taken back.',
      todo: 'If it is wrong, its source corrects it; the earlier figure stays readable.',
    },
  },
  bulk_act_fault: {
    status: 409,
    zh: {
      what: '一项也没有办理。',
      why: '第 {row} 项（{name}）不能{act}：{why}。批量办理要么全部完成，要么一项不动。',
      todo: '请刷新后去掉或处理该项再试；已填内容均已保存。',
    },
    en: {
      what: 'Nothing was done.',
      why: 'Item {row} ({name}) could not be taken on ({actEn}): {whyEn}. A bulk act does all of them or none.',
      todo: 'Reload, leave that one out or settle it, and try again; everything typed is saved.',
    },
  },
  bulk_fault: {
    status: 409,
    zh: {
      what: '一项也没有锁定。',
      why: '第 {row} 项（{request}）：{why}。批量锁定要么全部完成，要么一项不动。',
      todo: '请刷新列表，去掉或处理该项后重试。',
    },
    en: {
      what: 'None of them was locked.',
      why: 'Item {row} ({request}): {whyEn}. A bulk lock does all of them or none.',
      todo: 'Reload the list, leave that one out or settle it, and try again.',
    },
  },
});
