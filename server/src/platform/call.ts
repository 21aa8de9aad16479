import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type AuditLine, record } from './audit.ts';
import type { Db, Reader, Tx } from './database.ts';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { wake } from './outbox.ts';
import type { Principal } from './principal.ts';
import type { Tenant } from './tenants.ts';

/** What every handler gets: who asks, in which tenant, for what, and when. */
export interface Call<E extends Endpoint> {
  tenant: Tenant;
  principal: Principal;
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
  now: Date;
  /** The business day of the tenant, `YYYY-MM-DD`. */
  today: string;
}

/** A call that needs a signed-in account but no tenant. */
export interface AccountQuery {
  accountId: string;
  reader: Reader;
  now: Date;
}

/** A call that only reads. */
export interface Query<E extends Endpoint> extends Call<E> {
  reader: Reader;
}

/** A call that answers with a file, and may put on record that it does. */
export interface Export<E extends Endpoint> extends Query<E> {
  record(line: AuditLine): Promise<void>;
}

/** A call that changes something: all of it, with its audit and outbox rows, in one transaction. */
export interface Act<E extends Endpoint> extends Call<E> {
  tx: Tx;
  /** The version that the caller edited (If-Match), checked with {@link expectVersion}. */
  ifMatch: number | undefined;
  record(line: AuditLine): Promise<void>;
  wake(topic: string, payload: Record<string, unknown>): Promise<void>;
}

/** Refuses a change that was not based on the current version, answering what is stored now. */
export function expectVersion(act: { ifMatch: number | undefined }, thing: { version: number }): void {
  if (act.ifMatch === undefined) throw refuse.version_missing();
  if (act.ifMatch !== thing.version) {
    throw refuse.stale({ yours: act.ifMatch, current: thing.version }, { current: thing });
  }
}

type IdempotencyTables = {
  'platform.idempotency': {
    tenant_id: string;
    person_id: string;
    key: string;
    fingerprint: string;
    reply: unknown;
    at: Date;
  };
};

export interface ActRequest<E extends Endpoint> extends Call<E> {
  ifMatch: number | undefined;
  idempotencyKey: string | undefined;
}

/**
 * Runs an act: transaction → (load → authorise → act → audit in the handler) → the reply kept under the
 * Idempotency-Key. A repeated key answers what was answered before; two at once wait for one another on the row.
 */
export async function runAct<E extends Endpoint>(
  db: Db,
  stated: E,
  request: ActRequest<E>,
  handler: (act: Act<E>) => Promise<z.input<E['reply']>>,
): Promise<z.output<E['reply']>> {
  const { idempotencyKey, ...call } = request;
  return db.transaction().execute(async (transaction) => {
    const tx = transaction as Tx;
    const earlier = await claimKey(tx, stated, request);
    if (earlier !== undefined) return earlier as z.output<E['reply']>;
    const act: Act<E> = {
      ...call,
      tx,
      record: (line) =>
        record(tx, call.tenant.id, call.principal.personId, call.now, line, call.principal.tokenId),
      wake: (topic, payload) => wake(tx, call.now, { tenantId: call.tenant.id, topic, payload }),
    };
    const reply = stated.reply.parse(await handler(act)) as z.output<E['reply']>;
    if (idempotencyKey !== undefined) {
      await tx
        .withTables<IdempotencyTables>()
        .updateTable('platform.idempotency')
        .set({ reply: JSON.stringify(reply) })
        .where('tenant_id', '=', call.tenant.id)
        .where('person_id', '=', call.principal.personId)
        .where('key', '=', idempotencyKey)
        .execute();
    }
    return reply;
  });
}

/** Claims the key for this transaction, or answers with the reply that an earlier one left. */
async function claimKey<E extends Endpoint>(tx: Tx, stated: E, request: ActRequest<E>): Promise<unknown> {
  const { idempotencyKey: key, tenant, principal } = request;
  if (key === undefined) return undefined;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([stated.method, stated.path, request.params, request.body]))
    .digest('hex');
  const tables = tx.withTables<IdempotencyTables>();
  const claimed = await tables
    .insertInto('platform.idempotency')
    .values({
      tenant_id: tenant.id,
      person_id: principal.personId,
      key,
      fingerprint,
      reply: null,
      at: request.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed !== undefined) return undefined;
  const earlier = await tables
    .selectFrom('platform.idempotency')
    .select(['fingerprint', 'reply'])
    .where('tenant_id', '=', tenant.id)
    .where('person_id', '=', principal.personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (earlier.fingerprint !== fingerprint) throw refuse.key_reused();
  return earlier.reply;
}
