import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type AuditLine, auditInserts } from './audit.ts';
import type { Db, Reader, Tx } from './database.ts';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { wake } from './outbox.ts';
import type { Principal } from './principal.ts';
import type { Tenant } from './tenants.ts';
import { transact } from './transact.ts';

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
 * Idempotency-Key. A repeated key answers what was answered before; two at once wait for one another on the row. The
 * handler begins while the key is being claimed, since all that it sends runs behind the claim and is taken back with
 * it; audit rows and the kept reply travel without being waited for, and stand before the commit does.
 */
export async function runAct<E extends Endpoint>(
  db: Db,
  stated: E,
  request: ActRequest<E>,
  handler: (act: Act<E>) => Promise<z.input<E['reply']>>,
): Promise<z.output<E['reply']>> {
  const { idempotencyKey, ...call } = request;
  const { tenant, principal, now } = call;
  return transact(db, async ({ tx, send }) => {
    const act: Act<E> = {
      ...call,
      tx,
      record: async (line) => {
        for (const insert of auditInserts(tx, tenant.id, principal.personId, now, line, principal.tokenId))
          send(insert.compile());
      },
      wake: (topic, payload) => wake(tx, now, { tenantId: tenant.id, topic, payload }),
    };
    const claimed = claimKey(tx, stated, request);
    const [claim, handled] = await Promise.allSettled([claimed, handler(act)]);
    // The key decides first: whose second try finds the thing changed by the first gets the first one's answer.
    if (claim.status === 'rejected') throw claim.reason;
    if (claim.value !== undefined) return { result: claim.value as z.output<E['reply']>, keep: false };
    if (handled.status === 'rejected') throw handled.reason;
    const reply = stated.reply.parse(handled.value) as z.output<E['reply']>;
    if (idempotencyKey !== undefined) {
      const kept = tx
        .withTables<IdempotencyTables>()
        .updateTable('platform.idempotency')
        .set({ reply: JSON.stringify(reply) })
        .where('tenant_id', '=', tenant.id)
        .where('person_id', '=', principal.personId)
        .where('key', '=', idempotencyKey);
      send(kept.compile());
    }
    return { result: reply, keep: true };
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
