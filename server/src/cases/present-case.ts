import { daysBetween } from '@meritloop/engine';
import { readTargets, type Target } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { personNames, unitsKnown } from '../registry/index.ts';
import type { Basis, CaseFile, CaseSummary, FormField, NextStep, StepTaken } from './contract.ts';
import { latenessOf, suggestedDay } from './deadline.ts';
import { type CaseStanding, mayTake, policy } from './policy.ts';
import { type Field, formOf, type Procedure, stateOf, stepName } from './procedure.ts';
import { type CaseRow, findProcedure, procedureRows, type StepRow, stepRows } from './store.ts';

/** What the target of a case is called in a list: 甲县 · 工业投资. */
export function targetName(target: Target): string {
  return `${target.subject.name} · ${target.indicator.name}`;
}

/** Rows of the store as the list shows them, in the order given. */
export async function presentSummaries(
  reader: Reader,
  { tenant, today }: Omit<Caller, 'principal'>,
  rows: readonly CaseRow[],
): Promise<CaseSummary[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap((row) => (row.target_id === null ? [] : [row.target_id])))];
  const [definitions, units, targets] = await Promise.all([
    procedureRows(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
    ids.length === 0 ? [] : readTargets(reader, tenant.id, today, { ids }),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  return rows.map((row) => {
    const definition = must(
      definitions.find((one) => one.code === row.procedure_code && one.version === row.procedure_version),
      row,
    );
    return summaryOf(row, definition, {
      today,
      unitName: unitNames.get(row.unit_id) ?? '',
      target: targets.find((target) => target.id === row.target_id),
    });
  });
}

function summaryOf(
  row: CaseRow,
  definition: Procedure,
  about: { today: string; unitName: string; target: Target | undefined },
): CaseSummary {
  const state = stateOf(definition, row.state);
  const { target } = about;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    procedure: { code: definition.code, version: definition.version, name: definition.name },
    state: {
      code: state.code,
      name: state.name,
      final: state.final ?? null,
      internal: state.internal ?? false,
    },
    unit: { id: row.unit_id, name: about.unitName },
    target: target === undefined ? null : { id: target.id, name: targetName(target), period: target.period },
    openedOn: row.opened_on,
    dueOn: row.due_on,
    ...latenessOf(
      definition,
      { state: row.state, dueOn: row.due_on, returns: row.returns, ended: row.closed_on !== null },
      about.today,
    ),
    returns: row.returns,
    closedOn: row.closed_on,
    version: row.version,
  };
}

function must(definition: Procedure | undefined, row: CaseRow): Procedure {
  if (definition === undefined)
    throw new Error(
      `Case ${row.number} runs ${row.procedure_code} v${row.procedure_version}, which is not there.`,
    );
  return definition;
}

/** Who took which steps, and where the case belongs: what rights are judged by. */
export function standingOf(row: CaseRow, steps: readonly StepRow[]): CaseStanding {
  const takenBy = new Map<string, Set<string>>();
  for (const step of steps) {
    takenBy.set(step.act, (takenBy.get(step.act) ?? new Set()).add(step.by_person));
  }
  return { unitId: row.unit_id, disclosed: row.disclosed, takenBy };
}

/** A form with the day that each due field suggests today, and where that number of days comes from. */
export function presentForm(definition: Procedure, fields: readonly Field[], today: string): FormField[] {
  return fields.map((field) => {
    const { kind, name, label, required } = field;
    const maxLength = field.kind === 'due' ? null : field.maxLength;
    const suggested = field.kind === 'due' ? field.suggested : undefined;
    const on = suggested === undefined ? null : suggestedDay(today, suggested.workingDays);
    const source = definition.sources.find((one) => one.code === suggested?.source);
    return {
      kind,
      name,
      label,
      required,
      maxLength,
      suggested:
        suggested === undefined || on === null || source === undefined ? null : { on, says: source.says },
    };
  });
}

/** One case, whole, as the caller may see it. */
export async function presentCase(reader: Reader, caller: Caller, row: CaseRow): Promise<CaseFile> {
  const { tenant, today, principal } = caller;
  const [steps, definition, targets] = await Promise.all([
    stepRows(reader, tenant.id, row.id),
    findProcedure(reader, tenant.id, row.procedure_code, row.procedure_version).then((one) => must(one, row)),
    row.target_id === null ? [] : readTargets(reader, tenant.id, today, { ids: [row.target_id] }),
  ]);
  const persons = await personNames(reader, tenant.id, [row.opened_by, ...steps.map((one) => one.by_person)]);
  const units = await unitsKnown(reader, tenant.id, today);
  const target = targets[0];
  const next = nextSteps(definition, row, standingOf(row, steps), caller);
  return {
    ...summaryOf(row, definition, {
      today,
      unitName: units.find((unit) => unit.id === row.unit_id)?.name ?? '',
      target,
    }),
    simulated: tenant.kind === 'simulated',
    asOf: today,
    matter:
      target === undefined
        ? null
        : { number: target.matter.number, title: target.matter.title, text: target.matter.text },
    changeId: row.change_id,
    basis: row.basis as Basis | null,
    openedBy: persons.get(row.opened_by) ?? unknown,
    steps: steps.map((step, at) => presentStep(definition, step, steps[at - 1], persons)),
    next,
    abilities: {
      ...abilitiesFor(principal, policy, undefined),
      ...Object.fromEntries(next.map(({ code, may, why }) => [code, { may, why }])),
    },
  };
}

const unknown = { zh: '已注销的岗位', en: 'A post no longer there' };

function nextSteps(
  definition: Procedure,
  row: CaseRow,
  standing: CaseStanding,
  { principal, today }: Caller,
): NextStep[] {
  return definition.transitions
    .filter((transition) => transition.from.includes(row.state))
    .map((transition) => ({
      code: transition.code,
      name: transition.name,
      to: stateOf(definition, transition.to).name,
      returns: transition.returns ?? false,
      ends: stateOf(definition, transition.to).final !== undefined,
      form: presentForm(definition, transition.form, today),
      ...mayTake(principal, definition, transition, standing),
    }));
}

function presentStep(
  definition: Procedure,
  step: StepRow,
  before: StepRow | undefined,
  persons: ReadonlyMap<string, { zh: string; en: string }>,
): StepTaken {
  const form = step.form as Record<string, string>;
  const due = before?.due_on ?? null;
  return {
    no: step.no,
    act: step.act,
    name: stepName(definition, step.act),
    from: step.from_state === null ? null : stateOf(definition, step.from_state).name,
    to: stateOf(definition, step.to_state).name,
    returns: definition.transitions.find((one) => one.code === step.act)?.returns ?? false,
    filled: formOf(definition, step.act).flatMap(({ name, label, kind }) => {
      const value = form[name];
      return value === undefined ? [] : [{ name, label, kind, value }];
    }),
    by: persons.get(step.by_person) ?? unknown,
    on: step.on_day,
    at: step.at.toISOString(),
    dueOn: step.due_on,
    lateDays: due !== null && step.on_day > due ? daysBetween(due, step.on_day) : null,
  };
}
