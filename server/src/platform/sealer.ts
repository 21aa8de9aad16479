import { sql } from 'kysely';
import { type ChainedRow, genesis, hashRow, link } from './chain.ts';
import type { Db, Reader } from './database.ts';

/** Rows sealed in one transaction: bounded, so that sealing a backlog never holds a lock for long. */
const batch = 1000;

type AuditRow = ChainedRow & { tenant_id: string };

/** Chains the tenant's unsealed audit rows, one batch. Returns how many. Sealers of other processes wait in line. */
export async function sealBatch(db: Db, tenantId: string, at: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`seal:${tenantId}`}, 0))`.execute(tx);
    const rows = await sql<AuditRow>`
      select a.* from platform.audit_unsealed u
      join platform.audit a on a.tenant_id = u.tenant_id and a.id = u.audit_id
      where u.tenant_id = ${tenantId} order by u.audit_id limit ${batch}`.execute(tx);
    if (rows.rows.length === 0) return 0;
    const last = await sql<{ seq: number; chain_hash: string }>`
      select seq, chain_hash from platform.seal where tenant_id = ${tenantId} order by seq desc limit 1`.execute(
      tx,
    );
    let seq = last.rows[0]?.seq ?? 0;
    let previous = last.rows[0]?.chain_hash ?? genesis(tenantId);
    for (const row of rows.rows) {
      const rowHash = hashRow(row);
      previous = link(previous, rowHash);
      seq += 1;
      await sql`insert into platform.seal (tenant_id, seq, audit_id, row_hash, chain_hash, sealed_at)
        values (${tenantId}, ${seq}, ${row.id}, ${rowHash}, ${previous}, ${at})`.execute(tx);
    }
    const ids = rows.rows.map((row) => row.id);
    await sql`delete from platform.audit_unsealed where tenant_id = ${tenantId} and audit_id = any(${ids}::uuid[])`.execute(
      tx,
    );
    return ids.length;
  });
}

/** Seals everything that every tenant has outstanding. */
export async function sealAll(db: Db, tenantIds: readonly string[], at: Date): Promise<number> {
  let sealed = 0;
  for (const tenantId of tenantIds) {
    for (;;) {
      const done = await sealBatch(db, tenantId, at);
      sealed += done;
      if (done < batch) break;
    }
  }
  return sealed;
}

export interface ChainFault {
  seq: number | null;
  auditId: string;
  fault: 'changed' | 'removed' | 'inserted' | 'reordered';
}

export interface ChainReport {
  tenantId: string;
  sealed: number;
  unsealed: number;
  faults: ChainFault[];
}

/** 完整性校验: walks the chain from its first link and names every row that is not as it was sealed. */
export async function checkChain(reader: Reader, tenantId: string): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  let previous = genesis(tenantId);
  let seq = 0;
  for (;;) {
    const rows = await sql<
      AuditRow & { seq: number; audit_id: string; row_hash: string; chain_hash: string }
    >`
      select s.seq, s.audit_id, s.row_hash, s.chain_hash, a.* from platform.seal s
      left join platform.audit a on a.tenant_id = s.tenant_id and a.id = s.audit_id
      where s.tenant_id = ${tenantId} and s.seq > ${seq} order by s.seq limit ${batch}`.execute(reader);
    for (const row of rows.rows) {
      if (row.id === null) faults.push({ seq: row.seq, auditId: row.audit_id, fault: 'removed' });
      else if (hashRow(row) !== row.row_hash)
        faults.push({ seq: row.seq, auditId: row.audit_id, fault: 'changed' });
      const expected = link(previous, row.row_hash);
      if (row.seq !== seq + 1 || expected !== row.chain_hash) {
        faults.push({ seq: row.seq, auditId: row.audit_id, fault: 'reordered' });
      }
      previous = row.chain_hash;
      seq = row.seq;
    }
    if (rows.rows.length < batch) break;
  }
  const strays = await sql<{ id: string }>`
    select a.id from platform.audit a
    left join platform.seal s on s.tenant_id = a.tenant_id and s.audit_id = a.id
    left join platform.audit_unsealed u on u.tenant_id = a.tenant_id and u.audit_id = a.id
    where a.tenant_id = ${tenantId} and s.audit_id is null and u.audit_id is null order by a.id`.execute(
    reader,
  );
  for (const stray of strays.rows) faults.push({ seq: null, auditId: stray.id, fault: 'inserted' });
  const unsealed = await sql<{ count: number }>`
    select count(*) as count from platform.audit_unsealed where tenant_id = ${tenantId}`.execute(reader);
  return { tenantId, sealed: seq, unsealed: unsealed.rows[0]?.count ?? 0, faults };
}
