import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import type { Comparison } from './compare-register.ts';
import type { TargetChange } from './compare-targets.ts';
import type * as contract from './contract.ts';
import { freshCode } from './fresh-code.ts';
import type { RegisterState } from './register-state.ts';
import { revise } from './revise-target.ts';
import { insertAll, type TargetRow } from './store.ts';
import { updateTarget } from './store-matters.ts';

/** Writes targets: new ones at once, changed ones as revisions; later rooms judge each touched indicator anew. */
export async function applyTargets(
  act: Act<typeof contract.applyImport>,
  { work }: Comparison,
  state: RegisterState,
  ids: { matterIds: (key: string) => string; indicatorIds: ReadonlyMap<string, string> },
  why: { reason: string; document: string },
): Promise<void> {
  const { tx, tenant } = act;
  const codes = new Set(state.targets.map(({ code }) => code));
  for (const { values } of work.targets) if (values.code) codes.add(values.code);
  const touched = new Map<string, string[]>();
  const fresh: TargetRow[] = [];
  let last = Math.max(-1, ...state.targets.map(({ sort }) => sort));
  for (const change of work.targets) {
    const columns = columnsOf(change, ids);
    const row = state.targets.find(({ id }) => id === change.id);
    const id = row?.id ?? uuidv7();
    touched.set(columns.indicator_id, [...(touched.get(columns.indicator_id) ?? []), id]);
    if (row !== undefined) {
      await changeTarget(act, row, change, columns, why);
      continue;
    }
    last += 1;
    fresh.push({
      tenant_id: tenant.id,
      id,
      ...columns,
      code: change.values.code || (await freshCode(tx, tenant.id, 'T', codes)),
      sort: change.values.sort ? Number(change.values.sort) : last,
      version: 1,
    });
  }
  await insertAll(tx, 'plans.target', fresh);
  const news = work.targets.filter(({ id }) => id === null);
  await insertAll(
    tx,
    'plans.tier',
    news.flatMap(({ tiers }, index) =>
      tiers.map((tier) => ({ tenant_id: tenant.id, target_id: fresh[index]?.id ?? '', ...tier })),
    ),
  );
  for (const [index, { id }] of fresh.entries()) {
    const { values } = news[index] as TargetChange;
    await act.record({ act: 'plans.add_target', subject: { kind: 'target', id }, new: values });
  }
  for (const [indicatorId, targetIds] of touched)
    await act.wake('plans.target_revised', { indicatorId, targetIds });
}

type Columns = Omit<TargetRow, 'tenant_id' | 'id' | 'code' | 'sort' | 'version'>;

function columnsOf(
  { matterKey, indicatorId, subjectId, peerSetId, values }: TargetChange,
  ids: { matterIds: (key: string) => string; indicatorIds: ReadonlyMap<string, string> },
): Columns {
  return {
    matter_id: ids.matterIds(matterKey),
    indicator_id: indicatorId ?? ids.indicatorIds.get(values.indicator ?? '') ?? '',
    subject_id: subjectId,
    period: values.period ?? '',
    measure: values.measure as TargetRow['measure'],
    op: (values.op ?? '') as TargetRow['op'],
    unit: values.unit ?? '',
    aggregation: values.aggregation as TargetRow['aggregation'],
    direction: values.direction as TargetRow['direction'],
    nature: (values.nature || null) as TargetRow['nature'],
    strength: (values.strength || null) as TargetRow['strength'],
    filter: values.filter ?? '',
    scope: values.scope ?? '',
    reference: values.reference ?? '',
    peer_set_id: peerSetId,
    due: values.due || null,
    state: values.state as TargetRow['state'],
    note: values.note ?? '',
  };
}

/** The promise changes as a revision; what else a target says (indicator, subject, scope …) with a line of its own. */
async function changeTarget(
  act: Act<typeof contract.applyImport>,
  row: TargetRow,
  { values, tiers }: TargetChange,
  columns: Columns,
  why: { reason: string; document: string },
): Promise<void> {
  const { op, period, nature, state, due, note, ...rest } = columns;
  const sort = values.sort ? Number(values.sort) : row.sort;
  const others = Object.entries({ ...rest, sort }) as [keyof TargetRow, string][];
  const changed = others.filter(([key, value]) => row[key] !== value);
  let version = row.version;
  if (changed.length > 0) {
    await updateTarget(act.tx, row, Object.fromEntries(changed));
    version += 1;
    await act.record({
      act: 'plans.edit_target',
      subject: { kind: 'target', id: row.id },
      old: Object.fromEntries(changed.map(([key]) => [key, row[key]])),
      new: Object.fromEntries(changed),
      reason: why.reason,
    });
  }
  const promised = { op, period, nature, state, due, note, tiers };
  await revise(act, { ...row, version }, promised, why);
}
