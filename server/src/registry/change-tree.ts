import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import type { Tenant } from '../platform/tenants.ts';
import type * as contract from './contract.ts';
import type { OrgChange } from './contract-org.ts';
import { refuse } from './errors.ts';
import { planChange, unitsEnding } from './plan-change.ts';
import { sayChange } from './say-change.ts';
import { keepEnglishNames } from './store-names.ts';
import { lockTree, readTreeState, treeVersion, writeChanges } from './store-tree.ts';
import type { Planning } from './tree-rules.ts';

/** A change of the tree, the groups or the portfolios: planned from everything known, then written as a whole. */
export async function changeTree(act: Act<typeof contract.changeTree>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const tree = await lockTree(tx, tenant.id);
  expectVersion(act, tree);
  const planning: Planning = {
    tenantId: tenant.id,
    actId: uuidv7(),
    state: await readTreeState(tx, tenant.id),
    day: body.effectiveOn,
  };
  const changes = planChange(planning, body.change, body.document);
  const said = sayChange(planning, body.change, changes);
  await writeChanges(
    tx,
    tenant.id,
    {
      id: planning.actId,
      no: tree.version,
      kind: body.change.kind,
      effective_on: body.effectiveOn,
      reason: body.reason,
      document: body.document,
      payload: { change: body.change, said },
      by_person: act.principal.personId,
      at: act.now,
    },
    changes,
  );
  await keepEnglishNames(tx, tenant.id, namedBy(body.change));
  await act.record({
    act: `registry.${body.change.kind}`,
    subject: { kind: 'organisation', id: planning.actId },
    old: Object.fromEntries(
      Object.entries(changes.end).map(([table, ends]) => [table, ends.map(({ row }) => row)]),
    ),
    new: { effectiveOn: body.effectiveOn, document: body.document, ...changes },
    reason: body.reason,
  });
  return {
    version: tree.version + 1,
    said,
    unitIds: (changes.add['registry.unit'] ?? []).map(({ id }) => id),
  };
}

/** What a change would do and which units would end, without doing it; throws its refusal. */
export async function foreseeChange(
  reader: Reader,
  tenant: Tenant,
  given: { change: OrgChange; effectiveOn: string; document: string },
): Promise<{ version: number; said: Bilingual[]; ending: { id: string; grants: number }[] }> {
  refusePublished(tenant);
  const planning: Planning = {
    tenantId: tenant.id,
    actId: '',
    state: await readTreeState(reader, tenant.id),
    day: given.effectiveOn,
  };
  const changes = planChange(planning, given.change, given.document);
  return {
    version: await treeVersion(reader, tenant.id),
    said: sayChange(planning, given.change, changes),
    ending: unitsEnding(given.change).map((id) => ({
      id,
      grants: (changes.end['registry.role_grant'] ?? []).filter(({ row }) => row.unit_id === id).length,
    })),
  };
}

function refusePublished(tenant: Tenant): void {
  if (tenant.kind === 'published') throw refuse.published_only();
}

/** What a change gives names to. */
function namedBy(change: OrgChange): { name: string; nameEn: string | null }[] {
  const into = 'into' in change ? [change.into].flat() : [];
  return [
    ...('name' in change ? [change] : []),
    ...('unit' in change ? [change.unit] : []),
    ...into.flatMap((one) => ('unit' in one ? [one.unit] : [])),
  ];
}
