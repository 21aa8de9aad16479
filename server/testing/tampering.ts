import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type ChainedRow, hashRow } from '../src/platform/chain.ts';
import type { ChainFault } from '../src/platform/chain-check.ts';
import type { Db } from '../src/platform/database.ts';
import { sealAll } from '../src/platform/sealer.ts';

/** What someone who can write to the database does to a sealed chain, and what a check must say of it. */
export interface Tampering {
  name: string;
  does(db: Db, tenant: string): Promise<unknown>;
  /** Faults in their order, by kind and link; `seq` null: a row without a link. */
  finds: { fault: ChainFault['fault']; seq: number | null }[];
}

const rowOf = (tenant: string, seq: number) =>
  sql`(select audit_id from platform.seal where tenant_id = ${tenant} and seq = ${seq})`;
const run =
  (...statements: ((tenant: string) => RawBuilder<unknown>)[]) =>
  async (db: Db, tenant: string) => {
    for (const statement of statements) await statement(tenant).execute(db);
  };

/** Each for links that are there when a chain holds thirty. */
export const tamperings: readonly Tampering[] = [
  {
    name: 'the words of a row changed',
    does: run(
      (t) => sql`update platform.audit set reason = '改' where tenant_id = ${t} and id = ${rowOf(t, 7)}`,
    ),
    finds: [{ fault: 'changed', seq: 7 }],
  },
  {
    name: 'what a row became changed',
    does: run(
      (t) =>
        sql`update platform.audit set new = '{"value":"1"}' where tenant_id = ${t} and id = ${rowOf(t, 8)}`,
    ),
    finds: [{ fault: 'changed', seq: 8 }],
  },
  {
    name: 'the time of a row changed by a microsecond',
    async does(db, tenant) {
      // Read first: where tables are spread, an update may not add an interval to a column's time (it is not immutable).
      const { rows } = await sql<{ id: string; later: string }>`
        select id, (at + interval '1 microsecond')::text as later from platform.audit
        where tenant_id = ${tenant} and id = ${rowOf(tenant, 9)}`.execute(db);
      await sql`update platform.audit set at = ${rows[0]?.later} where tenant_id = ${tenant} and id = ${rows[0]?.id}`.execute(
        db,
      );
    },
    finds: [{ fault: 'changed', seq: 9 }],
  },
  {
    name: 'a row changed together with its hash',
    async does(db, tenant) {
      const { rows } = await sql<ChainedRow>`update platform.audit set reason = '改'
        where tenant_id = ${tenant} and id = ${rowOf(tenant, 21)} returning *`.execute(db);
      await sql`update platform.seal set row_hash = ${hashRow(rows[0] as ChainedRow)}
        where tenant_id = ${tenant} and seq = 21`.execute(db);
    },
    finds: [{ fault: 'changed', seq: 21 }],
  },
  {
    name: 'a row removed',
    does: run((t) => sql`delete from platform.audit where tenant_id = ${t} and id = ${rowOf(t, 10)}`),
    finds: [{ fault: 'removed', seq: 10 }],
  },
  {
    name: 'two rows removed with their links',
    does: run(
      (t) =>
        sql`delete from platform.audit where tenant_id = ${t} and id in (${rowOf(t, 11)}, ${rowOf(t, 12)})`,
      (t) => sql`delete from platform.seal where tenant_id = ${t} and seq in (11, 12)`,
    ),
    finds: [{ fault: 'link_removed', seq: 11 }],
  },
  {
    name: 'a row inserted beside the acts',
    does: run(
      (t) => sql`insert into platform.audit (tenant_id, id, at, person_id, act, subject_kind, subject_id)
        select tenant_id, gen_random_uuid(), at, person_id, act, subject_kind, subject_id from platform.audit
        where tenant_id = ${t} and id = ${rowOf(t, 5)}`,
    ),
    finds: [{ fault: 'inserted', seq: null }],
  },
  {
    name: 'a row inserted with a link of its own in between',
    async does(db, tenant) {
      const id = '00000000-0000-7000-8000-000000000001';
      const { rows } = await sql<ChainedRow>`
        insert into platform.audit (tenant_id, id, at, person_id, act, subject_kind, subject_id)
        select tenant_id, ${id}::uuid, at, person_id, act, subject_kind, subject_id from platform.audit
        where tenant_id = ${tenant} and id = ${rowOf(tenant, 14)} returning *`.execute(db);
      await sql`update platform.seal set seq = seq + 1000000 where tenant_id = ${tenant} and seq > 14`.execute(
        db,
      );
      await sql`update platform.seal set seq = seq - 999999 where tenant_id = ${tenant} and seq > 1000000`.execute(
        db,
      );
      const hash = hashRow(rows[0] as ChainedRow);
      await sql`insert into platform.seal (tenant_id, seq, audit_id, row_hash, chain_hash, sealed_at)
        select tenant_id, 15, ${id}::uuid, ${hash},
          encode(sha256(convert_to(chain_hash || ':' || ${hash}::text, 'UTF8')), 'hex'), sealed_at
        from platform.seal where tenant_id = ${tenant} and seq = 14`.execute(db);
    },
    finds: [{ fault: 'inserted', seq: 15 }],
  },
  {
    name: 'two rows that changed places, their links with them',
    does: run(
      (t) => sql`update platform.seal set seq = -seq where tenant_id = ${t} and seq in (16, 17)`,
      (t) => sql`update platform.seal set seq = 33 + seq where tenant_id = ${t} and seq in (-16, -17)`,
    ),
    finds: [
      { fault: 'reordered', seq: 16 },
      { fault: 'reordered', seq: 17 },
    ],
  },
  {
    name: 'two rows that changed places within their links',
    async does(db, tenant) {
      const { rows } = await sql<{
        seq: number;
        audit_id: string;
        row_hash: string;
      }>`select seq, audit_id, row_hash
        from platform.seal where tenant_id = ${tenant} and seq in (18, 19) order by seq`.execute(db);
      const [a, b] = rows as [(typeof rows)[0], (typeof rows)[0]];
      // The unique key stands between the two: one of them steps aside first.
      await sql`update platform.seal set audit_id = ${randomUUID()}::uuid where tenant_id = ${tenant} and seq = 18`.execute(
        db,
      );
      await sql`update platform.seal set audit_id = ${a.audit_id}::uuid, row_hash = ${a.row_hash}
        where tenant_id = ${tenant} and seq = 19`.execute(db);
      await sql`update platform.seal set audit_id = ${b.audit_id}::uuid, row_hash = ${b.row_hash}
        where tenant_id = ${tenant} and seq = 18`.execute(db);
    },
    finds: [
      { fault: 'reordered', seq: 18 },
      { fault: 'reordered', seq: 19 },
    ],
  },
  {
    name: 'the hash of a link changed',
    does: run(
      (t) => sql`update platform.seal set chain_hash = repeat('0', 64) where tenant_id = ${t} and seq = 20`,
    ),
    finds: [{ fault: 'link_changed', seq: 20 }],
  },
  {
    name: 'the links of the tail removed, the rows left',
    does: run(
      (t) => sql`delete from platform.seal where tenant_id = ${t}
        and seq > (select max(seq) - 2 from platform.seal where tenant_id = ${t})`,
    ),
    finds: [
      { fault: 'inserted', seq: null },
      { fault: 'inserted', seq: null },
    ],
  },
];

/** One of each kind, for those who only have to see that a fault reaches them. */
export const oneOfEach = ['changed', 'removed', 'inserted', 'reordered', 'link_removed', 'link_changed'].map(
  (kind) => tamperings.find(({ finds }) => finds[0]?.fault === kind) as Tampering,
);

/** The tail cut off with its rows: only a head kept elsewhere knows of it. */
export async function cutTail(db: Db, tenant: string, count: number): Promise<void> {
  await sql`delete from platform.audit a using platform.seal s
    where s.tenant_id = a.tenant_id and s.audit_id = a.id and a.tenant_id = ${tenant}
      and s.seq > (select max(seq) - ${count}::int from platform.seal where tenant_id = ${tenant})`.execute(
    db,
  );
  await sql`delete from platform.seal where tenant_id = ${tenant}
    and seq > (select max(seq) - ${count}::int from platform.seal where tenant_id = ${tenant})`.execute(db);
}

/** A row of the tail changed, and everything from it on sealed anew as the product does it. */
export async function resealTail(db: Db, tenant: string, count: number): Promise<void> {
  await sql`insert into platform.audit_unsealed (tenant_id, audit_id) select tenant_id, audit_id from platform.seal
    where tenant_id = ${tenant} and seq > (select max(seq) - ${count}::int from platform.seal where tenant_id = ${tenant})`.execute(
    db,
  );
  await sql`delete from platform.seal s using platform.audit_unsealed u
    where u.tenant_id = s.tenant_id and u.audit_id = s.audit_id and s.tenant_id = ${tenant}`.execute(db);
  await sql`update platform.audit a set reason = '改' from platform.audit_unsealed u
    where u.tenant_id = a.tenant_id and u.audit_id = a.id and a.tenant_id = ${tenant}`.execute(db);
  await sealAll(db, [tenant], new Date());
}

/** Audit rows that no act made, as many as are asked for, sealed: a chain to check. */
export async function chainOf(db: Db, tenant: string, count: number): Promise<void> {
  const id = sql`('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  await sql`insert into platform.audit (tenant_id, id, at, person_id, act, subject_kind, subject_id, old, new, reason)
    select ${tenant}::text, ${id},
      timestamptz '2026-01-01 00:00:00+08' + n * interval '1 second', 'post', 'actuals.submit', 'request',
      n::text, jsonb_build_object('state', 'signed', 'entryNo', n), jsonb_build_object('state', 'submitted'),
      '第' || n || '行'
    from generate_series(1, ${count}::int) as n`.execute(db);
  await sql`insert into platform.audit_unsealed (tenant_id, audit_id)
    select ${tenant}::text, ${id} from generate_series(1, ${count}::int) as n`.execute(db);
  await sealAll(db, [tenant], new Date());
}

/** Tries something on the trail and puts every row back as it was, committed, so that other processes see both. */
export async function tampered(db: Db, tampering: () => Promise<unknown>, look: () => Promise<void>) {
  const tables = ['audit', 'audit_unsealed', 'seal'];
  for (const table of tables)
    await sql.raw(`create table platform.${table}_kept as table platform.${table}`).execute(db);
  try {
    await tampering();
    await look();
  } finally {
    for (const table of tables) {
      await sql.raw(`truncate platform.${table}`).execute(db);
      await sql.raw(`insert into platform.${table} select * from platform.${table}_kept`).execute(db);
      await sql.raw(`drop table platform.${table}_kept`).execute(db);
    }
  }
}
