import type { Compilable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Tx } from './database.ts';

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

type AuditTables = {
  'platform.audit': {
    tenant_id: string;
    id: string;
    at: Date;
    person_id: string;
    act: string;
    subject_kind: string;
    subject_id: string;
    unit_id: string | null;
    old: string | null;
    new: string | null;
    reason: string | null;
    token_id: string | null;
  };
  'platform.audit_unsealed': { tenant_id: string; audit_id: string };
};

/** Writes the line in the act's own transaction, and queues it for the sealer. */
export async function record(...line: Parameters<typeof auditInserts>): Promise<void> {
  for (const insert of auditInserts(...line)) await insert.execute();
}

/** The two statements that do so. */
export function auditInserts(
  tx: Tx,
  tenantId: string,
  personId: string,
  at: Date,
  line: AuditLine,
  tokenId?: string,
): readonly (Compilable & { execute(): Promise<unknown> })[] {
  const id = uuidv7();
  const tables = tx.withTables<AuditTables>();
  const audited = tables.insertInto('platform.audit').values({
    tenant_id: tenantId,
    id,
    at,
    person_id: personId,
    act: line.act,
    subject_kind: line.subject.kind,
    subject_id: line.subject.id,
    unit_id: line.unitId ?? null,
    old: line.old === undefined ? null : JSON.stringify(line.old),
    new: line.new === undefined ? null : JSON.stringify(line.new),
    reason: line.reason ?? null,
    token_id: tokenId ?? null,
  });
  const unsealed = tables.insertInto('platform.audit_unsealed').values({ tenant_id: tenantId, audit_id: id });
  return [audited, unsealed];
}
