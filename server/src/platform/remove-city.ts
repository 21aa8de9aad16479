import pg from 'pg';
import { tablesInOrder } from './backup/tables.ts';
import { allowingGuards, guardsOf } from './distribute/index.ts';

/** What was taken away. */
export interface Removed {
  rows: number;
  accounts: number;
}

/**
 * Takes a city away with everything it owns, its audit and the accounts that no other city knows, in one transaction.
 * Only for example cities: whoever calls it has made sure that it is one (`refuses`, asked while the city is locked).
 * Tables that are append-only let go of their rows here and nowhere else.
 * @param refuses throws where the city must stay; gets its kind, or undefined where there is none
 */
export async function removeCity(
  connectionString: string,
  code: string,
  refuses: (kind: string | undefined) => void,
): Promise<Removed> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-remove' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    const found = await client.query<{ kind: string }>(
      'select kind from platform.tenant where tenant_id = $1 for update',
      [code],
    );
    refuses(found.rows[0]?.kind);
    const accounts = await client.query<{ id: string }>(
      'select id from auth."user" where "homeTenant" = $1',
      [code],
    );
    const shared = await client.query<{ account_id: string }>(
      'select account_id from registry.person where account_id = any ($1) and tenant_id <> $2',
      [accounts.rows.map(({ id }) => id), code],
    );
    const elsewhere = new Set(shared.rows.map(({ account_id }) => account_id));
    const ids = accounts.rows.map(({ id }) => id).filter((id) => !elsewhere.has(id));
    let rows = 0;
    await client.query(allowingGuards);
    const guarded = new Set((await guardsOf(client)).map(({ table }) => table));
    const owned = (await tablesInOrder(client)).filter(({ columns }) => columns.includes('tenant_id'));
    for (const { name } of owned.reverse()) {
      const table = name
        .split('.')
        .map((part) => client.escapeIdentifier(part))
        .join('.');
      const isGuarded = guarded.has(name);
      if (isGuarded) await client.query(`alter table ${table} disable trigger user`);
      const { rowCount } = await client.query(`delete from ${table} where tenant_id = $1`, [code]);
      if (isGuarded) await client.query(`alter table ${table} enable trigger user`);
      rows += rowCount ?? 0;
    }
    await client.query('delete from auth.sign_in_failure where account_id = any ($1)', [ids]);
    const gone = await client.query('delete from auth."user" where id = any ($1)', [ids]);
    await client.query('commit');
    return { rows, accounts: gone.rowCount ?? 0 };
  } finally {
    // Without a commit this takes everything back.
    await client.end();
  }
}
