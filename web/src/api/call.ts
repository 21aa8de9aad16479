import type { z } from 'zod';
import { currentLanguage } from '../messages/language.ts';
import type { ApiEndpoint } from './endpoint.ts';
import { Misunderstood, type Refusal, Refused, Unreachable } from './refused.ts';

export interface CallInput<E extends ApiEndpoint> {
  /** Fills the `:names` of the path. */
  params?: Record<string, string>;
  query?: z.input<E['query']>;
  body?: z.input<E['body']>;
  /** Version that was edited; sent as `If-Match`. */
  ifMatch?: number | undefined;
  /** Key kept with the draft: repeating it never doubles a submission. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Path and query of a call, also usable as the address of a download. */
export function addressOf<E extends ApiEndpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, 'params' | 'query'>,
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined) throw new Error(`${endpoint.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Calls one endpoint of the server and answers its reply as the contract types it.
 *
 * @throws Refused when the server says no, Unreachable when no answer came, Misunderstood when the reply does not fit.
 */
export async function call<E extends ApiEndpoint>(
  endpoint: E,
  input: CallInput<E> = {},
): Promise<z.output<E['reply']>> {
  const writes = endpoint.method !== 'GET';
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLanguage() });
  if (writes) headers.set('x-meritloop', '1');
  if (writes) headers.set('content-type', 'application/json');
  if (input.ifMatch !== undefined) headers.set('if-match', `"${input.ifMatch}"`);
  if (input.idempotencyKey !== undefined) headers.set('idempotency-key', input.idempotencyKey);
  const text = await send(addressOf(endpoint, input), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(writes ? { body: JSON.stringify(input.body ?? {}) } : {}),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  const reply = endpoint.reply.safeParse(readJson(text));
  if (!reply.success) throw new Misunderstood(`${endpoint.method} ${endpoint.path}`, reply.error);
  return reply.data as z.output<E['reply']>;
}

async function send(address: string, request: RequestInit): Promise<string> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(address, request);
    text = await answer.text();
  } catch (cause) {
    if (request.signal?.aborted === true) throw cause;
    throw new Unreachable(cause);
  }
  if (answer.ok) return text;
  const refusal = refusalIn(text);
  // A proxy's own page instead of a refusal: the house did not answer.
  if (refusal === undefined) throw new Unreachable(new Error(`${answer.status} from ${address}`));
  throw new Refused(answer.status, refusal);
}

function refusalIn(text: string): Refusal | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: Refusal };
    return typeof error?.what === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Misunderstood('not JSON', cause);
  }
}
