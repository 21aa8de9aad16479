import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { chainOf, cutTail, resealTail, tampered, tamperings } from '../../testing/tampering.ts';
import { anchorOf } from './chain-anchor.ts';
import { type ChainHead, checkChain } from './chain-check.ts';
import { sayFault } from './chain-words.ts';
import { type Database, openDatabase } from './database.ts';
import { sealAll } from './sealer.ts';

const tenant = 'chained';
/** More than two portions of 500, so that faults meet the border between them. */
const length = 1003;

let home: TestDatabase;
let database: Database;
let head: ChainHead;
beforeAll(async () => {
  home = await testDatabase();
  database = openDatabase(home.url, () => {}, 3);
  await chainOf(database.db, tenant, length);
  const report = await checkChain(database.db, tenant);
  expect(report).toMatchObject({ sealed: length, unsealed: 0, faults: [], faultCount: 0 });
  head = report.head as ChainHead;
});
afterAll(async () => {
  await database?.close();
  await home?.drop();
});

const anchors = () => [anchorOf(tenant, head, new Date())];

describe('a chain that someone wrote into', () => {
  it.each(tamperings)('names the link and the row: $name', async ({ does, finds }) => {
    const { db } = database;
    await tampered(
      db,
      () => does(db, tenant),
      async () => {
        const report = await checkChain(db, tenant);
        expect(report.faults.map(({ fault, seq }) => ({ fault, seq }))).toEqual(finds);
        expect(report.faultCount).toBe(finds.length);
        for (const fault of report.faults) {
          if (fault.fault !== 'link_removed') expect(fault.auditId).toMatch(/^[0-9a-f-]{36}$/);
          if (fault.seq !== null) expect(sayFault(fault).en).toContain(`${fault.seq}`);
          if (fault.seq !== null) expect(sayFault(fault).zh).toMatch(new RegExp(`第 ${fault.seq} (节|至)`));
        }
      },
    );
  });

  it('names a fault on either side of the border between two portions', async () => {
    const { db } = database;
    for (const seq of [500, 501, length]) {
      await tampered(
        db,
        () =>
          sql`update platform.seal set chain_hash = repeat('0', 64) where tenant_id = ${tenant} and seq = ${seq}`.execute(
            db,
          ),
        async () => {
          const { faults } = await checkChain(db, tenant);
          expect(faults.map((one) => [one.fault, one.seq])).toEqual([['link_changed', seq]]);
        },
      );
    }
  });

  it('counts every fault and names a thousand', async () => {
    const { db } = database;
    await tampered(
      db,
      () => sql`update platform.audit set act = 'x' where tenant_id = ${tenant}`.execute(db),
      async () => {
        const report = await checkChain(db, tenant);
        expect([report.faultCount, report.faults.length]).toEqual([length, 1000]);
      },
    );
  });

  it('says that a row is gone which waited for its seal', async () => {
    const { db } = database;
    await tampered(
      db,
      () =>
        sql`insert into platform.audit_unsealed (tenant_id, audit_id) values (${tenant}, gen_random_uuid())`.execute(
          db,
        ),
      async () => {
        const { faults, unsealed } = await checkChain(db, tenant);
        expect(faults.map(({ fault, seq }) => [fault, seq])).toEqual([['removed', null]]);
        expect(unsealed).toBe(1);
      },
    );
  });
});

describe('a row that a program wrote with a token', () => {
  const programs = 'programs';
  beforeAll(async () => {
    const { db } = database;
    await sql`insert into platform.audit
        (tenant_id, id, at, person_id, act, subject_kind, subject_id, unit_id, old, new, reason, token_id)
      values (${programs}, ${randomUUID()}, date_trunc('milliseconds', now()), 'post', 'actuals.enter', 'request', 'r',
        ${randomUUID()}, '{"state":"open"}', '{"state":"open","entryNo":1}', 'sent', ${randomUUID()})`.execute(
      db,
    );
    await sql`insert into platform.audit_unsealed (tenant_id, audit_id)
      select tenant_id, id from platform.audit where tenant_id = ${programs}`.execute(db);
    expect(await sealAll(db, [programs], new Date())).toBe(1);
  });

  it('is whole as it was sealed', async () => {
    expect(await checkChain(database.db, programs)).toMatchObject({ sealed: 1, faults: [] });
  });

  it('is named whichever of its columns is changed', async () => {
    const { db } = database;
    const columns = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = 'platform' and table_name = 'audit' and column_name not in ('tenant_id', 'id')`.execute(
      db,
    );
    expect(columns.rows.map(({ name }) => name)).toContain('token_id');
    for (const { name } of columns.rows) {
      await tampered(
        db,
        () =>
          sql`update platform.audit set ${sql.ref(name)} = ${changedTo(name)}
          where tenant_id = ${programs}`.execute(db),
        async () => {
          const { faults } = await checkChain(db, programs);
          expect([name, ...faults.map(({ fault, seq }) => `${fault} ${seq}`)]).toEqual([name, 'changed 1']);
        },
      );
    }
  });
});

/** Something else that the column takes. */
function changedTo(column: string): string | Date {
  if (column === 'at') return new Date(0);
  if (column === 'old' || column === 'new') return '{"state":"locked"}';
  return randomUUID();
}

describe('a head kept elsewhere', () => {
  it('finds a tail that was changed and sealed anew, which the chain alone cannot show', async () => {
    const { db } = database;
    await tampered(
      db,
      () => resealTail(db, tenant, 5),
      async () => {
        expect((await checkChain(db, tenant)).faults).toEqual([]);
        const { faults } = await checkChain(db, tenant, anchors());
        expect(faults.map(({ fault, seq }) => [fault, seq])).toEqual([['resealed', length]]);
        expect(sayFault(faults[0] as (typeof faults)[0]).en).toContain('sealed anew');
      },
    );
  });

  it('finds a tail that was cut off with its rows', async () => {
    const { db } = database;
    await tampered(
      db,
      () => cutTail(db, tenant, 5),
      async () => {
        expect((await checkChain(db, tenant)).faults).toEqual([]);
        const { faults } = await checkChain(db, tenant, anchors());
        expect(faults.map(({ fault, seq }) => [fault, seq])).toEqual([['truncated', length]]);
      },
    );
  });

  it('stays true while the chain grows', async () => {
    const { db } = database;
    await tampered(
      db,
      async () => {
        const id = randomUUID();
        await sql`insert into platform.audit (tenant_id, id, at, person_id, act, subject_kind, subject_id)
          values (${tenant}, ${id}, date_trunc('milliseconds', now()), 'post', 'a.b', 'c', 'd')`.execute(db);
        await sql`insert into platform.audit_unsealed (tenant_id, audit_id) values (${tenant}, ${id})`.execute(
          db,
        );
      },
      async () => {
        const report = await checkChain(db, tenant, anchors());
        expect([report.unsealed, report.faults]).toEqual([1, []]);
      },
    );
    // Everything tried above was put back.
    expect((await checkChain(db, tenant, anchors())).faults).toEqual([]);
  });
});
