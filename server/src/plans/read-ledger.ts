import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { unitsKnown, unitsOn } from '../registry/index.ts';
import {
  type listLedger as contract,
  type LedgerEntry,
  type LedgerFilter,
  ledgerStates,
} from './contract-ledger.ts';
import { ledgerPolicy, oneLedgerPolicy } from './ledger-policy.ts';
import { type LedgerRow, ledgerRows } from './store-ledger.ts';
import { matterNames } from './store-tasks.ts';

export async function listLedger(query: Query<typeof contract>) {
  const { reader, tenant, principal, today } = query;
  const { state, ...others } = query.query;
  const [all, units, heads] = await Promise.all([
    entriesOf(reader, query),
    unitsOn(reader, tenant.id, today),
    matterNames(reader, tenant.id),
  ]);
  const found = all.filter((entry) => fits(entry, others));
  return {
    entries: found.filter((entry) => state === undefined || entry.state === state),
    counts: ledgerStates.map((one) => ({
      state: one,
      count: found.filter((entry) => entry.state === one).length,
    })),
    periods: [...new Set(all.map(({ period }) => period))],
    units: units.map(({ id, name }) => ({ id, name })),
    matters: [...heads.values()].map(({ id, number, title }) => ({ id, number, title })),
    abilities: tenant.kind === 'published' ? {} : abilitiesFor(principal, ledgerPolicy, undefined),
  };
}

/** Entries that stand and fit the filter, in the ledger's order. */
export async function ledgerOf(reader: Reader, asker: Caller, filter: LedgerFilter): Promise<LedgerEntry[]> {
  return (await entriesOf(reader, asker)).filter((entry) => fits(entry, filter));
}

async function entriesOf(reader: Reader, asker: Caller) {
  const rows = await ledgerRows(reader, asker.tenant.id);
  return presentLedger(
    reader,
    asker,
    rows.filter((row) => row.withdrawn_on === null),
  );
}

/** Rows as entries, with what the caller may do with each. */
export async function presentLedger(
  reader: Reader,
  { tenant, principal, today }: Caller,
  rows: readonly LedgerRow[],
): Promise<LedgerEntry[]> {
  const [units, heads] = await Promise.all([
    unitsKnown(reader, tenant.id, today),
    matterNames(reader, tenant.id),
  ]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const head = row.matter_id === null ? undefined : heads.get(row.matter_id);
    const entry = {
      id: row.id,
      code: row.code,
      kind: row.kind,
      title: row.title,
      level: row.level,
      levelPrinted: row.level_printed,
      unit: row.unit_id === null ? null : { id: row.unit_id, name: names.get(row.unit_id) ?? '' },
      matter: head === undefined ? null : { id: head.id, number: head.number, title: head.title },
      state: row.state,
      period: row.period,
      printed: row.printed,
      source: row.source,
      document: row.document,
      note: row.note,
      version: row.version,
      withdrawn:
        row.withdrawn_on === null ? null : { on: row.withdrawn_on, reason: row.withdrawn_reason ?? '' },
    };
    const abilities = tenant.kind === 'published' ? {} : abilitiesFor(principal, oneLedgerPolicy, entry);
    return { ...entry, abilities };
  });
}

function fits(entry: LedgerEntry, filter: LedgerFilter): boolean {
  const wanted = filter.text?.trim().toLowerCase() ?? '';
  const texts = [entry.title, entry.printed, entry.source, entry.document, entry.unit?.name ?? ''];
  return (
    (filter.kind === undefined || entry.kind === filter.kind) &&
    (filter.level === undefined || entry.level === filter.level) &&
    (filter.state === undefined || entry.state === filter.state) &&
    (filter.unit === undefined || entry.unit?.id === filter.unit) &&
    (filter.period === undefined || entry.period === filter.period) &&
    (wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted)))
  );
}
