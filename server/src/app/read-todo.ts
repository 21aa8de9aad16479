import { tryPeriod } from '@meritloop/engine';
import { awaitingRequests, statedReleases } from '../actuals/index.ts';
import { latestRuns } from '../assessments/index.ts';
import { casesWaitingFor } from '../cases/index.ts';
import { openProposals, tasksAwaitingJudgement } from '../gaps/index.ts';
import { indicatorsById, matterHeads, readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor, answer } from '../platform/policy.ts';
import { visibleDocuments } from '../publications/index.ts';
import * as contract from './contract.ts';
import { nextDayDue } from './next-day-due.ts';
import { policy } from './policy.ts';
import {
  fromCase,
  fromMissingDocument,
  fromProposal,
  fromRequest,
  fromRun,
  fromTask,
  type TodoItem,
} from './todo-items.ts';

/** Longest list of one kind: whoever has more works from the room's own list, which has filters and pages. */
const limit = 200;

type Asking = Query<typeof contract.readTodo>;

/** 待办: what waits for the signed-in person in every room, overdue first, then by deadline. */
export async function readTodo(query: Asking) {
  const { reader, tenant, principal, today } = query;
  const decides = tenant.kind !== 'published' && answer(principal, policy.proposeOrders, undefined).may;
  const [requests, cases, tasks, proposals, runs, documents] = await Promise.all([
    awaitingRequests(reader, query, limit),
    casesWaitingFor(reader, query, limit),
    tasksAwaitingJudgement(reader, query, limit),
    decides ? openProposals(reader, tenant, today) : [],
    decides ? latestRuns(reader, tenant.id) : [],
    decides ? missingDocuments(query) : [],
  ]);
  const known = await matterOf(query, requests.length + proposals.length > 0);
  const items = [
    ...requests.map((one) => fromRequest(one, known.ofRequest(one))),
    ...cases.map(fromCase),
    // Before the claims: what turned red is decided on one by one, claims are judged in a batch.
    ...proposals.slice(0, limit).map((one) => fromProposal(one, known.ofTarget(one.target.id))),
    ...tasks.items.map(fromTask),
    ...runs.filter(({ outdatedAt }) => outdatedAt !== null).map(fromRun),
    ...documents,
  ].sort(byUrgency);
  const coming = items.find((item) => item.dueOn !== null && item.dueOn >= today)?.dueOn ?? null;
  const next = items.length > 0 || tenant.kind === 'published' ? undefined : await nextDayDue(query);
  return {
    today,
    items,
    kinds: contract.todoKinds
      .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
      .filter(({ count }) => count > 0),
    nextDueOn: coming ?? next?.day ?? null,
    next: next?.title ?? null,
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

/** To which matter a figure that is asked for belongs, and on which day an official one is released. */
async function matterOf({ reader, tenant, today }: Asking, wanted: boolean) {
  if (!wanted) return { ofRequest: () => ({ matter: null, releasedOn: undefined }), ofTarget: () => null };
  const [targets, indicators, releases] = await Promise.all([
    readTargets(reader, tenant.id, today),
    indicatorsById(reader, tenant.id),
    statedReleases(reader, tenant.id, { from: today }),
  ]);
  const key = (indicator: string, other: string) => JSON.stringify([indicator, other]);
  const short = ({ id, number, title }: { id: string; number: string; title: string }) => ({
    id,
    number,
    title,
  });
  const bySeries = new Map<string, TodoItem['matter']>();
  const byTarget = new Map<string, TodoItem['matter']>();
  for (const target of targets) {
    const matter = short(target.matter);
    byTarget.set(target.id, matter);
    const series = key(target.indicator.name, target.subject.name);
    if (!bySeries.has(series)) bySeries.set(series, matter);
  }
  const released = new Map(
    releases.map((row) => [key(indicators.get(row.indicator_id)?.name ?? '', row.period), row.released_on]),
  );
  return {
    ofRequest: (one: { indicator: string; subject: string; period: string }) => ({
      matter: bySeries.get(key(one.indicator, one.subject)) ?? null,
      releasedOn: released.get(key(one.indicator, one.period)),
    }),
    ofTarget: (id: string) => byTarget.get(id) ?? null,
  };
}

/**
 * The summary of the month and the special report of the half-year that are over, where none was produced. A city without
 * a matter has nothing to say in either.
 */
async function missingDocuments(query: Asking): Promise<TodoItem[]> {
  const { today } = query;
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 7);
  const half = month > 6 ? `${year}-H1` : `${year - 1}-H2`;
  const wanted = [
    ['summary', last],
    ['special_report', half],
  ] as const;
  const found = await Promise.all(wanted.map(([kind, period]) => visibleDocuments(query, { kind, period })));
  const missing = wanted.filter(
    ([, period], index) => tryPeriod(period) !== null && found[index]?.length === 0,
  );
  if (missing.length === 0 || !(await anyMatter(query))) return [];
  return missing.map(([kind, period]) => fromMissingDocument(kind, period));
}

/** Whether a matter stands on the day: what documents speak of, whether or not it has targets. */
async function anyMatter({ reader, tenant, today }: Asking): Promise<boolean> {
  const heads = await matterHeads(reader, tenant.id);
  return [...heads.values()].some(({ withdrawn }) => withdrawn === null || withdrawn.on > today);
}

/** Overdue first, then the nearest deadline; what has none comes last, in the order of its room. */
export function byUrgency(
  a: Pick<TodoItem, 'overdue' | 'dueOn'>,
  b: Pick<TodoItem, 'overdue' | 'dueOn'>,
): number {
  if (a.overdue !== b.overdue) return a.overdue ? -1 : 1;
  return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : a.dueOn === b.dueOn ? 0 : 1;
}
