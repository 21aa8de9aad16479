import { uuidv7 } from 'uuidv7';
import { rowsOf, type Tx } from './database.ts';
import type { Statement } from './transact.ts';

/** One line of the audit log: who did what to which thing, for whom, what it was and became, and why. */
export interface AuditLine {
  /** `room.verb`, such as `actuals.submit`. */
  act: string;
  /** What kind of thing and which one. */
  subject: { kind: string; id: string };
  /** The unit for which the person acted, where there is one. */
  unitId?: string | null;
  old?: unknown;
  new?: unknown;
  reason?: string | null;
}

/** Writes the line in the act's own transaction, and queues it for the sealer. */
export async function record(tx: Tx, ...line: Parameters<typeof auditInserts>): Promise<void> {
  for (const { sql, parameters } of auditInserts(...line)) await rowsOf(tx, sql, parameters);
}

/** The two statements that do so; every act sends them, so their texts stand here as they are. */
export function auditInserts(
  tenantId: string,
  personId: string,
  at: Date,
  line: AuditLine,
  tokenId?: string,
): readonly Statement[] {
  const id = uuidv7();
  const was = line.old === undefined ? null : JSON.stringify(line.old);
  const is = line.new === undefined ? null : JSON.stringify(line.new);
  const { act, subject, unitId = null, reason = null } = line;
  return [
    {
      sql: `insert into platform.audit
        (tenant_id, id, at, person_id, act, subject_kind, subject_id, unit_id, old, new, reason, token_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      parameters: [
        ...[tenantId, id, at, personId, act, subject.kind, subject.id, unitId, was, is, reason],
        tokenId ?? null,
      ],
    },
    {
      sql: 'insert into platform.audit_unsealed (tenant_id, audit_id) values ($1, $2)',
      parameters: [tenantId, id],
    },
  ];
}
