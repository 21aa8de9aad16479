import { refusals } from '../refusal.ts';

/** What sign-in and the account refuse. Words are the same whether or not the user name exists. */
export const refuse = refusals('identity', {
  wrong_credentials: {
    status: 401,
    zh: {
      what: '未能登录。',
      why: '用户名或密码不正确。',
      todo: '请核对大小写后重试；连续失败 5 次须等待，时间逐次延长，最长 15 分钟。',
    },
    en: {
      what: 'You were not signed in.',
      why: 'Username or password is not correct.',
      todo: 'Check upper and lower case and try again; after 5 failures there is a wait that grows to 15 minutes.',
    },
  },
  wait: {
    status: 429,
    zh: {
      what: '登录须等待。',
      why: '失败次数较多，等待期间不核对用户名和密码，正确的密码也不例外。',
      todo: '请在 {until}（约 {minutes} 分钟）后重试。',
    },
    en: {
      what: 'Sign-in has to wait.',
      why: 'There were several failures; during the wait nothing is checked, a right password included.',
      todo: 'Try again after {until} (in about {minutes} min).',
    },
  },
  wrong_code: {
    status: 401,
    zh: {
      what: '验证码未通过。',
      why: '动态码不正确、已过期或已用过，或恢复码不正确。',
      todo: '请输入身份验证器此刻显示的 6 位数字，或一个未用过的恢复码；请核对手机时间。',
    },
    en: {
      what: 'The code was not accepted.',
      why: 'It is wrong, has expired or was used before; or the recovery code is wrong.',
      todo: 'Enter the 6 digits shown now, or an unused recovery code; check the clock of your phone.',
    },
  },
  wrong_first_code: {
    status: 400,
    zh: {
      what: '二次验证尚未开启。',
      why: '动态码不正确或已过期。',
      todo: '请输入身份验证器此刻显示的 6 位数字；请核对手机时间。',
    },
    en: {
      what: 'The second factor is not on yet.',
      why: 'The code is wrong or has expired.',
      todo: 'Enter the 6 digits shown now; check the clock of your phone.',
    },
  },
  step_over: {
    status: 401,
    zh: {
      what: '这次登录已失效。',
      why: '超过 10 分钟未输入验证码，或已多次输错。',
      todo: '请重新输入用户名和密码。',
    },
    en: {
      what: 'This sign-in is over.',
      why: 'No code came within 10 minutes, or several were wrong.',
      todo: 'Enter username and password again.',
    },
  },
  wrong_password: {
    status: 403,
    zh: { what: '未作更改。', why: '当前密码不正确。', todo: '请重新输入当前密码；连续失败 5 次须等待。' },
    en: {
      what: 'Nothing was changed.',
      why: 'The current password is not correct.',
      todo: 'Enter it again; after 5 failures there is a wait.',
    },
  },
  weak_password: {
    status: 400,
    zh: {
      what: '新密码未被接受。',
      why: '新密码须为 12–128 个字符，不得与当前密码相同。',
      todo: '请换一个新密码；当前密码不变。',
    },
    en: {
      what: 'The new password was not accepted.',
      why: 'It needs 12–128 characters and differs from the current one.',
      todo: 'Choose another; the current one still holds.',
    },
  },
  common_password: {
    status: 400,
    zh: {
      what: '新密码未被接受。',
      why: '它由一两个常见密码组成，或由同一小段重复而成，猜测者会最先尝试。',
      todo: '请换一个，例如三四个互不相关的词连在一起；当前密码不变。',
    },
    en: {
      what: 'The new password was not accepted.',
      why: 'It is made of one or two common passwords, or repeats one short piece: guessers try it first.',
      todo: 'Choose another, such as three or four words that have nothing to do with each other; the current one still holds.',
    },
  },
  known_word: {
    status: 400,
    zh: {
      what: '新密码未被接受。',
      why: '其中有“{word}”。本系统、城市、单位、用户名和姓名人人皆知，不能用在密码里。',
      todo: '请换一个不含这些词的密码；当前密码不变。',
    },
    en: {
      what: 'The new password was not accepted.',
      why: 'It holds "{word}". Everyone knows the names of the product, the city, the unit and the person.',
      todo: 'Choose one without them; the current one still holds.',
    },
  },
  factor_on: {
    status: 409,
    zh: {
      what: '二次验证已经开启。',
      why: '此账号已绑定身份验证器。',
      todo: '如需更换手机，请先停用再重新开启。',
    },
    en: {
      what: 'The second factor is on already.',
      why: 'An authenticator is bound to this account.',
      todo: 'To change phones, turn it off first and on again.',
    },
  },
  factor_off: {
    status: 409,
    zh: {
      what: '二次验证尚未开启。',
      why: '此账号没有待确认或已绑定的身份验证器。',
      todo: '请先在“我的账号”开启。',
    },
    en: {
      what: 'There is no second factor.',
      why: 'No authenticator is bound to this account or waiting to be confirmed.',
      todo: 'Turn it on in "My account" first.',
    },
  },
  disabled: {
    status: 403,
    zh: {
      what: '未能登录。',
      why: '此账号已由系统管理员停用。',
      todo: '如工作需要，请联系本市系统管理员。',
    },
    en: {
      what: 'You were not signed in.',
      why: 'The system officer has disabled this account.',
      todo: 'If your work needs it, ask the system officer of your city.',
    },
  },
  no_provider: {
    status: 404,
    zh: {
      what: '无法使用统一身份登录。',
      why: '本系统没有配置身份提供方。',
      todo: '请用用户名和密码登录。',
    },
    en: {
      what: 'There is no single sign-on here.',
      why: 'No sign-in provider is configured.',
      todo: 'Sign in with username and password.',
    },
  },
  provider_away: {
    status: 503,
    zh: {
      what: '暂时无法使用统一身份登录。',
      why: '身份提供方没有应答，或其配置有误。',
      todo: '请稍后重试，或用用户名和密码登录；若持续如此，请告诉系统管理员。',
    },
    en: {
      what: 'Single sign-on is not available for the moment.',
      why: 'The provider did not answer, or is misconfigured.',
      todo: 'Try again later, or use username and password; if it lasts, tell the system officer.',
    },
  },
  password_due: {
    status: 403,
    zh: {
      what: '需要先修改密码。',
      why: '现在的密码是首次登录用的，只能用来设定您自己的密码。',
      todo: '请在“我的账号”修改密码，然后重新进入。',
    },
    en: {
      what: 'The password has to be changed first.',
      why: 'The present one is for the first sign-in and opens nothing but the change of itself.',
      todo: 'Change it in "My account", then come back.',
    },
  },
  factor_needed: {
    status: 403,
    zh: {
      what: '需要先开启二次验证。',
      why: '该城市规定您的岗位须使用二次验证登录。',
      todo: '请在“我的账号”绑定身份验证器，然后重新进入。',
    },
    en: {
      what: 'A second factor is needed first.',
      why: 'This city requires one for the role that you hold.',
      todo: 'Bind an authenticator in "My account", then come back.',
    },
  },
});
