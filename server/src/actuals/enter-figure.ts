import type { z } from 'zod';
import { tasksOf } from '../plans/index.ts';
import type { Act } from '../platform/call.ts';
import { unitsKnown } from '../registry/index.ts';
import { checkEntry } from './check-entry.ts';
import { checkWords } from './check-words.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { LoadedRequest } from './load-request.ts';
import { neighboursOf } from './neighbours.ts';
import { readObservations } from './read-observations.ts';
import { asksFigure, claimsOf, type EntryRow, insertAll } from './store.ts';
import { earlierWords } from './store-words.ts';
import { type Doing, moveOn, presentStanding, takeUp } from './take-up.ts';

/**
 * 填报: keeps what was typed as a new version of the entry, be it a draft saved by itself or the final words. What says
 * the same as the version before is not kept twice.
 */
export async function enterFigure(act: Act<typeof contract.enter>) {
  const { value, missingReason } = act.body;
  if (value !== null && missingReason !== '') throw refuse.value_and_reason();
  const loaded = await takeUp(act, act.params.request, 'enter');
  return saveEntry(act, loaded, act.body);
}

/** What was typed, as the contract reads it. */
export type Typed = z.output<typeof contract.entryBody>;

/** The second half of entering, once the request is held and it is its turn. */
export async function saveEntry(act: Doing, loaded: LoadedRequest, typed: Typed) {
  const { value, expectedOn, claims, ...texts } = typed;
  if (loaded.matter === null) {
    if (expectedOn !== null || claims.length > 0) throw refuse.figure_takes_no_claims();
  } else {
    if (value !== null || texts.missingReason !== '') throw refuse.words_take_no_figure();
    await demandOwnTasks(act, loaded.matter, claims);
  }
  const entry: EntryRow = {
    tenant_id: act.tenant.id,
    request_id: loaded.row.id,
    no: loaded.row.entry_no + 1,
    value,
    missing_reason: texts.missingReason,
    unit: loaded.indicator?.unit ?? '',
    progress: texts.progress,
    problems: texts.problems,
    next_steps: texts.nextSteps,
    explanation: texts.explanation,
    expected_on: expectedOn,
    claims: JSON.stringify(claims),
    by_person: act.principal.personId,
    at: act.now,
  };
  const warnings = await warningsFor(act, loaded, entry);
  if (loaded.latest !== undefined && loaded.row.state !== 'entered' && saysTheSame(loaded.latest, entry)) {
    return { ...presentStanding(act, loaded), savedAt: loaded.latest.at.toISOString(), warnings };
  }
  await insertAll(act.tx, 'actuals.entry', [entry]);
  const saved = await moveOn(act, loaded, 'enter', { entry_no: entry.no });
  return {
    ...presentStanding(act, {
      ...saved,
      latest: entry,
      concern: { ...saved.concern, enteredBy: entry.by_person },
    }),
    savedAt: act.now.toISOString(),
    warnings,
  };
}

/** Claims are made of the matter's own tasks and milestones. */
async function demandOwnTasks(act: Doing, matter: { id: string }, claims: Typed['claims']): Promise<void> {
  if (claims.length === 0) return;
  const tasks = await tasksOf(act.tx, act.tenant.id, { matterIds: [matter.id] });
  for (const [index, { taskId, milestoneId }] of claims.entries()) {
    const task = tasks.find(({ id }) => id === taskId);
    const known = milestoneId === null || task?.milestones.some(({ id }) => id === milestoneId);
    if (task !== undefined && known) continue;
    throw refuse.foreign_task({}, { fields: [{ path: `body.claims.${index}`, message: 'foreign_task' }] });
  }
}

async function warningsFor(act: Doing, { row, indicator }: LoadedRequest, entry: EntryRow) {
  if (indicator === null || !asksFigure(row)) {
    const earlier = await earlierWords(act.tx, act.tenant.id, row, 1);
    return checkWords({
      progress: entry.progress,
      expectedOn: entry.expected_on,
      today: act.today,
      last: earlier[0] ?? null,
    });
  }
  const [series, units] = await Promise.all([
    readObservations(act.tx, act.tenant.id, act.today, {
      pairs: [{ indicatorId: row.indicator_id, subjectId: row.subject_id }],
    }),
    unitsKnown(act.tx, act.tenant.id, act.today),
  ]);
  const source = units.find((unit) => unit.id === row.unit_id)?.name ?? '';
  return checkEntry({
    value: entry.value,
    missingReason: entry.missing_reason,
    period: row.period,
    indicator,
    neighbours: neighboursOf(series, { period: row.period, source }),
  });
}

/** Same person, same words: nobody's name is put under another's draft. */
function saysTheSame(a: EntryRow, b: EntryRow): boolean {
  const typed = (entry: EntryRow) =>
    JSON.stringify([
      entry.value,
      entry.missing_reason,
      entry.progress,
      entry.problems,
      entry.next_steps,
      entry.explanation,
      entry.expected_on,
      // Stored JSON comes back with its keys in another order.
      claimsOf(entry.claims).map((one) => [one.taskId, one.milestoneId, one.state, one.percent, one.words]),
      entry.by_person,
    ]);
  return typed(a) === typed(b);
}
