import { refusals } from '../platform/refusal.ts';

export const refuse = refusals('registry', {
  officer_apart: {
    status: 409,
    zh: {
      what: '未授权。',
      why: '“{name}”已任{held}。三员分立：系统、安全、审计管理员互不兼任，也不兼任业务岗位；一个账号只担任其中一种。',
      todo: '请由系统管理员为此岗位另开账号。',
    },
    en: {
      what: 'Nothing was granted.',
      why: '"{name}" holds {heldEn}. The three offices are separate: an account serves one of them or the business, for good.',
      todo: 'Have the system officer make another account for this post.',
    },
  },
  last_officer: {
    status: 409,
    zh: {
      what: '未办理。',
      why: '这是本市最后一名{office}；三员须始终有人。',
      todo: '请先为接任账号授权，再办理。',
    },
    en: {
      what: 'Nothing was changed.',
      why: 'This is the last {officeEn} of the city; each office is always held.',
      todo: 'Grant the office to a successor first.',
    },
  },
  office_held: {
    status: 409,
    zh: {
      what: '未任命。',
      why: '本市已有人担任这一职责；此后由安全管理员授权。',
      todo: '请由安全管理员办理；原任账号无法使用时，加 --beside 并写明事由。',
    },
    en: {
      what: 'Nobody was appointed.',
      why: 'The office is held already; from then on the security officer grants it.',
      todo: 'Have the security officer do it; where the holder is lost, add --beside and say why.',
    },
  },
  no_accounts_here: {
    status: 409,
    zh: {
      what: '未办理。',
      why: '本城市只收录真实名称的公开数据，不设单位账号，也不新增账号和授权。',
      todo: '请在模拟城市或工作城市办理。',
    },
    en: {
      what: 'Nothing was changed.',
      why: 'This city holds published facts under real names: no accounts or grants are added to it.',
      todo: 'Do it in the simulated city or a city of your own.',
    },
  },
  username_taken: {
    status: 409,
    zh: { what: '未开设账号。', why: '用户名“{username}”已被使用。', todo: '请换一个用户名。' },
    en: {
      what: 'No account was made.',
      why: 'The user name "{username}" is in use.',
      todo: 'Choose another user name.',
    },
  },
  subject_taken: {
    status: 409,
    zh: { what: '未关联。', why: '该外部身份已关联另一个账号。', todo: '请核对外部身份标识。' },
    en: {
      what: 'Nothing was linked.',
      why: 'That external identity is linked to another account.',
      todo: 'Check the external id.',
    },
  },
  kept_elsewhere: {
    status: 409,
    zh: {
      what: '未办理。',
      why: '此账号由另一座城市保管，登录方式只由该市的管理员变更。',
      todo: '请联系该市的管理员；本市可停用其授权。',
    },
    en: {
      what: 'Nothing was changed.',
      why: 'Another city keeps this account; only its officers change how it signs in.',
      todo: 'Ask the officers of that city; here you may end its grants.',
    },
  },
  unit_needed: {
    status: 409,
    zh: {
      what: '未授权。',
      why: '填报人、审签人须指定单位；三员和领导、审计的授权范围为全市。',
      todo: '请改正单位后再授权。',
    },
    en: {
      what: 'Nothing was granted.',
      why: 'Clerks and signers act for a unit; the three offices are held for the city.',
      todo: 'Correct the unit and grant again.',
    },
  },
  granted_already: {
    status: 409,
    zh: {
      what: '未授权。',
      why: '这段时间内，此账号在同一单位已有同一岗位的授权。',
      todo: '如需改期，请先终止原授权。',
    },
    en: {
      what: 'Nothing was granted.',
      why: 'The account holds this role over the same unit on some of these days.',
      todo: 'To change the days, end the earlier grant first.',
    },
  },
  grant_over: {
    status: 409,
    zh: { what: '未终止。', why: '该授权在 {to} 已终止。', todo: '请刷新后核对。' },
    en: { what: 'Nothing was ended.', why: 'The grant has ended on {to}.', todo: 'Reload and check.' },
  },
  asked_already: {
    status: 409,
    zh: { what: '未提出。', why: '同一事项已提出，正等待安全管理员核准。', todo: '请联系安全管理员。' },
    en: {
      what: 'Nothing was asked.',
      why: 'The same is asked already and waits for the security officer.',
      todo: 'Ask the security officer.',
    },
  },
  decided_already: {
    status: 409,
    zh: { what: '未办理。', why: '该事项已核准、退回或超过 3 天失效。', todo: '如仍需要，请重新提出。' },
    en: {
      what: 'Nothing was changed.',
      why: 'The question is decided, or void after 3 days.',
      todo: 'Ask again if it is still needed.',
    },
  },
});
