import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('cases', {
  published: {
    status: 409,
    zh: {
      what: '公开数据城市不立案、不督办。',
      why: '这里只有真实单位的公开数据，不代任何单位办理事项。',
      todo: '请在模拟城市或本单位的工作城市中办理。',
    },
    en: {
      what: 'A city of published figures has no cases.',
      why: 'It holds published figures of real bodies; nobody acts for them here.',
      todo: 'Do this in the simulated city, or in your own working city.',
    },
  },
  no_procedure: {
    status: 409,
    zh: {
      what: '不能立项。',
      why: '本市没有启用名为“{code}”的办理程序。',
      todo: '请从程序列表中选择，或请系统管理员启用该程序。',
    },
    en: {
      what: 'The case cannot be opened.',
      why: 'No procedure "{code}" is in force in this city.',
      todo: 'Choose one from the list of procedures, or ask for it to be installed.',
    },
  },
  already_open: {
    status: 409,
    zh: {
      what: '该目标已有未销号的案件。',
      why: '一事一项：内部登记号 {number} 正在办理。',
      todo: '请在该案件中继续办理，销号后如有需要再立项。',
    },
    en: {
      what: 'This target already has an open case.',
      why: 'One matter, one case: register number {number} is under way.',
      todo: 'Go on with that case; open another only after it is closed out.',
    },
  },
  other_target: {
    status: 409,
    zh: {
      what: '提示与目标不一致。',
      why: '所选亮灯提示属于另一个目标。',
      todo: '请从提示列表重新进入立项。',
    },
    en: {
      what: 'The proposal is not about this target.',
      why: 'The change named belongs to another target.',
      todo: 'Open the case from the list of proposals.',
    },
  },
  not_now: {
    status: 409,
    zh: {
      what: '现在不能{step}。',
      why: '案件处于“{state}”，{step}须在“{from}”时办理。',
      todo: '请刷新案件；当前可办理：{next}。',
    },
    en: {
      what: '"{stepEn}" is not possible now.',
      why: 'The case is "{stateEn}"; this step belongs to "{fromEn}".',
      todo: 'Reload the case. Possible now: {nextEn}.',
    },
  },
  no_holidays: {
    status: 409,
    zh: {
      what: '不能确定办理时限。',
      why: '{why}',
      todo: '请选择已有放假安排年份内的日期；跨年时限须待国务院办公厅公布放假安排并更新系统后办理。',
    },
    en: {
      what: 'The deadline cannot be set.',
      why: '{whyEn}',
      todo: 'Choose a day in a year whose holidays are known; beyond it, wait for the notice and an update of the system.',
    },
  },
  changed_procedure: {
    status: 409,
    zh: {
      what: '程序“{code}”第 {version} 版已在使用，内容不同。',
      why: '案件按立项时的版本办理，已启用的版本不能改写。',
      todo: '请把版本号加一后再启用。',
    },
    en: {
      what: 'Version {version} of procedure "{code}" is in force with other content.',
      why: 'Cases run the version they were opened with; a version in force is never rewritten.',
      todo: 'Raise its version number and install it again.',
    },
  },
});
