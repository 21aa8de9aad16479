import { uuidv7 } from 'uuidv7';
import { judgeTargets, takeProposal } from '../gaps/index.ts';
import { readTargets, type Target } from '../plans/index.ts';
import type { Act, Caller } from '../platform/call.ts';
import { nextNumber } from '../platform/counter.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as refuseRequest } from '../platform/errors.ts';
import { demand } from '../platform/policy.ts';
import { unitsOn } from '../registry/index.ts';
import { daysGiven } from './advance-case.ts';
import { checkForm } from './check-form.ts';
import type * as contract from './contract.ts';
import type { Basis } from './contract.ts';
import { deadlineOf, demandCountable } from './deadline.ts';
import { refuse } from './errors.ts';
import { openingSentence } from './policy.ts';
import { presentCase } from './present-case.ts';
import { openingStep, type Procedure, stateOf } from './procedure.ts';
import { type CaseRow, caseRows, findProcedure, insertCase, insertStep } from './store.ts';

/** Opens a case on a target. The light, where there is one, only proposed it: this is a named person's decision. */
export async function openCase(act: Act<typeof contract.openCase>) {
  const { tx, tenant, principal, today, now, body } = act;
  if (tenant.kind === 'published') throw refuse.published();

  const definition = await findProcedure(tx, tenant.id, body.procedure);
  if (definition === undefined) throw refuse.no_procedure({ code: body.procedure });
  demand(principal, openingSentence(definition), { unitId: body.unitId });
  const target = await targetNamed(tx, act, body.targetId);
  await demandUnit(act, body.unitId);
  const form = checkForm(definition.opening.form, body.form, today);
  demandCountable(definition, form);

  // The counter's row is held until the end: two who open at once are served one after the other.
  const year = today.slice(0, 4);
  const count = await nextNumber(tx, tenant.id, `cases.${year}`);
  await refuseSecond(act, definition);
  if (body.changeId !== undefined) {
    const taken = await takeProposal(tx, tenant.id, body.changeId, { personId: principal.personId, at: now });
    if (taken.targetId !== target.id) throw refuse.other_target();
  }

  const state = stateOf(definition, definition.opening.to);
  const row: CaseRow = {
    tenant_id: tenant.id,
    id: uuidv7(),
    number: `${year}-${String(count).padStart(4, '0')}`,
    procedure_code: definition.code,
    procedure_version: definition.version,
    title: body.title,
    target_id: target.id,
    change_id: body.changeId ?? null,
    unit_id: body.unitId,
    state: state.code,
    basis: await basisOf(tx, act, target),
    disclosed: state.internal !== true,
    returns: 0,
    opened_by: principal.personId,
    opened_on: today,
    due_on: deadlineOf(state, today, daysGiven(definition, [{ act: openingStep, form }])),
    version: 1,
    opened_at: now,
    closed_on: null,
    closed_at: null,
  };
  await insertCase(tx, row);
  await insertStep(tx, {
    tenant_id: tenant.id,
    id: uuidv7(),
    case_id: row.id,
    no: 1,
    act: openingStep,
    from_state: null,
    to_state: state.code,
    form,
    by_person: principal.personId,
    on_day: today,
    due_on: row.due_on,
    at: now,
  });
  await act.record({
    act: 'cases.open',
    subject: { kind: 'case', id: row.id },
    unitId: row.unit_id,
    new: { number: row.number, targetId: row.target_id, changeId: row.change_id, state: row.state, form },
  });
  await act.wake('cases.opened', {
    caseId: row.id,
    number: row.number,
    targetId: row.target_id,
    changeId: row.change_id,
    unitId: row.unit_id,
  });
  return presentCase(tx, act, row);
}

/** The target of a case, or the refusal that it is not there. */
export async function targetNamed(
  reader: Reader,
  { tenant, today }: Omit<Caller, 'principal'>,
  id: string,
): Promise<Target> {
  const [target] = await readTargets(reader, tenant.id, today, { ids: [id] });
  if (target === undefined) throw refuseRequest.not_found({ thing: '该目标', thingEn: 'target' });
  return target;
}

/** What the house says of the target on the day of opening, to be frozen with the case. */
export async function basisOf(
  reader: Reader,
  { tenant, today }: Omit<Caller, 'principal'>,
  target: Target,
): Promise<Basis | null> {
  const judged = (await judgeTargets(reader, tenant, today, [target])).get(target.id);
  if (judged === undefined) return null;
  const { sentence, status, light, period, observationId } = judged;
  return { sentence, status, light, period, observationId };
}

async function demandUnit(act: Act<typeof contract.openCase>, unitId: string): Promise<void> {
  const units = await unitsOn(act.tx, act.tenant.id, act.today);
  if (units.some((unit) => unit.id === unitId)) return;
  throw refuseRequest.invalid(
    { count: 1 },
    { fields: [{ path: 'body.unitId', message: '没有这个单位 / no such unit today' }] },
  );
}

/** One matter, one case 一事一项. */
async function refuseSecond(act: Act<typeof contract.openCase>, definition: Procedure): Promise<void> {
  const [open] = await caseRows(
    act.tx,
    act.tenant.id,
    { everything: null, handedOver: null },
    { targetId: act.body.targetId, procedureCode: definition.code, stage: 'open' },
    { limit: 1, offset: 0 },
  );
  if (open !== undefined) throw refuse.already_open({ number: open.number });
}
