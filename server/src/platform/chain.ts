import { createHash } from 'node:crypto';

/** An audit row as the chain sees it: every column, nothing left out. */
export interface ChainedRow {
  id: string;
  at: Date;
  person_id: string;
  act: string;
  subject_kind: string;
  subject_id: string;
  unit_id: string | null;
  old: unknown;
  new: unknown;
  reason: string | null;
  /** Of rows that a person's token wrote. */
  token_id?: string | null;
}

/** The chain's first link: a tenant's own name, so that two tenants never share a chain. */
export function genesis(tenantId: string): string {
  return createHash('sha256').update(`meritloop-chain-1:${tenantId}`).digest('hex');
}

/** SHA-256 of the row in canonical JSON (keys sorted), independent of how the database stores it. */
export function hashRow(row: ChainedRow): string {
  const { id, at, person_id, act, subject_kind, subject_id, unit_id, reason } = row;
  return createHash('sha256')
    .update(
      canonical({
        id,
        at: at.toISOString(),
        person_id,
        act,
        subject_kind,
        subject_id,
        unit_id,
        old: row.old,
        new: row.new,
        reason,
        // Rows of before there were tokens keep their hash.
        ...((row.token_id ?? null) === null ? {} : { token_id: row.token_id }),
      }),
    )
    .digest('hex');
}

export function link(previous: string, rowHash: string): string {
  return createHash('sha256').update(`${previous}:${rowHash}`).digest('hex');
}

/** JSON with sorted keys and no white space: equal content gives equal text. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** SHA-256 of anything in canonical JSON: used wherever inputs or a release are frozen. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
