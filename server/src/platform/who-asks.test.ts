import type { FastifyRequest } from 'fastify';
import { loadModule, parseSync } from 'libpg-query';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { isSpreadHere, type TestDatabase, testDatabase } from '../../testing/database.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { importCity } from '../app/import-city.ts';
import { identifyPerson } from '../registry/index.ts';
import { type Db, openDatabase } from './database.ts';
import type { Principal } from './principal.ts';
import { whoAsks } from './who-asks.ts';

const city = smallCity();
const next = smallPublishedCity();
const tenant = city.tenant.id;
let database: TestDatabase;
let house: ReturnType<typeof openDatabase>;
let other: pg.Client;
let accounts: Record<'clerk-a' | 'office', string>;
let clerk: string;
let units: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  house = openDatabase(database.url, () => {});
  for (const one of [city, next]) await importCity(house.db, one, new Date());
  other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const { rows } = await other.query(
    `select u.username, u.id from auth."user" u where u.username in ('clerk-a', 'office')`,
  );
  accounts = Object.fromEntries(rows.map(({ username, id }) => [username, id])) as typeof accounts;
  const found = await other.query('select code, id from registry.unit where tenant_id = $1', [tenant]);
  units = Object.fromEntries(found.rows.map(({ code, id }) => [code, id]));
  const people = await other.query(
    'select id from registry.person where tenant_id = $1 and account_id = $2',
    [tenant, accounts['clerk-a']],
  );
  clerk = people.rows[0].id;
});
afterAll(async () => {
  await other?.end();
  await house?.close();
  await database?.drop();
});

/** A server process: `ask` answers who an account is, `read` how often that was read from the rows so far. */
function aProcess() {
  let reads = 0;
  const identity = { session: async () => ({ user: { id: account }, session: {} }) };
  let account = '';
  const asking = whoAsks({
    db: house.db,
    identity: identity as unknown as Parameters<typeof whoAsks>[0]['identity'],
    identify: (reader: Db, ...rest: [string, string, string]) => {
      reads += 1;
      return identifyPerson(reader, ...rest);
    },
  } as Parameters<typeof whoAsks>[0]);
  return {
    reads: () => reads,
    async ask(who: string, now = new Date(), of = tenant): Promise<Principal | undefined> {
      account = who;
      return (await asking.bySession({ headers: {} } as FastifyRequest, of, now)).person;
    },
  };
}

const unit = (code: string) => `'${units[code]}'`;
const person = () => `'${clerk}'`;
const mine = `tenant_id = '${tenant}'`;

/** A person as text, units of a subtree in order, so that two readings can be compared. */
const said = (found: Principal | undefined) =>
  JSON.stringify(found, (_, value) => (value instanceof Set ? [...value].sort() : value));

const actId = '01900000-0000-7000-8000-0000000000aa';

/** Every kind of change that may alter what clerk-a may do, as somebody would make it who knows nothing of stamps. */
const changes: [string, () => string][] = [
  ['a name', () => `update registry.person set name_zh = '另名' where ${mine} and id = ${person()}`],
  [
    'a grant more',
    () => `insert into registry.role_grant (tenant_id, id, person_id, role, unit_id, valid_from, duty)
      select tenant_id, gen_random_uuid(), person_id, role, ${unit('county-b')}, valid_from, duty
      from registry.role_grant where ${mine} and person_id = ${person()} limit 1`,
  ],
  [
    'a unit ends',
    () => `update registry.unit set valid_to = '2026-07-01' where ${mine} and id = ${unit('county-b')}`,
  ],
  [
    'a unit below',
    () => `insert into registry.membership (tenant_id, id, unit_id, parent_id, kind, valid_from) values
      ('${tenant}', gen_random_uuid(), ${unit('bureau-b')}, ${unit('town-a')}, 'administrative', '2026-01-01')`,
  ],
  [
    'the same no more',
    () => `delete from registry.membership where ${mine} and parent_id = ${unit('town-a')}`,
  ],
  [
    'a unit taken over',
    () => `insert into registry.org_act
        (tenant_id, id, no, kind, effective_on, reason, document, payload, by_person, at)
        values ('${tenant}', '${actId}', 900, 'merge_units', '2026-07-01', 'r', 'd', '{}', '${actId}', now());
      insert into registry.succession
        (tenant_id, id, unit_id, successor_id, kind, takes_over, effective_on, act_id) values
        ('${tenant}', '${actId}', ${unit('county-c')}, ${unit('county-a')}, 'merge', true, '2026-07-01', '${actId}')`,
  ],
  ['a grant less', () => `delete from registry.role_grant where ${mine} and person_id = ${person()}`],
];

describe.skipIf(isSpreadHere())('who asks', () => {
  it('follows from tables that are stamped, each of them', async () => {
    const sent: string[] = [];
    const listening = {
      async executeQuery({ sql }: { sql: string }) {
        sent.push(sql);
        return { rows: [] };
      },
    };
    await identifyPerson(listening as unknown as Db, tenant, 'account', '2026-07-07');
    await loadModule();
    const tables = new Set<string>();
    JSON.stringify(parseSync(sent.join(';')), (key, value) => {
      if (key === 'RangeVar' && value.schemaname) tables.add(`${value.schemaname}.${value.relname}`);
      return value;
    });
    const { rows } = await other.query(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'people_stamp'`,
    );
    expect(tables.size).toBeGreaterThan(3);
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort());
  });

  it('is read once, and again in every process after each change, whoever made it', async () => {
    const processes = [aProcess(), aProcess()];
    for (const [what, change] of changes) {
      const before = await Promise.all(processes.map(({ ask }) => ask(accounts['clerk-a'])));
      const reads = processes.map((one) => one.reads());
      await Promise.all(processes.map(({ ask }) => ask(accounts['clerk-a'])));
      expect(
        processes.map((one) => one.reads()),
        `nothing changed before ${what}`,
      ).toEqual(reads);
      await other.query(change());
      const stored = said(await identifyPerson(house.db, tenant, accounts['clerk-a'], '2026-07-07'));
      expect(stored, `${what} makes a difference`).not.toBe(said(before[0]));
      for (const { ask } of processes) expect(said(await ask(accounts['clerk-a'])), what).toBe(stored);
    }
  });

  it('is as it was until a change is committed, and stays so where it is taken back', async () => {
    const { ask, reads } = aProcess();
    const before = said(await ask(accounts.office));
    for (const end of ['rollback', 'commit']) {
      await other.query(
        `begin; update registry.person set name_en = '${end}' where ${mine} and account_id = '${accounts.office}'`,
      );
      expect(said(await ask(accounts.office))).toBe(before);
      await other.query(end);
      expect((await ask(accounts.office))?.name.en === 'commit').toBe(end === 'commit');
    }
    expect(reads()).toBe(2);
  });

  it('is read again on another day, and not when another city changes', async () => {
    const { ask, reads } = aProcess();
    await ask(accounts.office);
    await other.query(`update registry.unit set sort = sort + 1 where tenant_id = '${next.tenant.id}'`);
    await ask(accounts.office);
    expect(reads()).toBe(1);
    await other.query(`update platform.tenant set pinned_day = '2026-07-08' where tenant_id = '${tenant}'`);
    await ask(accounts.office);
    expect(reads()).toBe(2);
  });

  it('keeps nobody in mind who has no grant, and nothing where no stamp is kept', async () => {
    const { ask, reads } = aProcess();
    for (const _ of [1, 2]) expect(await ask('nobody')).toBeUndefined();
    expect(reads()).toBe(2);
    await other.query(`delete from platform.people_stamp where ${mine}`);
    for (const _ of [1, 2]) expect((await ask(accounts.office))?.grants).toHaveLength(1);
    expect(reads()).toBe(4);
  });
});
