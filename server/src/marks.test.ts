import type { FastifyRequest } from 'fastify';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../testing/api/counts.ts';
import type { Door } from '../testing/api/door.ts';
import { type JsonSchema, placesOf, samplesOf, withAt } from '../testing/api/samples.ts';
import { innocent, marked, markedLines } from '../testing/marks.ts';
import { openWatchedDoor, type WatchedDoor } from '../testing/rights/watched-door.ts';
import { everyEndpoint, type Mounted } from './endpoints.ts';
import { requestSchema } from './openapi/json-schema.ts';
import { classificationMark } from './platform/classification.ts';
import { readWorkbook } from './platform/read-workbook.ts';
import { Refusal } from './platform/refusal.ts';
import { validate } from './platform/validate.ts';
import { workbook } from './platform/workbook.ts';
import { readUnitsFile } from './registry/read-units-file.ts';

const all = everyEndpoint();
const writes = all.filter(({ endpoint }) => endpoint.method !== 'GET');
const secret = new Set(['password', 'current', 'next', 'code']);

type Part = 'params' | 'query' | 'body';

/** Every way of asking a write in which one text is left open, by the place of the text. */
function* texts({ endpoint }: Mounted): Generator<{ at: string; asked: (text: string) => FastifyRequest }> {
  const samples = (part: Part) => samplesOf(requestSchema(endpoint[part], part, {}) as JsonSchema);
  const usual = { params: samples('params')[0], query: samples('query')[0], body: samples('body')[0] };
  const known = new Set<string>();
  for (const part of ['params', 'query', 'body'] as const) {
    for (const sample of samples(part)) {
      for (const place of placesOf(sample, 'string')) {
        const at = [part, ...place].join('.');
        if (known.has(at)) continue;
        known.add(at);
        if (endpoint.path.startsWith('/api/auth/') && secret.has(String(place.at(-1)))) continue;
        yield {
          at,
          asked: (text) => ({ ...usual, [part]: withAt(sample, place, text) }) as unknown as FastifyRequest,
        };
      }
    }
  }
}

/** `taken`, or the code with which the door refuses. */
function outcome(one: Mounted, request: FastifyRequest): string {
  try {
    validate(one.endpoint, request);
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Where a file, or the text of one, comes in. */
const filesTaken = [
  'POST /api/:tenant/fill-ins',
  'POST /api/:tenant/register-imports',
  'POST /api/:tenant/unit-imports',
  'POST /api/:tenant/unit-imports/preview',
  'PUT /api/:tenant/document-templates/:kind',
];

describe('the rule', () => {
  it.each(marked)('knows %s as a mark', (text) => {
    expect(classificationMark(text)).toBeDefined();
    expect(classificationMark(`前文\n${text}\n后文`)).toBeDefined();
  });

  it.each(markedLines)('knows %j as a mark', (text) => {
    expect(classificationMark(text)).toBeDefined();
  });

  it.each(innocent)('knows %s as none', (text) => {
    expect(classificationMark(text)).toBeUndefined();
    expect(classificationMark(`前文${text}后文`)).toBeUndefined();
  });
});

describe('every text of every write, at any depth', () => {
  it('is refused with every mark, and with no word of every day', { timeout: 120_000 }, () => {
    let places = 0;
    const open = new Set<string>();
    const found: string[] = [];
    for (const one of writes) {
      const key = `${one.endpoint.method} ${one.endpoint.path}`;
      for (const { at, asked } of texts(one)) {
        places += 1;
        for (const text of marked) {
          const came = outcome(one, asked(text));
          if (came === 'platform.classified') open.add(`${key} ${at}`);
          else if (came !== 'platform.invalid') found.push(`${key} ${at} ${text}: ${came}`);
        }
        for (const text of innocent) {
          const came = outcome(one, asked(text));
          if (came === 'platform.classified') found.push(`${key} ${at} ${text}: ${came}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(places).toBeGreaterThan(250);
    // Texts that are free enough to carry one.
    expect(open.size).toBeGreaterThan(120);
  });
});

describe('a file', () => {
  const taken = all.flatMap(({ endpoint }) => {
    const text = JSON.stringify(requestSchema(endpoint.body, 'body', {}));
    return /"contentEncoding":"base64"|"yaml"/.test(text) ? [`${endpoint.method} ${endpoint.path}`] : [];
  });

  it('comes in through these doors alone', () => {
    expect(taken.sort()).toEqual(filesTaken);
  });

  it('of Excel is refused with every mark in a cell and as the name of a sheet', async () => {
    const found: string[] = [];
    for (const text of [...marked, ...markedLines, ...innocent]) {
      const inCell = { name: '数据', notes: [], columns: [{ title: '说明', width: 10 }], rows: [[text]] };
      const came: string[] = [];
      const sheetName = text.replace(/[\n\\/?*[\]:]/g, '').slice(0, 31);
      for (const sheet of [inCell, { ...inCell, name: sheetName, rows: [['正文']] }]) {
        const { bytes } = await workbook('x.xlsx', [sheet]);
        const mark = classificationMark(sheet.name) ?? classificationMark(sheet.rows[0]?.[0] ?? '');
        const read = await readWorkbook(bytes).then(
          () => 'read',
          (error) => (error as Refusal).code,
        );
        const expected = mark === undefined ? 'read' : 'platform.classified';
        if (read !== expected) came.push(`${sheet.name}: ${read}`);
      }
      if (came.length > 0) found.push(`${text}: ${came.join(', ')}`);
    }
    expect(found).toEqual([]);
  });
});

describe('a file of comma-separated values', () => {
  const read = async (rows: Buffer): Promise<string> => {
    const head = Buffer.from('单位名称,类别\n');
    return readUnitsFile('单位.csv', Buffer.concat([head, rows])).then(
      () => 'read',
      (error) => (error as Refusal).code,
    );
  };

  it('is refused with every mark in a cell, also where others stand on its line', async () => {
    const found: string[] = [];
    for (const text of [...marked, ...markedLines, ...innocent]) {
      const came = await read(Buffer.from(`甲局,"${text}",乙\n`));
      const expected = classificationMark(text) === undefined ? 'read' : 'platform.classified';
      if (came !== expected) found.push(`${text}: ${came}`);
    }
    expect(found).toEqual([]);
  });

  it('is refused with a mark in GB 18030, and not read where its encoding is another', async () => {
    const gb = (hex: string) =>
      readUnitsFile('单位.csv', Buffer.from(hex, 'hex')).then(
        () => 'read',
        (error) => (error as Refusal).code,
      );
    const head = 'b5a5cebbc3fbb3c62cc0e0b1f00a'; // 单位名称,类别
    expect(await gb(`${head}bcd7bed62cbbfac3dca1ef0a`)).toBe('platform.classified'); // 甲局,机密★
    expect(await gb(`${head}bcd7bed62cc4dab2bfc9f3bcc60a`)).toBe('read'); // 甲局,内部审计
    for (const encoded of [
      Buffer.from('\ufeff单位名称,类别\n甲局,机密★\n', 'utf16le'),
      Buffer.from('\ufeff单位名称,类别\n甲局,机密★\n', 'utf16le').swap16(),
      Buffer.from('name,kind\nA,bureau\n', 'utf16le'),
      Buffer.from([0x81, 0xff, 0x0a]),
    ])
      expect(await gb(encoded.toString('hex'))).toBe('registry.csv_unreadable');
  });

  it('is refused in words where a line is endless', async () => {
    expect(await read(Buffer.from('甲'.repeat(1_600_000)))).toBe('registry.csv_unreadable');
    expect(await read(Buffer.from('甲,'.repeat(1_200_000)))).toBe('registry.csv_unreadable');
    expect(await read(Buffer.from(`"${'甲\n'.repeat(1_200_000)}`))).toBe('registry.csv_unreadable');
    expect(await read(Buffer.alloc(10_000_000, 'a'))).toBe('platform.too_large');
  });
});

describe('over HTTP', () => {
  let watched: WatchedDoor;
  let door: Door;

  beforeAll(async () => {
    watched = await openWatchedDoor();
    ({ door } = watched);
  });
  afterAll(() => watched?.close());

  const byPath = (method: string, path: string) => {
    const found = all.find(({ endpoint }) => endpoint.method === method && endpoint.path === path);
    if (found === undefined) throw new Error(path);
    return found;
  };

  it('a file of a kind that is not taken is refused, whatever it says', async () => {
    const docx = Buffer.from(
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'word/document.xml': strToU8('<w:document><w:t>机密★三年</w:t></w:document>'),
      }),
    );
    const files = [
      docx,
      Buffer.from('%PDF-1.7\n机密★三年'),
      Buffer.from('说明\n机密★三年\n'),
      Buffer.from('{"说明":"机密★三年"}'),
      Buffer.from('说明: 机密★三年\n'),
    ];
    for (const file of files) {
      const content = file.toString('base64');
      for (const [path, body] of [
        ['/api/:tenant/register-imports', { fileName: '登记簿.xlsx', content }],
        ['/api/:tenant/fill-ins', { fileName: '填报.xlsx', content, save: true }],
      ] as const) {
        const answer = await door.ask(byPath('POST', path), { body: JSON.stringify(body) });
        expect([path, answer.status, answer.text]).toEqual([
          path,
          422,
          expect.stringContaining('platform.not_a_workbook'),
        ]);
      }
    }
  });

  it('a text that YAML writes otherwise is read as YAML reads it', async () => {
    const templates = byPath('GET', '/api/:tenant/document-templates');
    const { templates: found } = (await door.ask(templates)).json as {
      templates: { kind: string; yaml: string; version: number }[];
    };
    const [template] = found;
    if (template === undefined) throw new Error('no template');
    const change = byPath('PUT', '/api/:tenant/document-templates/:kind');
    for (const heading of ['"\\u673a\\u5bc6\\u2605"', '"机\\\n      密★三年"', '"\\x5b内部\\x5d"']) {
      const yaml = template.yaml.replace('blocks:', `blocks:\n  - heading: ${heading}`);
      expect(classificationMark(yaml)).toBeUndefined();
      const answer = await door.ask(change, {
        path: `/api/near/document-templates/${template.kind}`,
        headers: { 'if-match': `"${template.version}"` },
        body: JSON.stringify({ yaml, reason: '改写说明文字' }),
      });
      expect([heading, answer.status, answer.text]).toEqual([
        heading,
        422,
        expect.stringContaining('"platform.classified"'),
      ]);
    }
  });

  it('no question leaves a mark behind: it may be looked for, and is neither stored nor logged', async () => {
    let asked = 0;
    for (const one of all.filter(({ endpoint, kind }) => endpoint.method === 'GET' && kind !== 'open')) {
      const [query] = samplesOf(requestSchema(one.endpoint.query, 'query', {}) as JsonSchema);
      const free = Object.keys(query as object).filter(
        (name) => one.endpoint.query.safeParse({ ...(query as object), [name]: '机密★三年' }).success,
      );
      const names = free.filter((name) => placesOf(query, 'string').some(([first]) => first === name));
      if (names.length === 0) continue;
      asked += 1;
      const search = new URLSearchParams(names.map((name): [string, string] => [name, '机密★三年']));
      const own = one.endpoint.path.replace(/:(\w+)/g, (_all, name: string) =>
        name === 'tenant' ? 'near' : '01900000-0000-7000-8000-000000000000',
      );
      const answer = await door.ask(one, { path: `${own}?${search}` });
      expect([one.endpoint.path, answer.status]).toEqual([
        one.endpoint.path,
        expect.toSatisfy((status) => status < 500),
      ]);
    }
    expect(asked).toBeGreaterThan(15);
  });

  it('nothing was stored and nothing of it is in the log', async () => {
    expect(await rowCounts(watched.story.db)).toEqual(watched.before);
    expect(watched.lines.length).toBeGreaterThan(40);
    expect(watched.lines.join('')).not.toMatch(/机密|673a/);
  });
});
