import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import { unitsKnown } from '../registry/index.ts';
import type * as contract from './contract.ts';
import type { CaseSummary } from './contract.ts';
import { mayOpen, policy, sightOf, turnsOf } from './policy.ts';
import { presentSummaries } from './present-case.ts';
import type { Procedure } from './procedure.ts';
import { type CaseFilter, caseRows, countCases, procedureRows, unitsWithCases } from './store.ts';

type ListFilter = Omit<Query<typeof contract.downloadCases>['query'], 'language'>;

/** The newest version of each procedure, as `procedureRows` orders them. */
export function newest(definitions: readonly Procedure[]): Procedure[] {
  return definitions.filter((one, at) => definitions.findIndex((first) => first.code === one.code) === at);
}

function filterOf(
  asked: ListFilter,
  principal: Principal,
  definitions: Procedure[],
  today: string,
): CaseFilter {
  return {
    state: asked.state,
    unitId: asked.unit,
    targetId: asked.target,
    stage: asked.returned === true ? 'open' : asked.stage,
    returned: asked.returned,
    overdueOn: asked.overdue === true ? today : undefined,
    waitingFor: asked.mine === true ? waitingFor(principal, definitions) : undefined,
  };
}

function waitingFor(principal: Principal, definitions: Procedure[]) {
  return { personId: principal.personId, turns: turnsOf(principal, definitions) };
}

/** A page of the cases that the caller sees, with counts that are filters themselves. */
export async function listCases(query: Query<typeof contract.listCases>) {
  const { reader, tenant, principal, today } = query;
  const { page, size, ...asked } = query.query;
  const definitions = await procedureRows(reader, tenant.id);
  const sight = sightOf(principal);
  const filter = filterOf(asked, principal, definitions, today);
  const among = { unitId: asked.unit, targetId: asked.target };
  const count = (of: CaseFilter) => countCases(reader, tenant.id, sight, { ...among, ...of });
  const [rows, total, open, mine, overdue, returned, ended, leading, units] = await Promise.all([
    caseRows(reader, tenant.id, sight, filter, { limit: size, offset: (page - 1) * size }),
    countCases(reader, tenant.id, sight, filter),
    count({ stage: 'open' }),
    count({ waitingFor: waitingFor(principal, definitions) }),
    count({ overdueOn: today }),
    count({ stage: 'open', returned: true }),
    count({ stage: 'ended' }),
    unitsWithCases(reader, tenant.id, sight),
    unitsKnown(reader, tenant.id, today),
  ]);
  return {
    simulated: tenant.kind === 'simulated',
    asOf: today,
    cases: await presentSummaries(reader, query, rows),
    total,
    page,
    size,
    counts: { open, mine, overdue, returned, ended },
    states: statesOf(definitions),
    units: units.filter((unit) => leading.includes(unit.id)).map(({ id, name }) => ({ id, name })),
    abilities: {
      ...abilitiesFor(principal, policy, undefined),
      openCase: tenant.kind === 'published' ? noCasesHere : mayOpen(principal, newest(definitions)),
    },
  };
}

const noCasesHere = {
  may: false,
  why: { zh: '公开数据城市不立案、不督办', en: 'A city of published figures has no cases' },
};

/** States of every procedure, each code once, in the order in which procedures state them. */
function statesOf(definitions: readonly Procedure[]) {
  const states = new Map(
    definitions.flatMap((one) => one.states.map(({ code, name }) => [code, { code, name }] as const)),
  );
  return [...states.values()];
}

/** Every case that the filters leave, for the workbook; beyond the limit the workbook says that it was cut. */
export async function casesForDownload(
  asking: Caller & { reader: Reader },
  asked: ListFilter,
  limit: number,
) {
  const { reader, tenant, principal, today } = asking;
  const definitions = await procedureRows(reader, tenant.id);
  const filter = filterOf(asked, principal, definitions, today);
  const sight = sightOf(principal);
  const [rows, total] = await Promise.all([
    caseRows(reader, tenant.id, sight, filter, { limit, offset: 0 }),
    countCases(reader, tenant.id, sight, filter),
  ]);
  return { cases: await presentSummaries(reader, asking, rows), total };
}

/** The open and ended cases of one target that the principal sees, for the pages that show the target. */
export async function casesOfTarget(
  reader: Reader,
  caller: Caller,
  targetId: string,
): Promise<CaseSummary[]> {
  const rows = await caseRows(
    reader,
    caller.tenant.id,
    sightOf(caller.principal),
    { targetId },
    { limit: 50, offset: 0 },
  );
  return presentSummaries(reader, caller, rows);
}

/** The cases in which the principal could take a step today, the nearest deadline first: for the to-do list. */
export async function casesWaitingFor(reader: Reader, caller: Caller, limit = 50): Promise<CaseSummary[]> {
  const definitions = await procedureRows(reader, caller.tenant.id);
  const rows = await caseRows(
    reader,
    caller.tenant.id,
    sightOf(caller.principal),
    { waitingFor: waitingFor(caller.principal, definitions) },
    { limit, offset: 0 },
  );
  return presentSummaries(reader, caller, rows);
}

/** The open cases that a unit leads, as far as the principal sees them, the nearest deadline first. */
export async function openCasesOfUnit(
  reader: Reader,
  caller: Caller,
  unitId: string,
  limit = 50,
): Promise<CaseSummary[]> {
  const filter = { unitId, stage: 'open' } as const;
  const rows = await caseRows(reader, caller.tenant.id, sightOf(caller.principal), filter, {
    limit,
    offset: 0,
  });
  return presentSummaries(reader, caller, rows);
}

/** Open cases whose present deadline is not later than a day, as far as the principal sees them, the nearest first. */
export async function casesDueUntil(
  reader: Reader,
  caller: Caller,
  day: string,
  limit = 200,
): Promise<CaseSummary[]> {
  const rows = await caseRows(
    reader,
    caller.tenant.id,
    sightOf(caller.principal),
    { stage: 'open' },
    { limit, offset: 0 },
  );
  const due = rows.filter(({ due_on }) => due_on !== null && due_on <= day);
  return presentSummaries(reader, caller, due);
}

/** How many open cases each target has, as far as the principal sees them. */
export async function openOrdersByTarget(reader: Reader, caller: Caller): Promise<Map<string, number>> {
  const rows = await caseRows(
    reader,
    caller.tenant.id,
    sightOf(caller.principal),
    { stage: 'open' },
    { limit: 5000, offset: 0 },
  );
  const counts = new Map<string, number>();
  for (const { target_id } of rows)
    if (target_id !== null) counts.set(target_id, (counts.get(target_id) ?? 0) + 1);
  return counts;
}
