import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Act, Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { refuse as platform } from '../platform/errors.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import { registerAbilities } from './abilities.ts';
import { type Comparison, compareRegister } from './compare-register.ts';
import type * as contract from './contract.ts';
import type { RegisterPreview } from './contract-register.ts';
import { type RegisterFile, readRegisterFile } from './read-register-file.ts';
import { refusePublished } from './refuse-published.ts';
import { readRegister } from './register-state.ts';
import { type ImportRow, importRow, insertImport } from './store-register.ts';

/**
 * Reads an uploaded workbook and answers what it would change. Nothing of the register changes; what the sheets say is
 * kept so that exactly this can be applied. A workbook that carries a mark of classification is stopped before.
 */
export async function previewImport(act: Act<typeof contract.previewImport>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const bytes = Buffer.from(body.content, 'base64');
  const file = readRegisterFile(await readWorkbook(bytes));
  const comparison = compareRegister(file, await readRegister(tx, tenant.id, act.today));
  const row: ImportRow = {
    tenant_id: tenant.id,
    id: uuidv7(),
    file_name: body.fileName,
    file_hash: createHash('sha256').update(bytes).digest('hex'),
    content: JSON.stringify(file),
    preview_hash: hashOf(comparison),
    by_person: act.principal.personId,
    at: act.now,
    applied_by: null,
    applied_at: null,
    counts: '{}',
  };
  await insertImport(tx, row);
  await act.record({
    act: 'plans.preview_import',
    subject: { kind: 'register_import', id: row.id },
    new: { fileName: row.file_name, fileHash: row.file_hash, faults: comparison.faults.length },
  });
  return presentPreview(act, row, comparison);
}

/** The preview again as the register stands now: what was uploaded is kept until it is applied. */
export async function readImport(query: Query<typeof contract.readImport | typeof contract.downloadPreview>) {
  const { reader, tenant } = query;
  const row = await importRow(reader, tenant.id, query.params.import, false);
  if (row === undefined) throw unknownImport();
  if (row.content === null && row.applied_at === null) throw unknownImport();
  const file = row.content === null ? { sheets: {}, faults: [], notices: [] } : (row.content as RegisterFile);
  return presentPreview(
    query,
    row,
    compareRegister(file, await readRegister(reader, tenant.id, query.today)),
  );
}

export const unknownImport = () => platform.not_found({ thing: '这次导入的预览', thingEn: 'import preview' });

/** Stands for everything that a preview says and for the versions that it was compared with. */
export function hashOf({ rows, faults, creates, versions }: Comparison): string {
  return createHash('sha256').update(JSON.stringify({ rows, faults, creates, versions })).digest('hex');
}

export function presentPreview(
  { tenant, principal }: Pick<Query<Endpoint>, 'tenant' | 'principal'>,
  row: ImportRow,
  comparison: Comparison,
): RegisterPreview {
  const { sheets, rows, faults, notices, creates, revisesTargets } = comparison;
  return {
    id: row.id,
    fileName: row.file_name,
    hash: hashOf(comparison),
    at: row.at.toISOString(),
    applied: row.applied_at !== null,
    sheets,
    rows,
    faults,
    notices,
    creates,
    revisesTargets,
    abilities: registerAbilities(principal, tenant),
  };
}
