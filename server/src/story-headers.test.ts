import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../testing/story.ts';
import { downloadRequests } from './actuals/contract.ts';
import { everyEndpoint } from './endpoints.ts';
import { safeHeaders } from './platform/headers.ts';
import { downloadUnits, whoAmI } from './registry/contract.ts';

let story: Story;
let webRoot = '';

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'meritloop-web-'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Meritloop</title>');
  story = await openStory({ webRoot });
});
afterAll(async () => {
  await story?.close();
  await rm(webRoot, { recursive: true, force: true });
});

const expected = Object.entries(safeHeaders(false));
const missing = (headers: Headers) =>
  expected.filter(([name, value]) => headers.get(name) !== value).map(([name]) => name);

const every = everyEndpoint().map(({ endpoint }): [string, string, string] => [
  endpoint.method,
  endpoint.path.replace(':tenant', 'small-city').replace(/:\w+/g, '01900000-0000-7000-8000-000000000000'),
  endpoint.path,
]);

describe('every answer carries the headers', () => {
  it.each(['/', '/small-city/plans/matters', '/api/nothing', '/healthz', '/readyz', '/assets/none.js'])(
    '%s',
    async (path) => expect(missing((await fetch(`${story.address}${path}`)).headers)).toEqual([]),
  );

  it('every endpoint, refused, and kept by no cache', async () => {
    const faults: string[] = [];
    for (const [method, path] of every) {
      const headers = { 'x-meritloop': '1', 'content-type': 'application/json' };
      const sent = method === 'GET' ? {} : { body: '{}' };
      const answer = await fetch(`${story.address}${path}`, {
        method,
        headers,
        redirect: 'manual',
        ...sent,
      });
      await answer.arrayBuffer();
      const lacks = missing(answer.headers);
      if (answer.headers.get('cache-control') !== 'no-store') lacks.push('cache-control');
      if (lacks.length > 0) faults.push(`${method} ${path} (${answer.status}): ${lacks.join(', ')}`);
    }
    expect(faults).toEqual([]);
    expect(every.length).toBeGreaterThan(150);
  });

  it('answered under an address that is written otherwise, and kept by no cache either', async () => {
    const { cookie } = await story.as('clerk-a');
    const { port } = new URL(story.address);
    for (const path of ['/%61pi/small-city/me', `${story.address}/api/small-city/me`]) {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ port, path, headers: { cookie } }, resolve).on('error', reject).end();
      });
      answer.resume();
      expect([path, answer.statusCode, answer.headers['cache-control']]).toEqual([path, 200, 'no-store']);
    }
  });

  it.each([
    ['an address that cannot be decoded', 'GET /%E0%A4%A HTTP/1.1', 400],
    ['a method that is none', 'NONE / HTTP/1.1', 400],
    ['headers that are too large', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`, 431],
  ])('%s', async (_, sent, status) => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(story.address).port));
      let read = '';
      socket.on('data', (bytes) => (read += bytes.toString())).on('error', reject);
      socket.on('close', () => resolve(read));
      socket.write(`${sent}\r\nhost: x\r\nconnection: close\r\n\r\n`);
    });
    const [first = '', ...lines] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
    const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
    expect([first.split(' ')[1], missing(headers), headers.get('cache-control')]).toEqual([
      String(status),
      [],
      'no-store',
    ]);
  });

  it('data and files, answered', async () => {
    const clerk = await story.as('clerk-a');
    for (const stated of [whoAmI, downloadUnits, downloadRequests]) {
      const { status, headers } = await clerk.call(stated);
      expect([status, headers.get('cache-control'), missing(headers)]).toEqual([200, 'no-store', []]);
    }
  });
});

describe('a write from another page', () => {
  it('is refused at every endpoint before anything of it is read', async () => {
    const { cookie } = await story.as('office');
    const faults: string[] = [];
    const foreign = [
      { origin: 'https://elsewhere.example', 'x-meritloop': '1' },
      { origin: 'null', 'x-meritloop': '1' },
      { 'sec-fetch-site': 'cross-site', 'x-meritloop': '1' },
      {},
    ];
    for (const [method, path, stated] of every.filter(([method]) => method !== 'GET')) {
      for (const headers of foreign) {
        const answer = await fetch(`${story.address}${path}`, {
          method,
          headers: { ...headers, cookie, 'content-type': 'application/json' },
          body: '{}',
        });
        const { error } = (await answer.json()) as { error?: { code: string } };
        if (error?.code !== 'platform.foreign_write') faults.push(`${method} ${stated} ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('a cookie beside a token', () => {
  it('counts for nothing: what spares a token the question of origin opens no session', async () => {
    const { cookie } = await story.as('clerk-b');
    const headers = { authorization: 'Bearer mlt_none', origin: 'https://elsewhere.example', cookie };
    const ended = await fetch(`${story.address}/api/auth/sessions/end-others`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(ended.status).toBe(401);
    expect((await (await story.as('clerk-b')).call(whoAmI)).status).toBe(200);
  });
});

describe('who asks too often', () => {
  it('waits alone: no one else, and no other page', async () => {
    const [wild, calm] = [await story.as('clerk-a'), await story.as('clerk-b')];
    const statuses = new Map<number, number>();
    let wait = 0;
    // Within one minute or over its edge, one of these is one too many.
    for (let time = 0; time < 245 && wait === 0; time += 1) {
      const { status, headers, body } = await wild.call(downloadUnits, { query: { q: 'x' } as object });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 429) continue;
      wait = Number(headers.get('retry-after'));
      expect(body ?? { error: { code: '' } }).toMatchObject({ error: { code: 'platform.too_often' } });
    }
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await calm.call(downloadUnits)).status).toBe(200);
    expect((await wild.call(whoAmI)).status).toBe(200);
  });
});
