import { channel } from 'node:diagnostics_channel';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../../testing/api/door.ts';
import { rightsCity } from '../../testing/rights/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { everyEndpoint } from '../endpoints.ts';
import { statedRefusals } from '../platform/refusal.ts';
import { cityDocuments } from './city-document.ts';
import { readApiDocument, readCityApiDocument } from './contract.ts';
import { apiDocument } from './document.ts';
import { operationId, templated } from './operation.ts';
import { summaries } from './summaries.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object>; schemas: Record<string, unknown> };
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  security?: object[];
  parameters: { $ref?: string; name?: string; in?: string }[];
  responses: Record<string, object>;
}

let story: Story;
let door: Door;
let document: Document;
const mounted = new Set<string>();

channel('fastify.initialization').subscribe((message) => {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) mounted.add(`${one} ${url}`);
  });
});

const stated = everyEndpoint();
const byPath = (path: string) => {
  const found = stated.find(({ endpoint }) => endpoint.path === path);
  if (found === undefined) throw new Error(path);
  return found;
};

beforeAll(async () => {
  story = await openStory({ cities: [rightsCity('near')] });
  door = await openDoor(story);
  const answer = await door.ask(byPath(readApiDocument.path));
  expect(answer.status).toBe(200);
  document = answer.json as Document;
});
afterAll(async () => {
  door?.close();
  await story?.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      key: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

describe('the API document', () => {
  it('is OpenAPI 3.1 by the schema of the specification', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(document as object as Record<string, unknown>)).toEqual({
      valid: true,
    });
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'bearer']);
  });

  it('has every route that is mounted, and no other', () => {
    // Besides: what monitors ask, Fastify's HEAD beside each GET, and the answer to what no route serves.
    const others = /^(HEAD|OPTIONS|TRACE|SEARCH|\w+ \/api\/\*$|GET \/(healthz|livez|readyz|metrics)$)/;
    const routes = [...mounted].filter((route) => !others.test(route)).map(templated);
    expect(
      operations()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(routes.sort());
  });

  it('says of each in both languages what it does and who may, and names each once', () => {
    expect(
      stated
        .map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
        .filter((key) => !(key in summaries)),
    ).toEqual([]);
    const keys = new Set(stated.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`));
    expect(Object.keys(summaries).filter((key) => !keys.has(key))).toEqual([]);
    const names = stated.map(({ endpoint }) => operationId(endpoint));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { key, operation } of operations()) {
      expect([key, operation.summary]).toEqual([key, expect.stringMatching(/[\u4e00-\u9fff].* \/ .*[a-z]/)]);
      if (key.includes('/{tenant}/'))
        expect([key, operation.description]).toEqual([key, expect.stringContaining('权限')]);
    }
  });

  it('has every parameter of a path, the headers of writes, and every code that can be answered', () => {
    const text = JSON.stringify(document.components.schemas);
    for (const code of statedRefusals.keys()) expect(text).toContain(`"${code}"`);
    for (const { key, operation } of operations()) {
      const refs = operation.parameters.map(({ $ref, name }) => $ref?.split('/').at(-1) ?? name);
      const inPath = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name === 'tenant' ? 'Tenant' : name));
      expect([key, refs]).toEqual([key, expect.arrayContaining(inPath)]);
      const write = !key.startsWith('GET');
      expect([key, refs.includes('Meritloop')]).toEqual([key, write]);
      expect([key, refs.includes('IfMatch')]).toEqual([key, write && key.includes('/{tenant}/')]);
    }
  });

  it('answers a city with its own endpoints, and is shown to no stranger', async () => {
    const city = byPath(readCityApiDocument.path);
    const own = (await door.ask(city)).json as Document;
    expect(await new Validator().validate(own as object as Record<string, unknown>)).toEqual({ valid: true });
    expect(Object.keys(own.paths)).toContain(`/api/${story.tenant}/me`);
    expect(JSON.stringify(own)).not.toContain('{tenant}');
    expect((await door.ask(city, { headers: { cookie: '' } })).status).toBe(401);
    expect((await door.ask(byPath(readApiDocument.path), { headers: { cookie: '' } })).status).toBe(401);
  });

  it('is sent again to nobody who has it, and may be kept to be asked about', async () => {
    for (const one of [byPath(readApiDocument.path), byPath(readCityApiDocument.path)]) {
      const first = await door.ask(one);
      const { etag = '' } = first.headers;
      expect([first.status, first.headers['cache-control']]).toEqual([200, 'private, no-cache']);
      expect(etag).toMatch(/^"[\w-]{43}"$/);
      for (const has of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await door.ask(one, { headers: { 'if-none-match': has } });
        expect([has, again.status, again.text, again.headers.etag]).toEqual([has, 304, '', etag]);
      }
      const other = await door.ask(one, { headers: { 'if-none-match': '"other"' } });
      expect([other.status, other.text, other.headers.etag]).toEqual([200, first.text, etag]);
      expect((await door.ask(one, { headers: { 'if-none-match': etag, cookie: '' } })).status).toBe(401);
    }
  });
});

describe('documents of cities', () => {
  it('are made once, each with its own code and names', () => {
    let made = 0;
    const ofCity = cityDocuments((city) => {
      made += 1;
      return apiDocument(stated, { version: '1', stages: {}, city });
    });
    const city = { id: 'near', name: { zh: '“近”市\\', en: 'Near "City" $&' } };
    const [one, other] = [ofCity(city), ofCity({ ...city, id: 'far' })];
    expect(JSON.parse(one.json)).toEqual(
      JSON.parse(JSON.stringify(apiDocument(stated, { version: '1', stages: {}, city }))),
    );
    expect(Object.keys(JSON.parse(other.json).paths)).toContain('/api/far/me');
    expect([made, ofCity(city).etag, one.etag === other.etag]).toEqual([1, one.etag, false]);
    expect(ofCity({ ...city, name: { zh: '别名', en: 'Other' } }).etag).not.toBe(one.etag);
  });
});
