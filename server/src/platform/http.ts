import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import pg from 'pg';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import { refuse } from './errors.ts';
import { guardedOptions, guardInput, isOwn } from './guard-input.ts';
import { keptNowhere, safeHeaders } from './headers.ts';
import { mountAccount } from './identity/account.ts';
import { mountOidc } from './identity/oidc-routes.ts';
import { wordsOf } from './identity/own-words.ts';
import { citiesThatNeedIt, mountSignInPolicy } from './identity/policy.ts';
import { mountSignIn, type NoteAccount } from './identity/sign-in.ts';
import type { Identity } from './identity.ts';
import { limits } from './limits.ts';
import { type LogStream, logOptions, logRequests } from './logs.ts';
import { type Measured, type MetricsDoors, mountMetrics } from './metrics.ts';
import { mountOn } from './mount.ts';
import type { Principal } from './principal.ts';
import { mountReadiness } from './readiness.ts';
import { type Language, Refusal } from './refusal.ts';
import type { Mount, Room } from './room.ts';
import { mountTokens, type TokenHouse } from './tokens/acts.ts';
import { bearerOf } from './tokens/present-token.ts';

export interface House {
  db: Db;
  clock: Clock;
  identity: Identity;
  /** Finds the person behind an account in a tenant: the registry's, handed in because the platform imports no room. */
  identify(reader: Db, tenantId: string, accountId: string, day: string): Promise<Principal | undefined>;
  /** Writes what happened to an account into the audit of every city where it has a role. */
  noteAccount?(accountId: string, act: string, at: Date): Promise<void>;
  /** What API tokens can be made for, and for whom; without it there are none. */
  tokens?: TokenHouse;
  /** Why the house is not ready yet, or undefined. */
  notReady(): string | undefined;
  /** Whether this process's background work runs. */
  jobsRun(): boolean;
  /** Address that people use, where it is not the one that the server listens on. */
  publicUrl?: string | undefined;
  /** Proxies before the server, as addresses or networks with commas; only theirs is X-Forwarded-For believed. */
  trustedProxies?: string | undefined;
  /** Folder of the built web, if any. */
  webRoot?: string | undefined;
  logLevel?: string | undefined;
  logStream?: LogStream | undefined;
  metrics: Omit<Measured, 'db'> & MetricsDoors;
}

/** Endpoints of the platform itself that answer within a city. */
export function ownRoutes(mount: Mount, tokens?: TokenHouse): void {
  mountSignInPolicy(mount);
  mountTokens(mount, tokens);
}

/** The HTTP face of the house: sign-in, every room's endpoints, the web, health. */
export async function createHttp(house: House, rooms: readonly Room[]): Promise<FastifyInstance> {
  const headers = { ...safeHeaders(house.identity.cookies.device.secure), ...keptNowhere };
  const app = Fastify({
    ...guardedOptions,
    // What is refused before it has a route passes no hook.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.headers(headers)),
    trustProxy: house.trustedProxies ?? false,
    // What comes while it stops is refused below, in words and with the headers of every answer.
    return503OnClosing: false,
    ...logOptions(house.logLevel, house.logStream),
  });
  logRequests(app);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    // A program's token travels in a header that no foreign page can send; no cookie counts beside it.
    const byToken = bearerOf(request.headers.authorization) !== undefined;
    if (isWrite(request) && !byToken && !isOwn(request.headers, house.publicUrl))
      throw refuse.foreign_write();
    if (house.notReady() === 'stopping' && !answersWhileStopping.has(request.url)) {
      reply.headers({ connection: 'close', 'retry-after': '5' });
      throw refuse.busy();
    }
  });
  guardInput(app);
  mountReadiness(app, house);
  const closeMetrics = await mountMetrics(app, { db: house.db, ...house.metrics }, house.metrics);
  app.addHook('onClose', closeMetrics);
  const note: NoteAccount = async (accountId, act) => house.noteAccount?.(accountId, act, house.clock.now());
  mountSignIn(app, house.identity, house.clock, note);
  mountOidc(app, house.identity, note);
  mountAccount(app, {
    db: house.db,
    identity: house.identity,
    now: () => house.clock.now(),
    neededBy: (accountId) => citiesThatNeedIt(house, accountId),
    wordsOf: (accountId) => wordsOf(house, accountId),
    note,
  });
  const mount = mountOn(app, house, limits.bodyBytes);
  ownRoutes(mount, house.tokens);
  for (const room of rooms) room.routes?.(mount);
  app.all('/api/*', async (request) => {
    throw refuse.not_found({ thing: request.method === 'GET' ? '该接口' : '该操作', thingEn: 'endpoint' });
  });
  if (house.webRoot !== undefined && existsSync(house.webRoot)) await mountWeb(app, house.webRoot);
  return app;
}

const answersWhileStopping = new Set(['/livez', '/healthz', '/readyz']);

function isWrite(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function languageOf(request: FastifyRequest): Language {
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const refusal = asRefusal(error, request);
  if (refusal === undefined) {
    // Given as `err` and not as the line itself, whose message would be PostgreSQL's, which quotes values.
    request.log.error({ err: error }, 'failed');
    return reply.status(500).send({
      error: {
        code: 'platform.failed',
        what: '系统内部出错，操作未完成。 / The system failed; nothing was changed.',
        why: `编号 / reference: ${request.id}`,
        todo: '请重试；若再次出现，请把编号告诉管理员。 / Try again; if it recurs, give the reference to your administrator.',
      },
    });
  }
  // What PostgreSQL had to refuse a contract should have: told by its code and place, never by its message, which may
  // hold what was sent.
  if (refusal.code === 'platform.out_of_range' && error instanceof pg.DatabaseError) {
    const { code, routine, position } = error;
    request.log.warn({ postgres: { code, routine, position } }, 'a value came as far as the database');
  }
  const { seconds } = refusal.values;
  if (refusal.stated.status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  return reply.status(refusal.stated.status).send(refusal.body(languageOf(request)));
}

/** Codes of PostgreSQL and sockets that mean "not now", as opposed to "never". */
const passing = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08000',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
]);

function asRefusal(error: FastifyError | Error, request: FastifyRequest): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const limit = request.routeOptions?.bodyLimit ?? limits.bodyBytes;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse.too_large({ limit: `${limit / 1_000_000} MB` });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse.wrong_type();
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return refuse.address_too_long({ limit: limits.pathPart });
  if (code === 'FST_ERR_BAD_URL')
    return refuse.unreadable({ why: '网址编码不正确 (the address is not well encoded)' });
  if (code.startsWith('FST_ERR_CTP') || (error as FastifyError).statusCode === 400) {
    return refuse.unreadable({
      why: '与所述长度或类型不符 (it is not as long as stated, or of another type)',
    });
  }
  // A class of PostgreSQL: a day, a number or a character that no column can hold. Contracts should say so earlier. What
  // was to be kept came from the caller; a read keeps nothing and its contract let it through, so the fault is ours.
  if (/^22[0-9A-Z]{3}$/.test(code)) return isWrite(request) ? refuse.out_of_range() : undefined;
  if (
    passing.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
    return refuse.busy();
  return undefined;
}

/** The built web: hashed files cached for long, and one page for every address of the application. */
async function mountWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (response, path) => {
      response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/assets/')) return reply.sendFile('index.html');
    throw refuse.not_found({ thing: '该页面', thingEn: 'page' });
  });
}
