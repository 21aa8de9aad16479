import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type AuditLine, auditInserts } from './audit.ts';
import { type Db, type Reader, rowsOf, type Tx } from './database.ts';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { wakeInserts } from './outbox.ts';
import type { Principal } from './principal.ts';
import type { Tenant } from './tenants.ts';
import { type Send, type Statement, transact } from './transact.ts';

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

/** Who asks, in which city, on which of its days: what the sight of things depends on. */
export type Caller = Pick<Call<Endpoint>, 'tenant' | 'principal' | 'today'>;

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
  /** Sends a write whose answer tells nothing; nobody waits for it, and where it fails nothing of the act is kept. */
  write: Send;
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

export interface ActRequest<E extends Endpoint> extends Call<E> {
  ifMatch: number | undefined;
  idempotencyKey: string | undefined;
}

/**
 * Runs an act: transaction → (load → authorise → act → audit in the handler) → the reply kept under the
 * Idempotency-Key. A repeated key answers what was answered before: the second one's work fails, at the latest where it
 * keeps its own reply, is taken back whole, and gives way to the first one's answer. Two at once wait for one another on
 * what they write. Audit rows, events and the kept reply travel without being waited for, and stand before the commit
 * does.
 */
export async function runAct<E extends Endpoint>(
  db: Db,
  stated: E,
  request: ActRequest<E>,
  handler: (act: Act<E>) => Promise<z.input<E['reply']>>,
): Promise<z.output<E['reply']>> {
  const { idempotencyKey, ...call } = request;
  const { tenant, principal, now } = call;
  const acting = transact(db, async (tx, send) => {
    const sendAll = async (statements: readonly Statement[]) => statements.forEach(send);
    const act: Act<E> = {
      ...call,
      tx,
      write: send,
      record: (line) => sendAll(auditInserts(tenant.id, principal.personId, now, line, principal.tokenId)),
      wake: (topic, payload) => sendAll(wakeInserts(now, { tenantId: tenant.id, topic, payload })),
    };
    const reply = stated.reply.parse(await handler(act)) as z.output<E['reply']>;
    if (idempotencyKey !== undefined) send(keepReply(stated, request, idempotencyKey, reply));
    return reply;
  });
  if (idempotencyKey === undefined) return acting;
  return acting.catch(async (error) => {
    const earlier = await keptReply(db, stated, request, idempotencyKey);
    if (earlier === undefined) throw error;
    return earlier.reply as z.output<E['reply']>;
  });
}

/** What was asked for, told apart by its hash: a key stands for one request and no other. */
function fingerprintOf<E extends Endpoint>(stated: E, { params, body }: ActRequest<E>): string {
  return createHash('sha256')
    .update(JSON.stringify([stated.method, stated.path, params, body]))
    .digest('hex');
}

function keepReply<E extends Endpoint>(
  stated: E,
  request: ActRequest<E>,
  key: string,
  reply: unknown,
): Statement {
  const { tenant, principal, now } = request;
  const fingerprint = fingerprintOf(stated, request);
  return {
    sql: `insert into platform.idempotency (tenant_id, person_id, key, fingerprint, reply, at)
      values ($1, $2, $3, $4, $5, $6)`,
    parameters: [tenant.id, principal.personId, key, fingerprint, JSON.stringify(reply), now],
  };
}

/** What an earlier request left under the key. @throws a refusal where it asked for something else */
async function keptReply<E extends Endpoint>(
  db: Db,
  stated: E,
  request: ActRequest<E>,
  key: string,
): Promise<{ reply: unknown } | undefined> {
  const [earlier] = await rowsOf<{ fingerprint: string; reply: unknown }>(
    db,
    'select fingerprint, reply from platform.idempotency where tenant_id = $1 and person_id = $2 and key = $3',
    [request.tenant.id, request.principal.personId, key],
  );
  if (earlier !== undefined && earlier.fingerprint !== fingerprintOf(stated, request))
    throw refuse.key_reused();
  return earlier;
}
