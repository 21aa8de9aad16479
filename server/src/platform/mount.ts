import type { FastifyInstance, FastifyRequest } from 'fastify';
import { record } from './audit.ts';
import {
  type AccountQuery,
  type Act,
  type ActRequest,
  type Call,
  type Export,
  type Query,
  runAct,
} from './call.ts';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { attachment } from './headers.ts';
import type { House } from './http.ts';
import { demandReady } from './identity/policy.ts';
import { webHeaders } from './identity/web.ts';
import { noteCity } from './logs.ts';
import { paceOf } from './pace.ts';
import { type Deciding, demandEver } from './policy.ts';
import { Prepared, sendPrepared } from './prepared.ts';
import type { Principal } from './principal.ts';
import type { Answering, Download, Mount, Reading, StreamedDownload } from './room.ts';
import { type Tenant, today } from './tenants.ts';
import { asFarAs, bearerOf, demandScope } from './tokens/present-token.ts';
import { transact } from './transact.ts';
import { validate } from './validate.ts';
import { signedIn, whoAsks } from './who-asks.ts';

/** Where rooms hang their endpoints on this server; `bodyLimit` in bytes, unless an endpoint states its own. */
export function mountOn(app: FastifyInstance, house: House, bodyLimit: number): Mount {
  const asking = whoAsks(house);

  /** Downloads, uploads and what gathers much: so many in a minute, each person for themselves. */
  const costly = paceOf('costly', 120);
  async function demandPace({ personId }: Principal, tenant: Tenant, now: Date) {
    const seconds = await costly(house.db, tenant.id, personId, now);
    if (seconds !== undefined) throw refuse.too_often({ seconds });
  }

  /** Authenticate, authorise, then validate: nobody learns what an endpoint takes who may never use it. */
  async function receive<E extends Endpoint>(
    stated: E,
    decides: Deciding,
    request: FastifyRequest,
    isCostly = stated.costly === true || stated.bodyLimit !== undefined,
  ): Promise<Call<E>> {
    const secret = bearerOf(request.headers.authorization);
    const tenantId = (request.params as { tenant?: string }).tenant ?? '';
    const now = house.clock.now();
    const { account, token, tenant, person } =
      secret === undefined
        ? await asking.bySession(request, tenantId, now)
        : await asking.byToken(secret, tenantId, now);
    const principal = token === undefined || person === undefined ? person : asFarAs(person, token);
    // A tenant where the person has no grant answers exactly like one that does not exist.
    if (tenant === undefined || principal === undefined)
      throw refuse.not_found({ thing: '该城市', thingEn: 'city' });
    noteCity(request, tenant.id);
    if (account !== undefined) demandReady(tenant, principal, account);
    if (token === undefined) demandEver(principal, decides);
    else demandScope(principal, token, house.tokens?.scopes.get(stated), decides);
    if (isCostly) await demandPace(principal, tenant, now);
    const { params, query, body } = validate(stated, request);
    return { tenant, principal, params, query, body, now, today: today(tenant, now) } as Call<E>;
  }

  return {
    account<E extends Endpoint>(stated: E, handler: (query: AccountQuery) => Reading<E>) {
      app.route({
        method: stated.method,
        url: stated.path,
        handler: async (request, reply) => {
          const { id: accountId } = await signedIn(house, webHeaders(request));
          validate(stated, request);
          const answer = await handler({ accountId, reader: house.db, now: house.clock.now() });
          if (answer instanceof Prepared) return sendPrepared(request, reply, answer);
          return stated.reply.parse(answer);
        },
      });
    },
    query<E extends Endpoint>(stated: E, decides: Deciding, handler: (query: Query<E>) => Reading<E>) {
      app.route({
        method: stated.method,
        url: stated.path,
        handler: async (request, reply) => {
          const call = await receive(stated, decides, request);
          const answer = await handler({ ...call, reader: house.db });
          if (answer instanceof Prepared) return sendPrepared(request, reply, answer);
          return stated.reply.parse(answer);
        },
      });
    },
    act<E extends Endpoint>(stated: E, decides: Deciding, handler: (act: Act<E>) => Answering<E>) {
      app.route({
        method: stated.method,
        url: stated.path,
        bodyLimit: stated.bodyLimit ?? bodyLimit,
        handler: async (request) => {
          const call = await receive(stated, decides, request);
          const key = keyOf(request);
          const act: ActRequest<E> = {
            ...call,
            ifMatch: ifMatchOf(request),
            idempotencyKey: stated.shownOnce === true ? undefined : key,
          };
          return runAct(house.db, stated, act, handler);
        },
      });
    },
    download<E extends Endpoint>(
      stated: E,
      decides: Deciding,
      handler: (query: Export<E>) => Promise<Download | StreamedDownload>,
    ) {
      app.route({
        method: stated.method,
        url: stated.path,
        handler: async (request, reply) => {
          const call = await receive(stated, decides, request, true);
          const { tenant, principal, now } = call;
          const file = await handler({
            ...call,
            reader: house.db,
            record: (line) =>
              transact(house.db, (tx) =>
                record(tx, tenant.id, principal.personId, now, line, principal.tokenId),
              ),
          });
          reply.header('content-type', file.type);
          reply.header('content-disposition', attachment(file.name));
          return reply.send(file.bytes);
        },
      });
    },
  };
}

function ifMatchOf(request: FastifyRequest): number | undefined {
  const found = /^"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '');
  return found === null ? undefined : Number(found[1]);
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) {
    throw refuse.invalid(
      { count: 1 },
      { fields: [{ path: 'headers.idempotency-key', message: '8–100 letters, digits, - or _' }] },
    );
  }
  return key;
}
