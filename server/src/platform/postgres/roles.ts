import pg from 'pg';

/** A connection string for the embedded server. Passwords are base64url, so nothing needs escaping. */
export function databaseUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the role `meritloop`, which is no superuser, and the database `meritloop` that it owns, where missing.
 * Each statement is safe to repeat after an interrupted first start.
 */
export async function ensureOwner(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'meritloop'");
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE meritloop LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'meritloop'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE meritloop OWNER meritloop');
  } finally {
    await client.end();
  }
}
