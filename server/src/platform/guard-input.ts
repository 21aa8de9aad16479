import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textFaults } from './clean-text.ts';
import { refuse } from './errors.ts';
import { keptNowhere, safeHeaders } from './headers.ts';
import { limits } from './limits.ts';
import { readJson } from './read-json.ts';

/** What the server's listener is told before a request has a route. */
export const guardedOptions = {
  bodyLimit: limits.bodyBytes,
  requestTimeout: limits.arrival,
  http: { maxHeaderSize: limits.headerBytes },
  routerOptions: { maxParamLength: limits.pathPart },
  clientErrorHandler: answerUnparsed,
};

/** Takes JSON alone as a body, and refuses addresses that are too long or hold what no text may. */
export function guardInput(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw refuse.wrong_type();
      return readJson(bytes, request.headers['content-type'] ?? '');
    },
  );
  app.addHook('onRequest', async (request) => refuseAddress(request));
}

/**
 * Whether a write comes from this installation's pages or from a program: a header that a foreign form cannot set, and
 * where a browser says its origin, that of the address that people use. `Host` and `X-Forwarded-Host` decide nothing
 * where that address is known, since whoever asks writes them.
 */
export function isOwn(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin, host } = headers;
  const own = publicUrl === undefined ? host : URL.parse(publicUrl)?.host;
  if (origin !== undefined && URL.parse(origin)?.host !== own) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  return headers['x-meritloop'] === '1';
}

function refuseAddress(request: FastifyRequest): void {
  const { url } = request.raw;
  if (url !== undefined && Buffer.byteLength(url) > limits.addressBytes)
    throw refuse.address_too_long({ limit: limits.addressBytes });
  const query = (request.query ?? {}) as Record<string, unknown>;
  if (Object.keys(query).length > limits.queryNames)
    throw refuse.too_many_names({ limit: limits.queryNames });
  const faults = [...textFaults(request.params ?? {}, 'params'), ...textFaults(query, 'query')];
  if (faults.length > 0) throw refuse.invalid({ count: faults.length }, { fields: faults });
}

/**
 * Answers what Node could not read as a request: it has no headers yet, so the words are in both languages. Mirrors
 * what Fastify does here, with a body that says what to do.
 */
function answerUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const tooSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const refusal = tooLarge
    ? refuse.headers_too_large({ limit: limits.headerBytes })
    : tooSlow
      ? refuse.too_slow({ limit: limits.arrival / 1000 })
      : refuse.unreadable({ why: '不是完整的 HTTP 请求 (no well-formed HTTP request)' });
  const { status } = refusal.stated;
  const zh = refusal.body('zh').error;
  const en = refusal.body('en').error;
  const body = JSON.stringify({
    error: {
      code: zh.code,
      what: `${zh.what} / ${en.what}`,
      why: `${zh.why} / ${en.why}`,
      todo: `${zh.todo} / ${en.todo}`,
    },
  });
  const reasons: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout' };
  const head = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Request Header Fields Too Large'}`,
    ...Object.entries({ ...safeHeaders(false), ...keptNowhere }).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
