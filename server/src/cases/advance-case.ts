import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as refuseRequest } from '../platform/errors.ts';
import { demand } from '../platform/policy.ts';
import { checkForm } from './check-form.ts';
import type * as contract from './contract.ts';
import { deadlineOf, demandCountable } from './deadline.ts';
import { refuse } from './errors.ts';
import { transitionSentence } from './policy.ts';
import { presentCase, standingOf } from './present-case.ts';
import { formOf, type Procedure, stateOf, type Transition } from './procedure.ts';
import { caseInSight } from './read-case.ts';
import {
  type CaseRow,
  findCase,
  findProcedure,
  insertStep,
  moveCase,
  type StepRow,
  stepRows,
} from './store.ts';

/** Takes any step that the procedure of the case declares: one act for approving, assigning, answering, closing … */
export async function advanceCase(act: Act<typeof contract.advanceCase>) {
  const { tx, tenant, principal, today, body } = act;
  if (tenant.kind === 'published') throw refuse.published();

  const row = await caseInSight(tx, tenant.id, principal, act.params.id, true);
  const definition = await procedureOf(act, row);
  const steps = await stepRows(tx, tenant.id, row.id);
  const transition = declared(definition, body.transition);

  demand(principal, transitionSentence(definition, transition), standingOf(row, steps));
  const current = { version: row.version, state: stateOf(definition, row.state).name };
  expectVersion(act, current);
  if (!transition.from.includes(row.state)) throw notNow(definition, transition, row.state);
  const form = checkForm(transition.form, body.form, today);
  demandCountable(definition, form);

  const state = stateOf(definition, transition.to);
  const dueOn = deadlineOf(state, today, daysGiven(definition, [...steps, { act: transition.code, form }]));
  const ended = state.final !== undefined;
  await moveCase(tx, tenant.id, row.id, {
    state: state.code,
    disclosed: row.disclosed || state.internal !== true,
    returns: row.returns + (transition.returns === true ? 1 : 0),
    due_on: dueOn,
    closed_on: ended ? today : null,
    closed_at: ended ? act.now : null,
  });
  await insertStep(tx, {
    tenant_id: tenant.id,
    id: uuidv7(),
    case_id: row.id,
    no: steps.length + 1,
    act: transition.code,
    from_state: row.state,
    to_state: state.code,
    form,
    by_person: principal.personId,
    on_day: today,
    due_on: dueOn,
    at: act.now,
  });
  await act.record({
    act: `cases.${transition.code}`,
    subject: { kind: 'case', id: row.id },
    unitId: row.unit_id,
    old: { state: row.state, dueOn: row.due_on },
    new: { state: state.code, dueOn, form },
  });
  if (ended) {
    await act.wake('cases.closed', {
      caseId: row.id,
      number: row.number,
      targetId: row.target_id,
      unitId: row.unit_id,
      outcome: state.final,
    });
  }
  const moved = await findCase(tx, tenant.id, row.id);
  return presentCase(tx, act, moved ?? row);
}

async function procedureOf(act: Act<typeof contract.advanceCase>, row: CaseRow): Promise<Procedure> {
  const found = await findProcedure(act.tx, act.tenant.id, row.procedure_code, row.procedure_version);
  if (found === undefined) throw new Error(`Case ${row.number} has lost its procedure.`);
  return found;
}

function declared(definition: Procedure, code: string): Transition {
  const found = definition.transitions.find((one) => one.code === code);
  if (found !== undefined) return found;
  const known = definition.transitions.map((one) => one.code).join(', ');
  throw refuseRequest.invalid(
    { count: 1 },
    { fields: [{ path: 'body.transition', message: `本程序没有这个环节 / one of ${known}` }] },
  );
}

function notNow(definition: Procedure, transition: Transition, state: string) {
  const now = stateOf(definition, state).name;
  const from = transition.from.map((code) => stateOf(definition, code).name);
  const next = definition.transitions.filter((one) => one.from.includes(state)).map((one) => one.name);
  return refuse.not_now({
    step: transition.name.zh,
    stepEn: transition.name.en,
    state: now.zh,
    stateEn: now.en,
    from: from.map((name) => name.zh).join('、'),
    fromEn: from.map((name) => name.en).join(', '),
    next: next.map((name) => name.zh).join('、') || '无',
    nextEn: next.map((name) => name.en).join(', ') || 'nothing',
  });
}

/** The days that the forms of a case gave so far, the latest of each name. */
export function daysGiven(
  definition: Procedure,
  steps: readonly Pick<StepRow, 'act' | 'form'>[],
): Map<string, string> {
  const given = new Map<string, string>();
  for (const step of steps) {
    for (const field of formOf(definition, step.act)) {
      const value = (step.form as Record<string, string>)[field.name];
      if (field.kind === 'due' && value !== undefined) given.set(field.name, value);
    }
  }
  return given;
}
