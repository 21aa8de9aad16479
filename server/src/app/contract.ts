import { z } from 'zod';
import { caseSummary } from '../cases/contract.ts';
import { change, judged, statuses } from '../gaps/contract.ts';
import { target } from '../plans/contract.ts';
import { abilities, bilingual, endpoint } from '../platform/endpoint.ts';
import { figure, standing, targetLine } from './shapes.ts';

export * from './contract-cockpit.ts';
export * from './contract-unit.ts';
export * from './shapes.ts';

const listFilters = z.object({
  objective: z.string().max(40).optional(),
  status: z.enum(statuses).optional(),
  subject: z.string().max(80).optional(),
  text: z.string().max(80).optional(),
});

/** Every target with its promise, latest figure and standing. Counts ignore the status filter, so that they are filters. */
export const listTargets = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets',
  summary: 'Targets with latest figure and standing',
  query: listFilters,
  reply: z.object({
    asOf: z.string(),
    total: z.number().int(),
    counts: z.array(z.object({ status: z.enum(statuses), count: z.number().int() })),
    objectives: z.array(z.object({ objective: z.string(), count: z.number().int() })),
    subjects: z.array(z.object({ id: z.string(), name: z.string(), count: z.number().int() })),
    targets: z.array(targetLine),
    abilities,
  }),
});

export const downloadTargets = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  query: listFilters.extend({ language: z.enum(['zh', 'en']).optional() }),
  reply: z.unknown(),
});

/** Everything about one target: promise, figures, judgement with its trace, history, orders. */
export const readTarget = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets/:id',
  summary: 'One target with its series, judgement, changes and orders',
  params: z.object({ tenant: z.string(), id: z.uuid() }),
  reply: z.object({
    line: targetLine,
    target,
    judgement: judged,
    /** All figures of this indicator and subject that may be compared, oldest period first; every version. */
    series: z.array(figure),
    /** Published beside the target but not comparable with it, with the reason as the data say it. */
    related: z.array(figure),
    /** The same indicator in the year before the target's period, where published. */
    previousYear: z.array(figure),
    /** Changes of status and light with what they proposed, newest first; none in a city of published figures. */
    changes: z.array(change),
    cases: z.array(caseSummary),
    siblings: z.array(z.object({ id: z.string(), subject: z.string(), standing })),
    abilities,
  }),
});

export const todoItem = z.object({
  id: z.string(),
  kind: z.enum(['enter', 'sign_off', 'submit', 'review', 'lock', 'propose', 'case', 'run', 'release']),
  title: bilingual,
  /** One line: whose, which period, how far behind. */
  detail: bilingual,
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** Path inside the city's pages. */
  link: z.string(),
});

/** 待办: what waits for the signed-in person, most urgent first, and the next day on which something will. */
export const readTodo = endpoint({
  method: 'GET',
  path: '/api/:tenant/todo',
  summary: 'What waits for the signed-in person',
  reply: z.object({
    today: z.string(),
    items: z.array(todoItem),
    nextDueOn: z.string().nullable(),
    abilities,
  }),
});

const peerChoice = z.object({
  set: z.string().max(80).optional(),
  indicator: z.string().max(120).optional(),
  period: z.string().max(20).optional(),
});

/** One published indicator at a time over a peer set; never combined, no order of ours. */
export const readPeers = endpoint({
  method: 'GET',
  path: '/api/:tenant/peers',
  summary: 'Published figures of a peer set, one indicator and period at a time',
  query: peerChoice,
  reply: z.object({
    sets: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Those that most of the set published come first; latest period first, with how many published it. */
    indicators: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        periods: z.array(z.string()),
        cities: z.array(z.number().int()),
      }),
    ),
    set: z.string().nullable(),
    indicator: z.string().nullable(),
    period: z.string().nullable(),
    rows: z.array(
      z.object({ unit: z.object({ id: z.string(), name: z.string() }), figures: z.array(figure) }),
    ),
    abilities,
  }),
});

export const downloadPeers = endpoint({
  method: 'GET',
  path: '/api/:tenant/peers.xlsx',
  summary: 'The same table of peers as an Excel workbook',
  query: peerChoice.extend({ language: z.enum(['zh', 'en']).optional() }),
  reply: z.unknown(),
});
