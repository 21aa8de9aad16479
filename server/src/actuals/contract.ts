import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, decimalText, endpoint, fileLanguage, ofTenant, version } from '../platform/endpoint.ts';
import {
  claim,
  figure,
  requestHead,
  requestKinds,
  requestPage,
  requestStates,
  unit,
  warning,
  words,
  wordsLimit,
} from './shapes.ts';

export * from './contract-asks.ts';
export * from './contract-calendar.ts';
export * from './contract-history.ts';
export * from './contract-releases.ts';
export * from './contract-reports.ts';
export * from './contract-workbook.ts';
export * from './shapes.ts';

const requestParams = z.object({ tenant: z.string(), request: z.uuid() });

const listFilters = z.object({
  state: z.enum(requestStates).optional(),
  period: z.string().max(20).optional(),
  unit: z.uuid().optional(),
  indicator: z.uuid().optional(),
  matter: z.uuid().optional(),
  /** Figures, or words on matters. */
  kind: z.enum(requestKinds).optional(),
  /** `me`: only those on which the caller can do the next act now. */
  awaiting: z.enum(['me']).optional(),
});

/** Requests that the caller may see, earliest deadline first. Counts ignore the state filter, so that they are filters. */
export const listRequests = endpoint({
  method: 'GET',
  path: '/api/:tenant/requests',
  summary: 'Requests for figures and words, filtered and paged',
  params: ofTenant,
  query: listFilters.extend({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    today: z.string(),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
    counts: z.array(z.object({ state: z.enum(requestStates), count: z.number().int() })),
    overdue: z.number().int(),
    periods: z.array(z.string()),
    requests: z.array(requestHead),
    abilities,
  }),
});

/** The same list, whole, as a workbook: what a unit fills in offline, with last values beside. */
export const downloadRequests = endpoint({
  method: 'GET',
  path: '/api/:tenant/requests.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: listFilters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const readRequest = endpoint({
  method: 'GET',
  path: '/api/:tenant/requests/:request',
  summary: 'One request with its entries, steps, earlier figures and targets',
  params: requestParams,
  reply: requestPage,
});

/** The office asks: one indicator and period of several units, each once. */
export const askRequests = endpoint({
  method: 'POST',
  path: '/api/:tenant/requests',
  summary: 'Ask units for an indicator in a period',
  params: ofTenant,
  body: z.object({
    indicatorId: z.uuid(),
    period: z.string().min(4).max(20),
    dueOn: dayText,
    asked: z
      .array(z.object({ unitId: z.uuid(), subjectId: z.uuid() }))
      .min(1)
      .max(500),
  }),
  reply: z.object({ requests: z.array(z.string()), abilities }),
});

/** How the request stands after an act; its page is read again where more is shown. */
export const standing = z.object({
  id: z.string(),
  state: z.enum(requestStates),
  version,
  entryNo: z.number().int(),
  abilities,
});

export const entryBody = z.object({
  /** Null where there is none, and always where words are asked for. */
  value: decimalText.max(24).nullable().default(null),
  missingReason: words.default(''),
  progress: words.default(''),
  problems: words.default(''),
  nextSteps: words.default(''),
  explanation: words.default(''),
  /** 预计完成时间, of words on a matter. */
  expectedOn: dayText.nullable().default(null),
  /** What the unit says of tasks and milestones, of words on a matter. */
  claims: z.array(claim).max(100).default([]),
});
export type EntryBody = z.input<typeof entryBody>;

/** Saves a draft as a new entry; nothing typed earlier is overwritten. The reply carries the checks in words. */
export const enter = endpoint({
  method: 'POST',
  path: '/api/:tenant/requests/:request/entries',
  summary: 'Save what was typed as a new version of the entry',
  params: requestParams,
  body: entryBody,
  reply: standing.extend({ savedAt: z.iso.datetime(), warnings: z.array(warning) }),
});

const act = (path: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/:tenant/requests/:request/${path}`,
    summary,
    params: requestParams,
    reply: standing,
  });
const spoken = (path: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/:tenant/requests/:request/${path}`,
    summary,
    params: requestParams,
    body: z.object({ words: z.string().trim().min(2).max(wordsLimit) }),
    reply: standing,
  });

/** 送审签: the latest entry goes to the unit's signer. */
export const handOver = act('hand-over', 'Hand the latest entry to the unit’s signer');
/** 审签 */
export const signOff = act('sign-off', 'Sign the entry off for the unit');
/** 退回填报人 inside the unit. */
export const sendBack = spoken('send-back', 'Send the entry back to the clerk, with words');
/** 报送 */
export const submit = act('submit', 'Submit the signed entry to the office');
/** 审核通过 */
export const pass = act('pass', 'Pass the submitted entry');
/** 退回 */
export const returnRequest = spoken('return', 'Return the submitted entry to the unit, with words');
/** 锁定 */
export const lock = endpoint({
  method: 'POST',
  path: '/api/:tenant/requests/:request/lock',
  summary: 'Lock the reviewed figure as an observation',
  params: requestParams,
  reply: standing.extend({ observationId: z.string() }),
});
/** 更正 */
export const correct = endpoint({
  method: 'POST',
  path: '/api/:tenant/requests/:request/correct',
  summary: 'Reopen a locked figure to correct it, with the reason',
  params: requestParams,
  body: z.object({ reason: z.string().trim().min(2).max(wordsLimit) }),
  reply: standing,
});
/** 撤回更正: nothing new was submitted; the locked figure stands. */
export const withdraw = act(
  'withdraw',
  'Withdraw a correction that was not submitted; the locked figure stands',
);

/** 批量锁定: all of them or none, the first fault named. */
export const lockMany = endpoint({
  method: 'POST',
  path: '/api/:tenant/request-locks',
  summary: 'Lock several reviewed figures: all of them, or none with the fault named',
  params: ofTenant,
  body: z.object({
    requests: z
      .array(z.object({ id: z.uuid(), version }))
      .min(1)
      .max(500),
  }),
  reply: z.object({ locked: z.array(z.object({ id: z.string(), observationId: z.string() })), abilities }),
});

/** What can be done with several requests at once; `sign_and_submit` is what a signer does in one go. */
export const bulkActs = ['hand_over', 'sign_off', 'sign_and_submit', 'submit', 'pass', 'lock'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** 批量办理: all of them or none, the first fault named. */
export const actOnMany = endpoint({
  method: 'POST',
  path: '/api/:tenant/request-acts',
  summary: 'Take several requests one step on: all of them, or none with the fault named',
  params: ofTenant,
  body: z.object({
    act: z.enum(bulkActs),
    requests: z
      .array(z.object({ id: z.uuid(), version }))
      .min(1)
      .max(500),
  }),
  reply: z.object({
    done: z.array(z.object({ id: z.string(), state: z.enum(requestStates), version })),
    abilities,
  }),
});

const seriesQuery = z.object({ indicator: z.uuid(), subject: z.uuid() });

/** 数据沿革: every version of every source that may be seen today. */
export const listObservations = endpoint({
  method: 'GET',
  path: '/api/:tenant/observations',
  summary: 'All versions of the figures of one indicator and subject',
  params: ofTenant,
  query: seriesQuery,
  reply: z.object({
    indicator: z.object({ id: z.string(), name: z.string(), unit: z.string(), definition: z.string() }),
    subject: unit,
    figures: z.array(figure),
    abilities,
  }),
});

export const downloadObservations = endpoint({
  method: 'GET',
  path: '/api/:tenant/observations.xlsx',
  summary: 'The same history as an Excel workbook',
  params: ofTenant,
  query: seriesQuery.extend({ language: fileLanguage }),
  reply: z.unknown(),
});
