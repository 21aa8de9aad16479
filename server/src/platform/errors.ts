import { refusals } from './refusal.ts';

/** What the house itself refuses, before any room is entered. */
export const refuse = refusals('platform', {
  invalid: {
    status: 400,
    zh: {
      what: '请求未被接受。',
      why: '有 {count} 处内容不符合要求，已在对应位置标出。',
      todo: '请按提示修改后再提交；已填内容仍在页面上。',
    },
    en: {
      what: 'The request was not accepted.',
      why: '{count} part(s) do not meet the requirements; each is named.',
      todo: 'Correct the named parts and send again; what you typed is still on the page.',
    },
  },
  not_signed_in: {
    status: 401,
    zh: {
      what: '尚未登录。',
      why: '没有有效的登录，或登录已过期。',
      todo: '请登录后重试；本页草稿保存在此设备上。',
    },
    en: {
      what: 'You are not signed in.',
      why: 'There is no valid session, or it has expired.',
      todo: 'Sign in and try again; the draft on this page is kept on this device.',
    },
  },
  not_allowed: {
    status: 403,
    zh: { what: '没有权限办理此事项。', why: '{why}', todo: '如工作需要，请联系本市安全管理员调整授权。' },
    en: {
      what: 'You may not do this.',
      why: '{whyEn}',
      todo: 'If your work needs it, ask the city’s security officer to adjust your grants.',
    },
  },
  foreign_write: {
    status: 403,
    zh: {
      what: '写入请求被拒绝。',
      why: '请求不是由本系统页面或接口客户端发出的（缺少 x-meritloop 请求头，或来源不符）。',
      todo: '请从本系统页面操作；程序调用请带上 x-meritloop: 1。',
    },
    en: {
      what: 'The write was refused.',
      why: 'It did not come from this system’s pages or an API client (x-meritloop header missing, or another origin).',
      todo: 'Use the pages of this system; programs send x-meritloop: 1.',
    },
  },
  not_found: {
    status: 404,
    zh: {
      what: '没有找到{thing}。',
      why: '它不存在，或不在您可见的范围内。',
      todo: '请从列表进入，或核对地址。',
    },
    en: {
      what: 'No such {thingEn}.',
      why: 'It does not exist, or is outside what you may see.',
      todo: 'Open it from a list, or check the address.',
    },
  },
  too_often: {
    status: 429,
    zh: {
      what: '请稍候再试。',
      why: '您在一分钟内下载、上传或生成的次数超过了 120 次；他人不受影响。',
      todo: '请在 {seconds} 秒后重试；其他页面照常可用。',
    },
    en: {
      what: 'Please wait a little.',
      why: 'You downloaded, uploaded or produced more than 120 times within a minute; nobody else is affected.',
      todo: 'Try again in {seconds} s; all other pages go on working.',
    },
  },
  version_missing: {
    status: 428,
    zh: {
      what: '未说明依据的版本。',
      why: '修改须带 If-Match 请求头，以免覆盖他人的修改。',
      todo: '请刷新后重试。',
    },
    en: {
      what: 'The version you edited is not stated.',
      why: 'Changes need an If-Match header, so that nobody’s work is overwritten.',
      todo: 'Reload and try again.',
    },
  },
  stale: {
    status: 412,
    zh: {
      what: '内容已被他人更新。',
      why: '您依据的是第 {yours} 版，现为第 {current} 版。',
      todo: '请对照最新内容后重新提交；您填写的内容仍保留。',
    },
    en: {
      what: 'Someone changed this meanwhile.',
      why: 'You edited version {yours}; it is now version {current}.',
      todo: 'Compare with the current content and send again; what you typed is kept.',
    },
  },
  key_reused: {
    status: 422,
    zh: {
      what: '提交编号重复使用。',
      why: '同一 Idempotency-Key 已用于内容不同的提交。',
      todo: '请为新的提交使用新的编号。',
    },
    en: {
      what: 'The submission key was used before.',
      why: 'The same Idempotency-Key came with different content.',
      todo: 'Use a new key for a new submission.',
    },
  },
  too_large: {
    status: 413,
    zh: { what: '内容过大。', why: '超过了 {limit} 的上限。', todo: '请减小文件或分次提交。' },
    en: {
      what: 'The content is too large.',
      why: 'It exceeds the limit of {limit}.',
      todo: 'Send less, or in parts.',
    },
  },
  unreadable: {
    status: 400,
    zh: { what: '无法读取请求内容。', why: '{why}', todo: '请检查格式后重试。' },
    en: { what: 'The request could not be read.', why: '{why}', todo: 'Check the format and try again.' },
  },
  wrong_type: {
    status: 415,
    zh: { what: '不支持的内容类型。', why: '此接口只接受 application/json。', todo: '请以 JSON 提交。' },
    en: {
      what: 'Unsupported content type.',
      why: 'This endpoint takes application/json only.',
      todo: 'Send JSON.',
    },
  },
  too_deep: {
    status: 400,
    zh: {
      what: '无法读取请求内容。',
      why: '层层嵌套超过 {limit} 层。',
      todo: '请按接口文档的结构提交。',
    },
    en: {
      what: 'The request could not be read.',
      why: 'It is nested more than {limit} levels deep.',
      todo: 'Send it in the shape that the API document states.',
    },
  },
  too_many_values: {
    status: 413,
    zh: { what: '内容过大。', why: '数据项超过 {limit} 个。', todo: '请分次提交。' },
    en: {
      what: 'The content is too large.',
      why: 'It holds more than {limit} values.',
      todo: 'Send it in parts.',
    },
  },
  address_too_long: {
    status: 414,
    zh: { what: '网址过长。', why: '路径和查询条件超过 {limit} 字节。', todo: '请减少筛选条件后重试。' },
    en: {
      what: 'The address is too long.',
      why: 'Path and query exceed {limit} bytes.',
      todo: 'Ask with fewer filters.',
    },
  },
  too_many_names: {
    status: 414,
    zh: { what: '查询条件过多。', why: '查询条件超过 {limit} 个。', todo: '请减少筛选条件后重试。' },
    en: {
      what: 'The query names too much.',
      why: 'It holds more than {limit} names.',
      todo: 'Ask with fewer filters.',
    },
  },
  headers_too_large: {
    status: 431,
    zh: { what: '请求头过大。', why: '请求头超过 {limit} 字节。', todo: '请清除本站 Cookie 后重试。' },
    en: {
      what: 'The request headers are too large.',
      why: 'They exceed {limit} bytes.',
      todo: 'Clear the cookies of this site and try again.',
    },
  },
  too_slow: {
    status: 408,
    zh: { what: '请求未完整送达。', why: '{limit} 秒内没有收完。', todo: '请检查网络后重试。' },
    en: {
      what: 'The request did not arrive whole.',
      why: 'It took longer than {limit} seconds.',
      todo: 'Check the network and try again.',
    },
  },
  wrong_charset: {
    status: 415,
    zh: {
      what: '不支持的字符编码。',
      why: '收到 {charset}；此接口只接受 UTF-8。',
      todo: '请以 UTF-8 提交。',
    },
    en: {
      what: 'Unsupported character encoding.',
      why: 'It says {charset}; this endpoint takes UTF-8 only.',
      todo: 'Send UTF-8.',
    },
  },
  out_of_range: {
    status: 422,
    zh: {
      what: '内容未保存。',
      why: '有日期或数值超出系统所能保存的范围。',
      todo: '请核对日期和数值后重试；已填内容仍在页面上。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'A date or number is beyond what can be kept.',
      todo: 'Check dates and numbers and send again; what you typed is still on the page.',
    },
  },
  too_many: {
    status: 429,
    zh: { what: '请求过于频繁。', why: '短时间内请求次数超过上限。', todo: '请稍候再试。' },
    en: {
      what: 'Too many requests.',
      why: 'The limit for this short time was exceeded.',
      todo: 'Wait a moment and try again.',
    },
  },
  busy: {
    status: 503,
    zh: {
      what: '系统暂时不可用。',
      why: '数据库连接中断或正在重启；未确认的提交没有保存。',
      todo: '请稍候重试；用同一提交编号重试不会重复。',
    },
    en: {
      what: 'The system is not available for the moment.',
      why: 'The database connection broke or is restarting; an unacknowledged submission was not confirmed.',
      todo: 'Try again shortly; retrying with the same key never doubles a submission.',
    },
  },
});
