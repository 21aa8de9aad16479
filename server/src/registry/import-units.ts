import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion, type Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { newMembership, newUnit } from './change-units.ts';
import { compareUnits, type UnitComparison, type UnitToAdd } from './compare-units.ts';
import type * as contract from './contract.ts';
import { refuse as refuseTree } from './errors.ts';
import { refuse } from './errors-unit-imports.ts';
import { readUnitsFile } from './read-units-file.ts';
import { keepEnglishNames } from './store-names.ts';
import { lockTree, readTreeState, type TreeChanges, treeVersion, writeChanges } from './store-tree.ts';
import { add, noChanges, type Planning } from './tree-rules.ts';

/** What a file of units would add; nothing is kept of it. */
export async function previewUnitImport(query: Query<typeof contract.previewUnitImport>) {
  const { reader, tenant, body } = query;
  const { comparison } = await compared(reader, tenant, body);
  const { rows, faults } = comparison;
  return { version: await treeVersion(reader, tenant.id), rows, faults };
}

/** Adds the units of a file as one act on the tree: read again and compared again, under the tree's lock. */
export async function importUnits(act: Act<typeof contract.importUnits>) {
  const { tx, tenant, body } = act;
  const tree = await lockTree(tx, tenant.id);
  expectVersion(act, tree);
  const { comparison, planning } = await compared(tx, tenant, body);
  refuseFaults(comparison);
  const changes = planUnits(planning, comparison.toAdd, body.document);
  const said = sayUnits(body.effectiveOn, comparison.toAdd);
  await writeChanges(
    tx,
    tenant.id,
    {
      id: planning.actId,
      no: tree.version,
      kind: 'add_units',
      effective_on: body.effectiveOn,
      reason: body.reason,
      document: body.document,
      payload: { change: { kind: 'add_units', fileName: body.fileName, units: comparison.toAdd }, said },
      by_person: act.principal.personId,
      at: act.now,
    },
    changes,
  );
  await keepEnglishNames(tx, tenant.id, comparison.toAdd);
  await act.record({
    act: 'registry.add_units',
    subject: { kind: 'organisation', id: planning.actId },
    new: { effectiveOn: body.effectiveOn, document: body.document, fileName: body.fileName, ...changes },
    reason: body.reason,
  });
  return { version: tree.version + 1, added: comparison.toAdd.length, said };
}

async function compared(
  reader: Reader,
  tenant: Tenant,
  body: { fileName: string; content: string; effectiveOn: string },
): Promise<{ comparison: UnitComparison; planning: Planning }> {
  if (tenant.kind === 'published') throw refuseTree.published_only();
  const file = await readUnitsFile(body.fileName, Buffer.from(body.content, 'base64'));
  const state = await readTreeState(reader, tenant.id);
  const planning: Planning = { tenantId: tenant.id, actId: uuidv7(), state, day: body.effectiveOn };
  return { comparison: compareUnits(planning, file), planning };
}

function refuseFaults({ faults, toAdd }: UnitComparison): void {
  const [first] = faults;
  if (first !== undefined) {
    const place = first.cell === null ? '' : `${first.cell} `;
    throw refuse.units_faulty(
      { count: faults.length, first: `${place}${first.says.zh}`, firstEn: `${place}${first.says.en}` },
      { fields: faults.slice(0, 20).map(({ cell, says }) => ({ path: cell ?? '', message: says.zh })) },
    );
  }
  if (toAdd.length === 0) throw refuse.nothing_to_add();
}

/** The rows that a file of units adds, each under its parent, from the effective day on. */
function planUnits(planning: Planning, toAdd: readonly UnitToAdd[], document: string): TreeChanges {
  const changes = noChanges();
  const ids = new Map<number, string>();
  for (const { code, name, nameEn, kind, sort, row } of toAdd) {
    const given = { name, nameEn, kind, functions: '', ...(code === undefined ? {} : { code }) };
    const unit = newUnit(planning, changes, given, document);
    if (sort !== undefined) unit.sort = sort;
    ids.set(row, unit.id);
  }
  for (const { parent, row } of toAdd) {
    const unitId = ids.get(row);
    const above = parent === null ? undefined : 'unitId' in parent ? parent.unitId : ids.get(parent.row);
    if (unitId === undefined || above === undefined) continue;
    add(changes, 'registry.membership', newMembership(planning, unitId, above, 'administrative'));
  }
  return changes;
}

/** Names that a sentence says before it counts the rest. */
const named = 5;

function sayUnits(day: string, toAdd: readonly UnitToAdd[]) {
  const names = toAdd.slice(0, named).map(({ name }) => name);
  const more = toAdd.length > named ? { zh: '等', en: ' and others' } : { zh: '', en: '' };
  return [
    {
      zh: `自${day}起设立 ${toAdd.length} 个单位：${names.join('、')}${more.zh}。`,
      en: `${toAdd.length} units exist from ${day} on: ${names.join('、')}${more.en}.`,
    },
  ];
}
