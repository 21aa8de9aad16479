import type pg from 'pg';

/** Those of the tables that hold rows now. */
export async function holdingRows(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const holding: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query(`select 1 from only ${table} limit 1`);
    if (rows.length > 0) holding.push(table);
  }
  return holding;
}

/**
 * Rows that were there before are copied to the workers and stay hidden on the coordinator, where a later constraint
 * would still be held against them. Removes them; answers what could not be removed, which harms nothing until then.
 */
export async function dropLocalRows(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  for (const table of tables) {
    try {
      await client.query('select truncate_local_data_after_distributing_table($1::regclass)', [table]);
    } catch (error) {
      left.push(`${table} (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return left;
}
