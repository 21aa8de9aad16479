import { uuidv7 } from 'uuidv7';
import { type Db, rowsOf, type Tx } from './database.ts';
import { type Statement, transact } from './transact.ts';

/** Something that happened in a room, told to later rooms by a row in the act's own transaction. */
export interface Event {
  tenantId: string;
  /** `room.happening`, such as `actuals.locked`. */
  topic: string;
  payload: Record<string, unknown>;
}

/** What a room does when woken. Runs in the delivering transaction; must be safe to run again after a crash. */
export type Wake = (tx: Tx, event: Event, at: Date) => Promise<void>;

type OutboxTables = {
  'platform.outbox': {
    tenant_id: string;
    id: string;
    at: Date;
    topic: string;
    payload: Record<string, unknown> | string;
    delivered_at: Date | null;
  };
};

/** The row and, in the same transaction, the job that will deliver it. */
export function wakeInserts(at: Date, event: Event): readonly Statement[] {
  const { tenantId, topic, payload } = event;
  const id = uuidv7();
  return [
    {
      sql: `insert into platform.outbox (tenant_id, id, at, topic, payload, delivered_at)
        values ($1, $2, $3, $4, $5, null)`,
      parameters: [tenantId, id, at, topic, JSON.stringify(payload)],
    },
    {
      sql: "select graphile_worker.add_job('deliver', $1::json)",
      parameters: [JSON.stringify({ tenantId, id })],
    },
  ];
}

/** Writes both. */
export async function wake(tx: Tx, at: Date, event: Event): Promise<void> {
  for (const { sql, parameters } of wakeInserts(at, event)) await rowsOf(tx, sql, parameters);
}

/** Delivers one row to every room that listens to its topic, all in one transaction, once. */
export async function deliver(
  db: Db,
  wakes: ReadonlyMap<string, readonly Wake[]>,
  at: Date,
  row: { tenantId: string; id: string },
): Promise<void> {
  await transact(db, async (tx) => {
    const tables = tx.withTables<OutboxTables>();
    const found = await tables
      .selectFrom('platform.outbox')
      .select(['topic', 'payload'])
      .where('tenant_id', '=', row.tenantId)
      .where('id', '=', row.id)
      .where('delivered_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) return; // delivered by an earlier run
    const event = { tenantId: row.tenantId, topic: found.topic, payload: found.payload as Event['payload'] };
    for (const listener of wakes.get(found.topic) ?? []) await listener(tx, event, at);
    await tables
      .updateTable('platform.outbox')
      .set({ delivered_at: at })
      .where('tenant_id', '=', row.tenantId)
      .where('id', '=', row.id)
      .execute();
  });
}
