import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import { Refusal } from '../platform/refusal.ts';
import { unitsKnown } from '../registry/index.ts';
import { inOneOrder, refusedAt } from './bulk.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { LoadedRequest } from './load-request.ts';
import { refusePublished } from './refuse-published.ts';
import { insertAll, type ObservationRow, stepsOf } from './store.ts';
import { lockedObservation } from './store-observations.ts';
import { type Doing, moveOn, presentStanding, takeUp } from './take-up.ts';

/** 锁定: the reviewed figure becomes an observation, and later rooms are woken. */
export async function lockRequest(act: Act<typeof contract.lock>) {
  const loaded = await takeUp(act, act.params.request, 'lock');
  const { observationId, locked } = await lockFigure(act, loaded);
  return { ...presentStanding(act, locked), observationId };
}

/** 批量锁定: what `actOnMany` does with `lock`, answered with the observations. */
export async function lockMany(act: Act<typeof contract.lockMany>) {
  refusePublished(act.tenant);
  const done = new Map<string, string>();
  for (const { id, version, row } of inOneOrder(act.body.requests)) {
    try {
      const loaded = await takeUp({ ...act, ifMatch: version }, id, 'lock');
      done.set(id, (await lockFigure(act, loaded)).observationId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { fields, ...why } = refusedAt(error, row);
      throw refuse.bulk_fault({ row, request: id, ...why }, { fields });
    }
  }
  return {
    locked: act.body.requests.map(({ id }) => ({ id, observationId: done.get(id) ?? '' })),
    abilities: {},
  };
}

/** Writes the observation and wakes later rooms. */
export async function lockFigure(act: Doing, loaded: LoadedRequest) {
  const { row, latest: entry } = loaded;
  if (entry === undefined) throw new Error(`Request ${row.id} was reviewed without an entry.`);
  const tenantId = act.tenant.id;
  const [earlier, steps, units] = await Promise.all([
    lockedObservation(act.tx, tenantId, row.id),
    stepsOf(act.tx, tenantId, row.id),
    unitsKnown(act.tx, tenantId, act.today),
  ]);
  const doer = (name: 'sign_off' | 'pass') =>
    steps.findLast((step) => step.act === name && step.entry_no === row.entry_no)?.by_person ?? null;
  const observation: ObservationRow = {
    tenant_id: tenantId,
    id: uuidv7(),
    // Words are of the unit that answers for them.
    subject_id: row.subject_id ?? row.unit_id,
    indicator_id: row.indicator_id,
    matter_id: row.matter_id,
    period: row.period,
    value: entry.value,
    op: '=',
    unit: entry.unit,
    value_text: '',
    words: entry.progress,
    note: entry.missing_reason,
    source: units.find((unit) => unit.id === row.unit_id)?.name ?? row.unit_id,
    status: earlier === undefined ? 'final' : 'revised',
    version: (earlier?.version ?? 0) + 1,
    supersedes: earlier?.id ?? null,
    reason: row.correcting_reason,
    target_id: null,
    comparability: null,
    origin: '{}',
    recorded_on: act.today,
    request_id: row.id,
    entry_no: entry.no,
    entered_by: entry.by_person,
    signed_by: doer('sign_off'),
    reviewed_by: doer('pass'),
    locked_by: act.principal.personId,
    at: act.now,
  };
  const thing =
    loaded.matter === null
      ? { indicatorId: row.indicator_id, subjectId: row.subject_id }
      : { matterId: row.matter_id, unitId: row.unit_id };
  await insertAll(act.tx, 'actuals.observation', [observation]);
  const locked = await moveOn(act, loaded, 'lock', {
    locked_no: entry.no,
    correcting: null,
    correcting_reason: null,
  });
  // The figure itself is anchored in the sealed chain: from here on anyone can prove that it was not changed.
  await act.record({
    act: 'actuals.observe',
    subject: { kind: 'observation', id: observation.id },
    unitId: row.unit_id,
    old: earlier === undefined ? undefined : { observationId: earlier.id, version: earlier.version },
    new: {
      requestId: row.id,
      ...thing,
      period: row.period,
      ...(loaded.matter === null ? { value: entry.value, unit: entry.unit } : { words: entry.progress }),
      status: observation.status,
      version: observation.version,
    },
    reason: row.correcting_reason,
  });
  await act.wake(loaded.matter === null ? 'actuals.locked' : 'actuals.words_locked', {
    observationId: observation.id,
    ...thing,
    period: row.period,
  });
  return { observationId: observation.id, locked };
}
