import { tryPeriod } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { type Act, type Caller, expectVersion } from '../platform/call.ts';
import type { Tx } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { unitsOn } from '../registry/index.ts';
import type * as contract from './contract-ledger.ts';
import { freshCode } from './fresh-code.ts';
import { presentLedger } from './read-ledger.ts';
import {
  insertLedger,
  type LedgerRow,
  ledgerRows,
  lockLedgerEntry,
  updateLedgerEntry,
} from './store-ledger.ts';
import { matterNames } from './store-tasks.ts';
import { refuse, refusePublishedTask } from './task-errors.ts';

type Content = z.output<(typeof contract.addLedgerEntry)['body']>;
type Editing = Act<typeof contract.editLedgerEntry> | Act<typeof contract.withdrawLedgerEntry>;

const notFound = () => house.not_found({ thing: '该条目', thingEn: 'entry' });

export async function addLedgerEntry(act: Act<typeof contract.addLedgerEntry>) {
  const { tx, tenant, body } = act;
  refusePublishedTask(tenant);
  await refuseUnfounded(act, body);
  const rows = await ledgerRows(tx, tenant.id);
  const codes = new Set(rows.map(({ code }) => code));
  const row: LedgerRow = {
    ...columnsOf(body),
    tenant_id: tenant.id,
    id: uuidv7(),
    code: await freshCode(tx, tenant.id, 'Z', codes),
    level_printed: '',
    sort: Math.max(-1, ...rows.map(({ sort }) => sort)) + 1,
    version: 1,
    withdrawn_on: null,
    withdrawn_reason: null,
  };
  await insertLedger(tx, [row]);
  await act.record({ act: 'plans.add_ledger', subject: { kind: 'ledger_entry', id: row.id }, new: body });
  return answer(act, row);
}

export async function editLedgerEntry(act: Act<typeof contract.editLedgerEntry>) {
  const { reason, ...content } = act.body;
  const before = await loadForEdit(act);
  await refuseUnfounded(act, content);
  const after = await updateLedgerEntry(act.tx, act.tenant.id, before.id, columnsOf(content));
  await act.record({
    act: 'plans.edit_ledger',
    subject: { kind: 'ledger_entry', id: before.id },
    old: before,
    new: after,
    reason,
  });
  return answer(act, after);
}

export async function withdrawLedgerEntry(act: Act<typeof contract.withdrawLedgerEntry>) {
  const { reason } = act.body;
  const before = await loadForEdit(act);
  const after = await updateLedgerEntry(act.tx, act.tenant.id, before.id, {
    withdrawn_on: act.today,
    withdrawn_reason: reason,
  });
  await act.record({
    act: 'plans.withdraw_ledger',
    subject: { kind: 'ledger_entry', id: before.id },
    old: before,
    reason,
  });
  return answer(act, after);
}

async function loadForEdit(act: Editing): Promise<LedgerRow> {
  const { tx, tenant, params } = act;
  const row = await lockLedgerEntry(tx, tenant.id, params.id);
  if (row === undefined) throw notFound();
  refusePublishedTask(tenant);
  expectVersion(act, row);
  if (row.withdrawn_on !== null) throw refuse.ledger_withdrawn();
  return row;
}

/** What is said to be decided names who said so; a streak is only what its source prints. */
async function refuseUnfounded(
  act: Pick<Editing, 'tx' | 'tenant' | 'today'>,
  content: Content,
): Promise<void> {
  const { state, source, document, kind, printed } = content;
  const unsourced = state !== 'expected' && source === '' && document === '';
  const unprinted = kind === 'streak' && printed === '';
  if (unsourced || unprinted) {
    const path = unprinted ? 'body.printed' : 'body.source';
    throw refuse.ledger_unfounded({}, { fields: [{ path, message: '来源 / source' }] });
  }
  const fault = await unknownReference(act, content);
  if (fault !== undefined) {
    throw refuse.ledger_reference({}, { fields: [{ path: `body.${fault}`, message: fault }] });
  }
}

async function unknownReference(
  { tx, tenant, today }: Pick<Editing, 'tx' | 'tenant' | 'today'>,
  { unitId, matterId, period }: Content,
): Promise<string | undefined> {
  if (tryPeriod(period) === null) return 'period';
  if (unitId !== null && !(await unitsOn(tx, tenant.id, today)).some(({ id }) => id === unitId))
    return 'unitId';
  if (matterId !== null && !(await matterNames(tx, tenant.id)).has(matterId)) return 'matterId';
  return undefined;
}

async function answer(act: Caller & { tx: Tx }, row: LedgerRow) {
  const [entry] = await presentLedger(act.tx, act, [row]);
  if (entry === undefined) throw notFound();
  return entry;
}

const columnsOf = ({ unitId, matterId, ...same }: Content) => ({
  ...same,
  unit_id: unitId,
  matter_id: matterId,
});
