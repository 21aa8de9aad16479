import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify';
import { LogController } from 'fastify';

/** Where lines go; standard output unless a test listens. */
export interface LogStream {
  write(line: string): void;
}

/** Cities that a request was let into: only these are named in its line. */
const cities = new WeakMap<object, string>();

/** Notes that the request was let into the city. What stands in an address is no city until then. */
export function noteCity(request: FastifyRequest, tenantId: string): void {
  cities.set(request.raw, tenantId);
}

/**
 * One JSON line a request, when it is answered: reference, method, the route's pattern, city, status and milliseconds.
 * Neither the address that was asked for nor what was sent or answered, no header, no one's name or place: whoever may
 * read the log may not for that reason read the data. Faults carry what is needed to mend them, without values.
 *
 * @param level of pino: fatal, error, warn, info, debug, trace or silent; undefined: no lines at all
 */
export function logOptions(
  level: string | undefined,
  stream: LogStream | undefined,
): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  if (level === undefined) return { logger: false };
  return {
    // Its own lines tell the address that was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level,
      base: { pid: process.pid },
      ...(stream === undefined ? {} : { stream }),
      serializers: { req: () => ({}), res: () => ({ statusCode: '' }), err: faultOf },
    },
  };
}

/** Writes a request's line once it is answered: a failure as an error, all others, "not now" too, as information. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const city = cities.get(request.raw);
    const line = {
      method: request.method,
      route: routeOf(request),
      ...(city === undefined ? {} : { tenant: city }),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (reply.statusCode >= 500 && reply.statusCode !== 503) request.log.error(line, 'request');
    else request.log.info(line, 'request');
  });
}

/** The pattern of the route, such as `/api/:tenant/me`; what no route serves is `(none)`. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? '(none)';
}

/** Messages of these quote what they were given. */
const quoting = new Set(['SyntaxError', 'URIError', 'ZodError']);

interface Fault {
  type: string;
  message: string;
  stack: string;
  [more: string]: unknown;
}

/** A fault without the values that it was about: PostgreSQL's messages and details quote rows, so its code stands. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { name, message, stack = '' } = error;
  const { code, severity, routine, schema, table, column, constraint } = error as Error &
    Record<string, unknown>;
  const fromPostgres = typeof severity === 'string';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(fromPostgres ? { severity, routine, schema, table, column, constraint } : {}),
    message: fromPostgres || quoting.has(name) ? '(left out: it quotes values)' : message,
    stack: frames.join('\n'),
    ...(error instanceof AggregateError ? { causes: error.errors.map(faultOf) } : {}),
    ...(error.cause instanceof Error ? { cause: faultOf(error.cause) } : {}),
  };
}
