import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import type { NamedChange } from './compare-named.ts';
import type { Comparison } from './compare-register.ts';
import type * as contract from './contract.ts';
import { freshCode } from './fresh-code.ts';
import type { RegisterState } from './register-state.ts';
import { type CampaignRow, type DocumentRow, insertAll } from './store.ts';
import { updateCampaign, updateDocument } from './store-matters.ts';

type Acting = Act<typeof contract.applyImport>;

/** Writes what the sheet of documents says; answers ids by each title and code that it gives. */
export async function applyDocuments(
  act: Acting,
  { work }: Comparison,
  state: RegisterState,
): Promise<Map<string, string>> {
  const { tx, tenant } = act;
  const codes = new Set([...state.documents, ...work.documents.map(({ values }) => values)].map(codeOf));
  const ids = new Map<string, string>();
  for (const change of work.documents) {
    const { values } = change;
    const columns = {
      title: values.title ?? '',
      publisher: values.publisher ?? '',
      published_on: values.publishedOn || null,
    };
    const old = state.documents.find(({ id }) => id === change.id);
    const row: DocumentRow = {
      tenant_id: tenant.id,
      id: old?.id ?? uuidv7(),
      code: values.code || (await freshCode(tx, tenant.id, 'D', codes)),
      ...columns,
    };
    if (old === undefined) await insertAll(tx, 'plans.document', [row]);
    else await updateDocument(tx, old, columns);
    await recordNamed(act, 'document', row.id, old, change);
    for (const text of [row.code, row.title]) ids.set(text, row.id);
  }
  return ids;
}

/** Writes what the sheet of campaigns says; answers ids by each name that it gives. */
export async function applyCampaigns(
  act: Acting,
  { work }: Comparison,
  state: RegisterState,
): Promise<Map<string, string>> {
  const { tx, tenant } = act;
  const codes = new Set([...state.campaigns, ...work.campaigns.map(({ values }) => values)].map(codeOf));
  let last = Math.max(0, ...state.campaigns.map(({ sort }) => sort));
  const ids = new Map<string, string>();
  for (const change of work.campaigns) {
    const { values } = change;
    const old = state.campaigns.find(({ id }) => id === change.id);
    if (old === undefined) last += 1;
    const columns = {
      name: values.name ?? '',
      kind: values.kind ?? '',
      sort: values.sort ? Number(values.sort) : (old?.sort ?? last),
    };
    const row: CampaignRow = {
      tenant_id: tenant.id,
      id: old?.id ?? uuidv7(),
      code: values.code || (await freshCode(tx, tenant.id, 'C', codes)),
      ...columns,
      version: 1,
    };
    if (old === undefined) await insertAll(tx, 'plans.campaign', [row]);
    else await updateCampaign(tx, old, columns);
    await recordNamed(act, 'campaign', row.id, old, change);
    ids.set(row.name, row.id);
  }
  return ids;
}

const codeOf = ({ code }: { code?: string }) => code ?? '';

async function recordNamed(
  act: Acting,
  kind: 'document' | 'campaign',
  id: string,
  old: DocumentRow | CampaignRow | undefined,
  { values }: NamedChange,
): Promise<void> {
  const { tenant_id: _tenant, id: _id, ...before } = old ?? { tenant_id: '', id: '' };
  await act.record({
    act: old === undefined ? `plans.create_${kind}` : `plans.edit_${kind}`,
    subject: { kind, id },
    old: old === undefined ? undefined : before,
    new: values,
  });
}
