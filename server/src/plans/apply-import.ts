import type { Act } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { writeEnglishNames } from '../registry/index.ts';
import { applyMatters } from './apply-matters.ts';
import { applyTargets } from './apply-targets.ts';
import { type Comparison, compareRegister } from './compare-register.ts';
import type * as contract from './contract.ts';
import { createNamed } from './create-named.ts';
import { refuse } from './errors.ts';
import { hashOf, presentPreview, unknownImport } from './preview-import.ts';
import type { RegisterFile } from './read-register-file.ts';
import { refusePublished } from './refuse-published.ts';
import { readRegister } from './register-state.ts';
import { importRow, lockRegister, markApplied } from './store-register.ts';
import { upsertTasks } from './upsert-tasks.ts';

/** Applies exactly the preview that was seen: all of it or nothing, with an audit line for every thing that changes. */
export async function applyImport(act: Act<typeof contract.applyImport>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const row = await importRow(tx, tenant.id, act.params.import, true);
  if (row === undefined) throw unknownImport();
  if (row.applied_at !== null) throw refuse.import_applied();
  if (row.content === null) throw unknownImport();
  await lockRegister(tx, tenant.id);
  const state = await readRegister(tx, tenant.id, act.today);
  const comparison = compareRegister(row.content as RegisterFile, state);
  if (hashOf(comparison) !== body.hash)
    throw refuse.import_moved({}, { current: presentPreview(act, row, comparison) });
  if (comparison.faults.length > 0) throw refuse.import_faults({ count: comparison.faults.length });
  checkChoices(comparison, body);
  const changes = comparison.rows.filter(({ state }) => state === 'new' || state === 'changed').length;
  if (changes + body.removeDuties.length === 0) throw refuse.import_empty();
  if (comparison.revisesTargets && body.reason === '') throw refuse.reason_missing();
  const why = {
    reason: body.reason === '' ? `Excel 导入：${row.file_name}` : body.reason,
    document: body.document,
  };
  const named = await createNamed(act, comparison, state, body.createGroups);
  const matterIds = await applyMatters(act, comparison, state, named, body.removeDuties);
  await applyTargets(act, comparison, state, { matterIds, indicatorIds: named.indicators }, why);
  await upsertTasks(
    act,
    comparison.work.tasks.map(({ matterKey, ...task }) => ({ ...task, matterId: matterIds(matterKey) })),
    why.reason,
  );
  await writeEnglishNames(tx, tenant.id, comparison.work.names);
  const applied = {
    new: comparison.rows.filter(({ state }) => state === 'new').length,
    changed: comparison.rows.filter(({ state }) => state === 'changed').length,
    removed: body.removeDuties.length,
    created: named.created,
  };
  await markApplied(tx, row, act.principal.personId, act.now, applied);
  await act.record({
    act: 'plans.import_register',
    subject: { kind: 'register_import', id: row.id },
    new: { fileName: row.file_name, fileHash: row.file_hash, ...applied },
    reason: why.reason,
  });
  return { applied };
}

/** Refuses groups that were not offered and duties that the file still has. */
function checkChoices(
  comparison: Comparison,
  body: Pick<Act<typeof contract.applyImport>['body'], 'createGroups' | 'removeDuties'>,
): void {
  const offered = new Set(
    comparison.creates.filter(({ kind }) => kind === 'owner_group').map(({ name }) => name),
  );
  const removable = new Set(
    comparison.rows
      .filter(({ sheet, state }) => sheet === 'duties' && state === 'missing')
      .map(({ id }) => id ?? ''),
  );
  const fields = [
    ...body.createGroups.flatMap(({ name }, index) =>
      offered.has(name)
        ? []
        : [{ path: `body.createGroups.${index}.name`, message: '不在预览中 / not in the preview' }],
    ),
    ...body.removeDuties.flatMap((id, index) =>
      removable.has(id)
        ? []
        : [{ path: `body.removeDuties.${index}`, message: '不在预览中 / not in the preview' }],
    ),
  ];
  if (fields.length > 0) throw platform.invalid({ count: fields.length }, { fields });
}
