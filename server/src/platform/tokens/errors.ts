import { refusals } from '../refusal.ts';

/** What is refused about API tokens, and to those who come with one. */
export const refuse = refusals('token', {
  not_good: {
    status: 401,
    zh: {
      what: '令牌无效。',
      why: '它不存在、已过期或已撤销，或不属于这座城市。',
      todo: '请在“访问令牌”核对，或新建一个。',
    },
    en: {
      what: 'The token is not good.',
      why: 'It does not exist, has expired, was revoked, or is of another city.',
      todo: 'Check it under "API tokens", or make another.',
    },
  },
  out_of_scope: {
    status: 403,
    zh: {
      what: '令牌无权办理此事项。',
      why: '令牌“{name}”没有范围“{scope}”；其范围为：{scopes}。',
      todo: '如确有需要，请新建带此范围的令牌；令牌的权限不会超过其持有人。',
    },
    en: {
      what: 'The token may not do this.',
      why: 'Token "{name}" has no scope "{scope}"; it has: {scopes}.',
      todo: 'If it is needed, make a token with that scope; a token never may more than its person.',
    },
  },
  session_only: {
    status: 403,
    zh: {
      what: '令牌不能办理此事项。',
      why: '账号、授权、登录规定和令牌本身只能登录后由本人办理。',
      todo: '请在网页登录后办理。',
    },
    en: {
      what: 'No token may do this.',
      why: 'Accounts, grants, sign-in rules and tokens themselves are for a signed-in person.',
      todo: 'Sign in on the web and do it there.',
    },
  },
  too_fast: {
    status: 429,
    zh: {
      what: '请求过于频繁。',
      why: '这个令牌在一分钟内的请求超过了 600 次。',
      todo: '请在 {seconds} 秒后重试；其他令牌和网页不受影响。',
    },
    en: {
      what: 'Too many requests.',
      why: 'This token made more than 600 requests within a minute.',
      todo: 'Try again in {seconds} s; other tokens and the web are not affected.',
    },
  },
  unknown_scope: {
    status: 400,
    zh: {
      what: '未新建令牌。',
      why: '没有范围“{scope}”，或持有人无此权限。',
      todo: '请从列出的范围中选择。',
    },
    en: {
      what: 'No token was made.',
      why: 'There is no scope "{scope}", or the person may not do it.',
      todo: 'Choose from the scopes listed.',
    },
  },
  bad_end: {
    status: 400,
    zh: { what: '未新建令牌。', why: '有效期须在今天之后，最长 {days} 天。', todo: '请改正到期日。' },
    en: {
      what: 'No token was made.',
      why: 'It ends after today and within {days} days.',
      todo: 'Correct the last day.',
    },
  },
  unit_out_of_reach: {
    status: 400,
    zh: { what: '未新建令牌。', why: '该单位不在持有人的授权范围内。', todo: '请选择授权范围内的单位。' },
    en: {
      what: 'No token was made.',
      why: 'The unit is outside what the person may act for.',
      todo: 'Choose a unit within the grants.',
    },
  },
  too_many: {
    status: 409,
    zh: { what: '未新建令牌。', why: '有效的令牌已有 {most} 个。', todo: '请先撤销不再使用的令牌。' },
    en: {
      what: 'No token was made.',
      why: 'There are {most} good tokens already.',
      todo: 'Revoke those that are not used any more.',
    },
  },
  revoked_already: {
    status: 409,
    zh: { what: '未撤销。', why: '该令牌已撤销。', todo: '无需再办理。' },
    en: {
      what: 'Nothing was changed.',
      why: 'The token is revoked already.',
      todo: 'There is nothing to do.',
    },
  },
});
