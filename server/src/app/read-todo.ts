import { parsePeriod, periodWords } from '@meritloop/engine';
import { type AwaitingRequest, awaitingRequests } from '../actuals/index.ts';
import { type CaseSummary, casesWaitingFor } from '../cases/index.ts';
import { openProposals } from '../gaps/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor, answer } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';

type Item = Awaited<ReturnType<typeof readTodo>>['items'][number];

/** Longest list of one kind: whoever has more works from the room's own list, which has filters and pages. */
const limit = 50;

const requestWords: Record<AwaitingRequest['need'], { zh: string; en: string }> = {
  enter: { zh: '填报', en: 'Enter' },
  sign_off: { zh: '审签', en: 'Sign off' },
  submit: { zh: '报送', en: 'Submit' },
  review: { zh: '审核', en: 'Review' },
  lock: { zh: '锁定', en: 'Lock' },
};

/** 待办: what waits for the signed-in person in every room, overdue first, then by deadline. */
export async function readTodo(query: Query<typeof contract.readTodo>) {
  const { reader, tenant, principal, today } = query;
  const decides = answer(principal, policy.proposeOrders, undefined).may;
  const [requests, cases, proposals] = await Promise.all([
    awaitingRequests(reader, query, limit),
    casesWaitingFor(reader, query, limit),
    decides ? openProposals(reader, tenant, today) : [],
  ]);
  const items = [
    ...requests.map(fromRequest),
    ...cases.map(fromCase),
    ...proposals.slice(0, limit).map((proposal) => ({
      id: `change-${proposal.id}`,
      kind: 'propose' as const,
      title: {
        zh: `决定是否立项：${proposal.target.subject.name} · ${proposal.target.indicator}`,
        en: `Decide on an order: ${proposal.target.subject.name} · ${proposal.target.indicator}`,
      },
      detail: proposal.sentence,
      dueOn: null,
      overdue: false,
      link: `/gaps?change=${proposal.id}`,
    })),
  ].sort(byUrgency);
  return {
    today,
    items,
    nextDueOn: items.find((item) => item.dueOn !== null && item.dueOn >= today)?.dueOn ?? null,
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

function fromRequest(request: AwaitingRequest) {
  const words = requestWords[request.need];
  const period = periodWords(parsePeriod(request.period));
  return {
    id: `request-${request.id}`,
    kind: request.need,
    title: {
      zh: `${words.zh}：${request.indicator}（${period.zh}）`,
      en: `${words.en}: ${request.indicator} (${period.en})`,
    },
    detail:
      request.subject === request.unit
        ? { zh: request.unit, en: request.unit }
        : {
            zh: `${request.unit} · 对象：${request.subject}`,
            en: `${request.unit} · about ${request.subject}`,
          },
    dueOn: request.dueOn,
    overdue: request.overdue,
    link: `/requests/${request.id}`,
  };
}

function fromCase(one: CaseSummary) {
  return {
    id: `case-${one.id}`,
    kind: 'case' as const,
    title: { zh: `督办 ${one.number}：${one.title}`, en: `Order ${one.number}: ${one.title}` },
    detail: { zh: `${one.state.name.zh} · ${one.unit.name}`, en: `${one.state.name.en} · ${one.unit.name}` },
    dueOn: one.dueOn,
    overdue: one.overdueDays !== null,
    link: `/cases/${one.id}`,
  };
}

/** Overdue first, then the nearest deadline; what has none comes last, in the order of its room. */
export function byUrgency(a: Pick<Item, 'overdue' | 'dueOn'>, b: Pick<Item, 'overdue' | 'dueOn'>): number {
  if (a.overdue !== b.overdue) return a.overdue ? -1 : 1;
  return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : a.dueOn === b.dueOn ? 0 : 1;
}
