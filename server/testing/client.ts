import type { z } from 'zod';
import type { Endpoint } from '../src/platform/endpoint.ts';

/** One call as a browser makes it. */
export interface Sent<E extends Endpoint> {
  /** Of the path; `tenant` only to name another than the actor's own. */
  params?: Record<string, string>;
  query?: z.input<E['query']>;
  body?: z.input<E['body']>;
  ifMatch?: number;
  key?: string;
  language?: 'zh' | 'en';
  /** Header overrides, to send what no honest client sends. */
  headers?: Record<string, string>;
}

export interface Answered<E extends Endpoint> {
  status: number;
  /** The reply; on a refusal the body of the refusal, under `error`. */
  body: z.output<E['reply']> & {
    error?: {
      code: string;
      what: string;
      why: string;
      todo: string;
      fields?: { path: string; message: string }[];
      current?: unknown;
    };
  };
  headers: Headers;
  bytes: Buffer;
}

export interface Actor {
  call<E extends Endpoint>(stated: E, sent?: Sent<E>): Promise<Answered<E>>;
  cookie: string;
}

/** Signs in as a browser does; answers the session's cookie. */
export async function signIn(address: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-meritloop': '1' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`Sign-in of ${username} answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Someone with a session (or none, with an empty cookie) at a server; calls go to `tenant` unless they name another. */
export function actorAt(address: string, cookie: string, tenant: string): Actor {
  return { cookie, call: (stated, sent) => send(address, cookie, tenant, stated, sent ?? {}) };
}

async function send<E extends Endpoint>(
  address: string,
  cookie: string,
  tenant: string,
  stated: E,
  sent: Sent<E>,
): Promise<Answered<E>> {
  const params: Record<string, unknown> = { tenant, ...sent.params };
  const path = stated.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const url = new URL(path, address);
  for (const [name, value] of Object.entries((sent.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { cookie, 'accept-language': sent.language ?? 'zh' };
  if (stated.method !== 'GET') {
    headers['x-meritloop'] = '1';
    headers['content-type'] = 'application/json';
  }
  if (sent.ifMatch !== undefined) headers['if-match'] = `"${sent.ifMatch}"`;
  if (sent.key !== undefined) headers['idempotency-key'] = sent.key;
  Object.assign(headers, sent.headers);
  const answer = await fetch(url, {
    method: stated.method,
    headers,
    ...(stated.method === 'GET' ? {} : { body: JSON.stringify(sent.body ?? {}) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return {
    status: answer.status,
    body: isJson ? JSON.parse(bytes.toString()) : undefined,
    headers: answer.headers,
    bytes,
  };
}
