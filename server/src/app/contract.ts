import { z } from 'zod';
import { caseSummary } from '../cases/contract.ts';
import { change, judged, statuses } from '../gaps/contract.ts';
import { revision, target } from '../plans/contract.ts';
import { abilities, bilingual, endpoint, fileLanguage, oneOfTenant } from '../platform/endpoint.ts';
import { rankStanding } from './contract-peers.ts';
import { figure, standing, targetLine } from './shapes.ts';

export * from './contract-audit.ts';
export * from './contract-cockpit.ts';
export * from './contract-matter.ts';
export * from './contract-names.ts';
export * from './contract-peers.ts';
export * from './contract-standings.ts';
export * from './contract-unit.ts';
export * from './shapes.ts';

const listFilters = z.object({
  objective: z.string().max(40).optional(),
  status: z.enum(statuses).optional(),
  subject: z.string().max(80).optional(),
  /** Targets of one matter, also of a withdrawn one. */
  matter: z.uuid().optional(),
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
  query: listFilters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

/** Everything about one target: promise, figures, judgement with its trace, history, orders. */
export const readTarget = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets/:id',
  summary: 'One target with its series, judgement, changes and orders',
  params: oneOfTenant,
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
    /** How the target was revised, newest first. */
    revisions: z.array(revision),
    /** Of a promised rank: the peers' figures that it is a rank of. */
    rank: rankStanding.nullable(),
    cases: z.array(caseSummary),
    siblings: z.array(z.object({ id: z.string(), subject: z.string(), standing })),
    abilities,
  }),
});

export const todoKinds = [
  'enter',
  'sign_off',
  'submit',
  'review',
  'lock',
  'judge',
  'propose',
  'case',
  'run',
  'document',
] as const;

export const todoItem = z.object({
  id: z.string(),
  kind: z.enum(todoKinds),
  title: bilingual,
  /** One line: whose, which period, how far behind. */
  detail: bilingual,
  /** The matter that it belongs to, where it belongs to one. */
  matter: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
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
    /** How many of each kind; a kind that nothing waits in is left out. */
    kinds: z.array(z.object({ kind: z.enum(todoKinds), count: z.number().int() })),
    /** The next day on which something is due, whether or not it waits already; null where no day is known. */
    nextDueOn: z.string().nullable(),
    /** What is due then, where it does not wait yet. */
    next: bilingual.nullable(),
    abilities,
  }),
});
