import type { FastifyRequest } from 'fastify';
import type { ZodError, z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import { refuseMarks } from './stop-classified.ts';
import { strictly } from './strictly.ts';

/** The parts of a request as its contract states them. */
export interface Validated<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
}

/**
 * Holds a request to its contract: everything it states and nothing beside it, and no text with a mark of
 * classification, whatever the endpoint does with it. Refused as a whole, each fault named by its place.
 */
export function validate<E extends Endpoint>(stated: E, request: FastifyRequest): Validated<E> {
  const strict = strictOf(stated);
  const faults: ZodError['issues'] = [];
  const params = parse(stated.params, request.params, 'params', faults);
  const query = parse(strict.query, request.query, 'query', faults);
  const body = parse(strict.body, request.body, 'body', faults);
  if (faults.length > 0) {
    throw refuse.invalid(
      { count: faults.length },
      { fields: faults.slice(0, named).map(({ path, message }) => ({ path: path.join('.'), message })) },
    );
  }
  if (stated.method !== 'GET') {
    refuseMarks({ params, query }, 'address');
    refuseMarks(body, 'body', stated.path.startsWith('/api/auth/') ? passwords : undefined);
  }
  return { params, query, body } as Validated<E>;
}

/** Of an account's own acts, passwords and codes are not read. */
const passwords: ReadonlySet<string> = new Set(['password', 'current', 'next', 'code']);

/** As many faults as an answer names. */
const named = 200;

const strictParts = new WeakMap<Endpoint, { query: z.ZodType; body: z.ZodType }>();

/** What it does not know is refused; made once an endpoint. */
function strictOf(stated: Endpoint): { query: z.ZodType; body: z.ZodType } {
  let parts = strictParts.get(stated);
  if (parts === undefined) {
    parts = { query: strictly(stated.query), body: strictly(stated.body) };
    strictParts.set(stated, parts);
  }
  return parts;
}

/** Parses one part of a request, or collects its faults under that part's name. */
function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
  faults: ZodError['issues'],
): z.output<Schema> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  for (const issue of result.error.issues) faults.push({ ...issue, path: [where, ...issue.path] });
  return undefined as z.output<Schema>;
}
