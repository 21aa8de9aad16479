import { sql } from 'kysely';
import { type ChainedRow, genesis, hashRow, link } from './chain.ts';
import type { Db } from './database.ts';
import { transact } from './transact.ts';

/** Rows sealed in one transaction: bounded, so that sealing a backlog never holds a lock for long. */
const batch = 1000;

/** Chains the tenant's unsealed audit rows, one batch. Returns how many. Sealers of other processes wait in line. */
async function sealBatch(db: Db, tenantId: string, at: Date): Promise<number> {
  return transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`seal:${tenantId}`}, 0))`.execute(tx);
    const rows = await sql<ChainedRow>`
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
    const links = rows.rows.map((row) => {
      const rowHash = hashRow(row);
      previous = link(previous, rowHash);
      seq += 1;
      return { seq, audit_id: row.id, row_hash: rowHash, chain_hash: previous };
    });
    await sql`insert into platform.seal (tenant_id, seq, audit_id, row_hash, chain_hash, sealed_at)
      select ${tenantId}, l.seq, l.audit_id, l.row_hash, l.chain_hash, ${at}
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
        as l (seq bigint, audit_id uuid, row_hash text, chain_hash text)`.execute(tx);
    const ids = links.map((one) => one.audit_id);
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
