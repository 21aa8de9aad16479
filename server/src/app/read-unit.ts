import { askedName, openRequestsOfUnit } from '../actuals/index.ts';
import { openCasesOfUnit } from '../cases/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse } from '../platform/errors.ts';
import { abilitiesFor, answer } from '../platform/policy.ts';
import type * as contract from './contract-unit.ts';
import { ownUnitPolicy, unitPolicy } from './policy-unit.ts';
import { type NamedUnit, placesOfUnit } from './read-unit-places.ts';
import { lagging, workOfUnit } from './read-unit-work.ts';

/** Requests that the page lists; the rest is one click away, in the list of requests. */
const shownRequests = 30;

/** Everything about one unit, gathered from the rooms: what it is on the day, and what falls to it today. */
export async function readUnit(query: Query<typeof contract.readUnit | typeof contract.downloadUnit>) {
  const { reader, tenant, principal, today, params } = query;
  const day = query.query.day ?? today;
  const places = await placesOfUnit(reader, tenant.id, params.id, day);
  if (places === undefined) throw refuse.not_found({ thing: '该单位', thingEn: 'unit' });
  const { named, takenOver, ...facts } = places;
  const ids = [params.id, ...takenOver];
  const sees = answer(principal, ownUnitPolicy.seeRequests, { id: params.id }).may;
  const [{ gathered, saidBy, ...work }, requests, cases] = await Promise.all([
    workOfUnit(query, ids, named),
    sees ? requestsOf(query, ids, named) : null,
    Promise.all(ids.map((id) => openCasesOfUnit(reader, query, id))),
  ]);
  const orders = cases.flat();
  return {
    day,
    asOf: today,
    own: principal.grants.some((grant) => grant.unitId !== null && grant.reach?.has(params.id) === true),
    ...facts,
    ...work,
    behind: gathered
      .filter(({ line }) => lagging.has(line.standing.status))
      .map(({ target }) => {
        const said = saidBy.find((one) => one.matterId === target.matter.id);
        return {
          targetId: target.id,
          problems: said?.problems ?? '',
          nextSteps: said?.nextSteps ?? '',
          wordsPeriod: said?.period ?? null,
          orders: orders.filter((one) => one.target?.id === target.id).length,
        };
      }),
    requests,
    cases: orders,
    abilities: {
      ...abilitiesFor(principal, unitPolicy, undefined),
      ...abilitiesFor(principal, ownUnitPolicy, { id: params.id }),
    },
  };
}

async function requestsOf(
  query: Query<typeof contract.readUnit | typeof contract.downloadUnit>,
  ids: readonly string[],
  named: (id: string) => NamedUnit,
) {
  const open = await Promise.all(ids.map((id) => openRequestsOfUnit(query.reader, query, id, shownRequests)));
  const all = open
    .flatMap(({ requests }) => requests)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return {
    total: open.reduce((sum, { total }) => sum + total, 0),
    overdue: all.filter(({ overdue }) => overdue).length,
    items: all.slice(0, shownRequests).map((one) => ({
      id: one.id,
      kind: one.kind,
      title: askedName(one),
      subject: named(one.subject?.id ?? one.unit.id),
      period: one.period,
      dueOn: one.dueOn,
      overdue: one.overdue,
      state: one.state,
      under: one.unit.id === ids[0] ? null : named(one.unit.id),
    })),
  };
}
