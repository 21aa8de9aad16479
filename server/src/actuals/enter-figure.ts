import type { Act } from '../platform/call.ts';
import { unitsOn } from '../registry/index.ts';
import { checkEntry } from './check-entry.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { LoadedRequest } from './load-request.ts';
import { neighboursOf } from './neighbours.ts';
import { readObservations } from './read-observations.ts';
import { stopClassified } from './stop-classified.ts';
import { type EntryRow, insertAll } from './store.ts';
import { type Doing, moveOn, presentStanding, takeUp } from './take-up.ts';

/**
 * 填报: keeps what was typed as a new version of the entry, be it a draft saved by itself or the final words. What says
 * the same as the version before is not kept twice.
 */
export async function enterFigure(act: Act<typeof contract.enter>) {
  const { value, ...texts } = act.body;
  stopClassified(texts);
  if (value !== null && texts.missingReason !== '') throw refuse.value_and_reason();
  const loaded = await takeUp(act, act.params.request, 'enter');
  const entry: EntryRow = {
    tenant_id: act.tenant.id,
    request_id: loaded.row.id,
    no: loaded.row.entry_no + 1,
    value,
    missing_reason: texts.missingReason,
    unit: loaded.indicator.unit,
    progress: texts.progress,
    problems: texts.problems,
    next_steps: texts.nextSteps,
    explanation: texts.explanation,
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

async function warningsFor(act: Doing, { row, indicator }: LoadedRequest, entry: EntryRow) {
  const [series, units] = await Promise.all([
    readObservations(act.tx, act.tenant.id, act.today, {
      pairs: [{ indicatorId: row.indicator_id, subjectId: row.subject_id }],
    }),
    unitsOn(act.tx, act.tenant.id, act.today),
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
  const typed = ({
    value,
    missing_reason,
    progress,
    problems,
    next_steps,
    explanation,
    by_person,
  }: EntryRow) =>
    JSON.stringify([value, missing_reason, progress, problems, next_steps, explanation, by_person]);
  return typed(a) === typed(b);
}
