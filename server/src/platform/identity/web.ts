import type { FastifyReply, FastifyRequest } from 'fastify';

/** The request's headers as the library reads them, with the address that the server itself saw. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'content-length') continue;
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

/** Hands on the cookies that the library set. */
export function passCookies(answer: { headers: Headers }, reply: FastifyReply): void {
  const cookies = answer.headers.getSetCookie();
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
