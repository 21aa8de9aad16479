import { addWorkingDays, InputError, tryPeriod } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { matterHeads } from '../plans/index.ts';
import type { Act, Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { openRequests } from './ask-requests.ts';
import { endOf, periodBefore } from './asked-period.ts';
import type * as contract from './contract.ts';
import type { Asking, AskPlan } from './contract-asks.ts';
import { refuse } from './errors.ts';
import { type Plan, type PlannedItem, planOf } from './plan-asks.ts';
import { roomPolicy } from './policy.ts';
import { refusePublished } from './refuse-published.ts';
import { askedCounts, releaseDays } from './store-plan.ts';
import type { Doing } from './take-up.ts';

/** Days that a unit is proposed to have. */
const workingDays = 5;

/** A figure is one field; words are four: 进展情况, 存在问题, 下步举措, 预计完成时间. */
const fieldsOf = { figure: 1, words: 4 } as const;
const fields = (items: readonly { kind: 'figure' | 'words' }[]): number =>
  items.reduce((sum, { kind }) => sum + fieldsOf[kind], 0);

type Planner = Caller & { tx: Reader };

/** 下达填报, the look before: what would be asked, what not and why, and what it costs the units. */
export async function planAsks(act: Act<typeof contract.planAsks>) {
  return presentPlan(act, act.body);
}

export async function presentPlan(act: Planner, asked: Asking): Promise<AskPlan> {
  const { tenant, today } = act;
  const plan = await checkedPlan(act, asked);
  const counts = await askedCounts(act.tx, tenant.id);
  const period = tryPeriod(asked.period);
  const before = period === null ? null : periodBefore(period);
  const asOf = (unitId: string, end: string | undefined) =>
    counts
      .filter((one) => one.unit_id === unitId && endOf(one.period) === end)
      .reduce((sum, one) => sum + one.figures * fieldsOf.figure + one.words * fieldsOf.words, 0);
  const ids = [...new Set([...plan.asks, ...plan.spared].map(({ unitId }) => unitId))];
  const units = ids
    .map((unitId) => {
      const mine = <One extends { unitId: string | null }>(items: readonly One[]) =>
        items.filter((one) => one.unitId === unitId);
      const [asks, spared] = [mine(plan.asks), mine(plan.spared)];
      const last = unitId === null || before === null ? 0 : asOf(unitId, before.end);
      return {
        unit: unitId === null ? null : named(plan, unitId),
        asks,
        spared,
        burden: {
          fields: fields(asks),
          already: unitId === null ? 0 : asOf(unitId, period?.end),
          spared: fields(spared),
          last: last === 0 ? null : last,
        },
      };
    })
    .sort((a, b) => sortOf(plan, a.unit?.id) - sortOf(plan, b.unit?.id));
  return {
    period: asked.period,
    today,
    proposedDueOn: proposedDay(today, period?.end ?? today),
    matters: plan.matters,
    units,
    lastPeriod: before?.text ?? null,
    totals: {
      units: units.filter(({ asks }) => asks.length > 0).length,
      figures: plan.asks.filter(({ kind }) => kind === 'figure').length,
      words: plan.asks.filter(({ kind }) => kind === 'words').length,
      fields: fields(plan.asks),
      spared: plan.spared.length,
      last: units.reduce((sum, { burden }) => sum + (burden.last ?? 0), 0),
    },
    abilities: abilitiesFor(act.principal, roomPolicy, undefined),
  };
}

/** 下达填报: what the plan lists now, less what is left out. Whatever was asked meanwhile is not among it any more. */
export async function askByPlan(act: Act<typeof contract.askByPlan>) {
  const { dueOn, without, ...asked } = act.body;
  const plan = await checkedPlan(act, asked);
  if (dueOn < act.today) {
    const period = tryPeriod(asked.period);
    throw refuse.due_past({
      day: dueOn,
      today: act.today,
      proposed: proposedDay(act.today, period?.end ?? act.today) ?? act.today,
    });
  }
  const left = new Set(without);
  const wanted = plan.asks.filter(({ key }) => !left.has(key));
  const released = await statedDays(act, wanted);
  const rows = wanted.flatMap((one) => {
    if (one.unitId === null) return [];
    // A source enters its figure by the day on which it is released.
    const day = released.get(`${one.indicator?.id} ${one.period}`);
    return [
      {
        id: uuidv7(),
        indicator_id: one.indicator?.id ?? null,
        subject_id: one.subject?.id ?? null,
        matter_id: one.kind === 'words' ? (one.matters[0]?.id ?? null) : null,
        unit_id: one.unitId,
        period: one.period,
        due_on: day !== undefined && day >= act.today ? day : dueOn,
        asked_on: act.today,
      },
    ];
  });
  const made = await openRequests(act, rows);
  const fresh = rows.filter(({ id }) => made.has(id));
  return {
    figures: fresh.filter((row) => row.matter_id === null).length,
    words: fresh.filter((row) => row.matter_id !== null).length,
    units: new Set(fresh.map((row) => row.unit_id)).size,
    abilities: abilitiesFor(act.principal, roomPolicy, undefined),
  };
}

async function checkedPlan(act: Planner, asked: Asking): Promise<Plan> {
  refusePublished(act.tenant);
  if (tryPeriod(asked.period) === null) throw refuse.unknown_period({ period: asked.period });
  if (asked.scope.matters !== undefined) {
    const known = await matterHeads(act.tx, act.tenant.id);
    if (asked.scope.matters.some((id) => !known.has(id)))
      throw platform.not_found({ thing: '该事项', thingEn: 'matter' });
  }
  return planOf(act.tx, act.tenant.id, act.today, asked);
}

async function statedDays(act: Doing, items: readonly PlannedItem[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.flatMap(({ indicator }) => indicator?.id ?? []))];
  const rows = await releaseDays(act.tx, act.tenant.id, ids);
  return new Map(rows.map((row) => [`${row.indicator_id} ${row.period}`, row.released_on]));
}

function proposedDay(today: string, end: string): string | null {
  try {
    return addWorkingDays(end > today ? end : today, workingDays);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function named(plan: Plan, id: string): { id: string; name: string } {
  return { id, name: plan.units.get(id)?.name ?? '' };
}

const sortOf = (plan: Plan, id: string | undefined): number =>
  id === undefined ? -1 : (plan.units.get(id)?.sort ?? 0);
