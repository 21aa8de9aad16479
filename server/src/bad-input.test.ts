import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../testing/api/counts.ts';
import type { AnsweredRaw, Door } from '../testing/api/door.ts';
import { type JsonSchema, placesOf, samplesOf, withAt } from '../testing/api/samples.ts';
import { openWatchedDoor, type WatchedDoor } from '../testing/rights/watched-door.ts';
import { everyEndpoint, type Mounted } from './endpoints.ts';
import { requestSchema } from './openapi/json-schema.ts';
import { limits } from './platform/limits.ts';
import { strictly } from './platform/strictly.ts';

const all = everyEndpoint();
const named = (some: readonly Mounted[]) =>
  some.map((one): [string, Mounted] => [`${one.endpoint.method} ${one.endpoint.path}`, one]);
const writes = all.filter(({ endpoint }) => endpoint.method !== 'GET');
const reads = all.filter(({ endpoint, kind }) => endpoint.method === 'GET' && kind !== 'open');
const bodyOf = ({ endpoint }: Mounted): JsonSchema => requestSchema(endpoint.body, 'body', {});
const queryOf = ({ endpoint }: Mounted): string[] =>
  Object.keys((requestSchema(endpoint.query, 'query', {}).properties as object | undefined) ?? {});

let watched: WatchedDoor;
let door: Door;

beforeAll(async () => {
  watched = await openWatchedDoor();
  ({ door } = watched);
});
afterAll(() => watched?.close());

/** What was refused, in the shape of every refusal and in both languages' terms. */
function refused(answer: AnsweredRaw): [number, string] {
  const { error } = (answer.json ?? {}) as {
    error?: { code: string; what: string; why: string; todo: string };
  };
  expect([answer.status, error]).toEqual([
    expect.any(Number),
    expect.objectContaining({
      what: expect.stringMatching(/./),
      why: expect.stringMatching(/./),
      todo: expect.stringMatching(/./),
    }),
  ]);
  return [answer.status, error?.code ?? ''];
}

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('a body', () => {
  it.each(named(writes))(
    'of %s is refused where it is too large, too deep, not JSON or not UTF-8',
    async (_, one) => {
      const most = one.endpoint.bodyLimit ?? limits.bodyBytes;
      const ask = async (body: string | Buffer, headers: Record<string, string> = {}) =>
        refused(await door.ask(one, { body, headers }));
      expect(await ask(`"${'x'.repeat(most)}"`)).toEqual([413, 'platform.too_large']);
      expect(await ask(nested(100))).toEqual([400, 'platform.too_deep']);
      expect(await ask('['.repeat(400_000))).toEqual([400, 'platform.too_deep']);
      expect(await ask('{"a":')).toEqual([400, 'platform.unreadable']);
      expect(await ask(Buffer.from([0x22, 0xc4, 0xe3, 0x22]))).toEqual([400, 'platform.unreadable']);
      for (const type of [
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'x',
        'text/json',
      ]) {
        expect([type, ...(await ask('{}', { 'content-type': type }))]).toEqual([
          type,
          415,
          'platform.wrong_type',
        ]);
      }
      expect(await ask('{}', { 'content-type': 'application/json; charset=GB18030' })).toEqual([
        415,
        'platform.wrong_charset',
      ]);
      expect(await ask('{}', { 'content-encoding': 'gzip' })).toEqual([415, 'platform.wrong_type']);
      for (const text of ['\\u0000', '\\ud800', 'a\\u202eb', '\\uffff', '\\u001b[2J']) {
        expect([text, ...(await ask(`{"a":["${text}"]}`))]).toEqual([text, 400, 'platform.invalid']);
      }
      for (const name of ['__proto__', 'constructor', 'prototype']) {
        expect([name, ...(await ask(`{"a":{"${name}":{"b":1}}}`))]).toEqual([name, 400, 'platform.invalid']);
      }
    },
  );

  it('of a hundred thousand values is refused before it is built', async () => {
    const [one] = writes;
    const body = `[${'1,'.repeat(limits.values)}1]`;
    expect(refused(await door.ask(one as Mounted, { body }))).toEqual([413, 'platform.too_many_values']);
  });

  it.each(named(writes))(
    'of %s is refused with a name that it does not know, and with numbers that are none',
    async (_, one) => {
      for (const sample of samplesOf(bodyOf(one)).slice(0, 30)) {
        const more = await door.ask(one, { body: JSON.stringify({ ...(sample as object), zzUnknown: 1 }) });
        expect(refused(more)).toEqual([400, 'platform.invalid']);
        expect(more.text).toContain('zzUnknown');
        for (const place of placesOf(sample, 'number')) {
          for (const number of [
            '1e400',
            '-1e400',
            '"NaN"',
            '1e308',
            '0.5',
            '9007199254740993',
            `"${'9'.repeat(400)}"`,
          ]) {
            const body = JSON.stringify(withAt(sample, place, '@number@')).replace('"@number@"', number);
            const answer = await door.ask(one, { body });
            expect([place.join('.'), number, ...refused(answer)]).toEqual([
              place.join('.'),
              number,
              400,
              'platform.invalid',
            ]);
          }
        }
      }
    },
  );
});

describe('an address', () => {
  it.each(named(reads))(
    'of %s is refused with what it does not know, twice the same, too much, or unclean',
    async (_, one) => {
      const own = one.endpoint.path.replace(/:(\w+)/g, (_all, name: string) =>
        name === 'tenant' ? 'near' : 'x',
      );
      const ask = async (query: string) => refused(await door.ask(one, { path: `${own}?${query}` }));
      expect(await ask('zzUnknown=1')).toEqual([400, 'platform.invalid']);
      expect(await ask('__proto__=1')).toEqual([400, 'platform.invalid']);
      expect(await ask('constructor=1')).toEqual([400, 'platform.invalid']);
      expect(await ask('a=%00')).toEqual([400, 'platform.invalid']);
      expect(await ask('a=%E2%80%AE')).toEqual([400, 'platform.invalid']);
      expect(await ask(Array.from({ length: 41 }, (_none, i) => `a${i}=1`).join('&'))).toEqual([
        414,
        'platform.too_many_names',
      ]);
      expect(await ask(`a=${'x'.repeat(limits.addressBytes)}`)).toEqual([414, 'platform.address_too_long']);
      for (const name of queryOf(one)) {
        expect([name, ...(await ask(`${name}=1&${name}=2`))]).toEqual([name, 400, 'platform.invalid']);
      }
      for (const size of ['size', 'page', 'limit'].filter((name) => queryOf(one).includes(name))) {
        for (const value of ['999999999', '-1', '1e400', 'NaN', '0']) {
          expect([size, value, ...(await ask(`${size}=${value}`))]).toEqual([
            size,
            value,
            400,
            'platform.invalid',
          ]);
        }
      }
    },
  );

  it('leads nowhere by tricks of the path', async () => {
    const one = all.find(({ endpoint }) => endpoint.path === '/api/:tenant/units/:id') as Mounted;
    for (const path of [
      '/api/near/units/..%2f..%2fetc%2fpasswd',
      '/api/near/units/%2e%2e%2fme',
      '/api/near%2f..%2fnear/units',
      '/api/near/units/..\\..\\x',
      '/api/near/units/%5c..%5cx',
      '/api/%6eear%00/units',
      '/api/near/units/%ff',
      '/api/near/units/%0d%0aset-cookie:%20a=b',
      `/api/near/units/${'x'.repeat(2_000)}`,
      '/api/nеar/units'.replace(/[^\x20-\x7e]/g, encodeURIComponent), // a Cyrillic е
      '/api/%EF%BD%8Eear/units', // a full-width n
    ]) {
      const answer = await door.ask(one, { path });
      expect([path, refused(answer)[0]]).toEqual([
        path,
        expect.toSatisfy((status) => [400, 404, 414].includes(status)),
      ]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('is refused in words where headers are too large or no request arrives', async () => {
    const raw = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const { hostname, port } = new URL(watched.story.address);
        const socket = connect(Number(port), hostname, () => socket.write(text));
        let answer = '';
        socket.on('data', (part) => {
          answer += part.toString();
        });
        socket.on('close', () => resolve(answer));
        socket.on('error', reject);
      });
    const large = await raw(`GET /api/tenants HTTP/1.1\r\nHost: a\r\nX-A: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*platform\.headers_too_large[\s\S]*请求头过大。 \/ The request headers/,
    );
    for (const request of [
      'GET / HTTP/1.1\r\nHost: a\r\nX-A: a\u0000b\r\n\r\n',
      'POST /api/tenants HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      'not http at all\r\n\r\n',
    ]) {
      expect(await raw(request)).toMatch(/^HTTP\/1\.1 400 [\s\S]*platform\.unreadable/);
    }
  });
});

describe('a mark of classification', () => {
  const marks = ['机密★三年', '绝 密', '【内部】', '密级：秘密', '秘\u200b密＊'];
  const secret = new Set(['password', 'current', 'next', 'code']);

  it('stops every text of every body, and nothing of it is in the log', async () => {
    let stopped = 0;
    for (const one of writes) {
      const strict = strictly(one.endpoint.body);
      const account = one.endpoint.path.startsWith('/api/auth/');
      for (const sample of samplesOf(bodyOf(one))) {
        for (const [index, place] of placesOf(sample, 'string').entries()) {
          if (account && secret.has(String(place.at(-1)))) continue;
          const body = withAt(sample, place, marks[index % marks.length]);
          const answer = await door.ask(one, { body: JSON.stringify(body) });
          const key = [`${one.endpoint.method} ${one.endpoint.path}`, place.join('.')];
          const taken = strict.safeParse(body).success;
          if (taken) stopped += 1;
          expect([...key, ...refused(answer)]).toEqual([
            ...key,
            ...(taken ? [422, 'platform.classified'] : [400, 'platform.invalid']),
          ]);
        }
      }
    }
    expect(stopped).toBeGreaterThan(60);
    expect(watched.lines.join('')).not.toMatch(/机密|绝 密|内部】|密级|\u200b/);
  });
});

describe('after all of it', () => {
  it('nothing was stored, and the server answers', async () => {
    expect(await rowCounts(watched.story.db)).toEqual(watched.before);
    expect((await fetch(`${watched.story.address}/readyz`)).status).toBe(200);
    expect(watched.lines.length).toBeGreaterThan(1_000);
    expect(watched.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
