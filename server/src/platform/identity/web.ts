import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionLimits } from '../identity.ts';
import { bearerOf } from '../tokens/present-token.ts';

/**
 * The request's headers as the library reads them, with the address that the server itself saw. Beside a token, which is
 * not asked where it comes from, no cookie counts.
 */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  const byToken = bearerOf(request.headers.authorization) !== undefined;
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'content-length' || (byToken && name === 'cookie')) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set('x-forwarded-for', request.ip);
  return headers;
}

/** One cookie of the request, as it was set. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * Hands on the cookies that the library set. That of a session is kept by the browser as long as the session can last:
 * it is the server that ends one without use, and its use does not come back as a cookie.
 */
export function passCookies(answer: { headers: Headers }, reply: FastifyReply): void {
  const longest = sessionLimits.absoluteHours * 3600;
  const cookies = answer.headers
    .getSetCookie()
    .map((cookie) =>
      /^[\w-]*meritloop\.session_token=/.test(cookie)
        ? cookie.replace(/; Max-Age=[1-9]\d*/i, `; Max-Age=${longest}`)
        : cookie,
    );
  if (cookies.length > 0) reply.header('set-cookie', cookies);
}

/** The token of the session that an answer of the library has begun. */
export function sessionIn(answer: { headers: Headers }, name: string): string | undefined {
  for (const cookie of answer.headers.getSetCookie()) {
    if (!cookie.startsWith(`${name}=`)) continue;
    const token = decodeURIComponent(cookie.slice(name.length + 1).split(';')[0] ?? '').split('.')[0];
    if (token !== undefined && token !== '') return token;
  }
  return undefined;
}
