import fc from 'fast-check';
import type { SentRaw } from './door.ts';
import { placesOf, withAt } from './samples.ts';

/** How a request was spoilt beyond what a schema can say; `loose` where it may have become another one. */
export interface Mangled {
  sent: SentRaw;
  loose: boolean;
}

/** What stands in JSON where a value should, as it is written there. */
const rawValues = [
  '1e400',
  '-1e400',
  '1e-400',
  '-0',
  '-0.0',
  '0x10',
  '010',
  '+1',
  '.5',
  '1_000',
  'NaN',
  'Infinity',
  'undefined',
  '9007199254740993',
  `"${'9'.repeat(400)}"`,
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\u202e1.5"',
  '"\\u2066x\\u2069"',
  '"\\u200f甲"',
  '"\\ufeff甲"',
  '"\\uffff"',
  '"\\u001b[2J"',
  '"0000-00-00"',
  '"0000-01-01"',
  '"9999-12-31"',
  '"infinity"',
  '"1e400"',
  '"-0"',
  '"0x10"',
  '"٣"',
  '"１２"',
  '"机密★10年"',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"toString":1}',
  '[[[[[[[[[[[]]]]]]]]]]]',
  `${'['.repeat(33)}${']'.repeat(33)}`,
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `${'{"a":'.repeat(31)}1${'}'.repeat(31)}`,
  `[${'0,'.repeat(20_000)}0]`,
  `[${'{},'.repeat(3_000)}{}]`,
  `"${'长'.repeat(60_000)}"`,
  `"${'\\n'.repeat(20_000)}"`,
];

const types = [
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=',
  'application/json;charset=UTF8',
  'application/vnd.api+json',
  'application/json, text/plain',
  'APPLICATION/JSON',
  ' ',
  'json',
  `application/json; x=${'y'.repeat(3_000)}`,
];

/** What stands in an address where an id or a code should, as it is sent. */
const pathParts = [
  '..',
  '.',
  '%2e%2e',
  '..%2f..%2fme',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%252e%252e%252f',
  'a%2fb',
  'a%5cb',
  '..\\..\\me',
  '%00',
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '%u0041',
  '%',
  ';a=b',
  'a%0d%0aset-cookie:%20x=1',
  '%e2%80%ae1',
  '%ef%bc%8e%ef%bc%8e',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '-0',
  '0x10',
  '1e400',
  '[object%20Object]',
  '%f0%9f%98%80',
  'x'.repeat(700),
  'x'.repeat(2_000),
  '%e9%95%bf'.repeat(100),
];

const searches = [
  'a[]=1',
  'a[b]=1',
  '__proto__=1',
  '__proto__[a]=1',
  'constructor=1',
  '%',
  '%ff=%ff',
  '=',
  '&&&&',
  `${'a&'.repeat(45)}`,
  `q=${'x'.repeat(9_000)}`,
  'q=%00',
  'q=%e2%80%ae',
  'page=1e400',
  'page=-0',
  'page=0x10',
  'page=%d9%a3',
  'size=1e9',
  'on=0000-01-01',
  'on=9999-12-31',
  'day=0000-01-01',
  'period=0000-06',
  'period=9999-12',
  'period=0001..9999',
  'from=0000-01-01&to=9999-12-31',
  'since=0001-01-01',
];

const headers: Record<string, string>[] = [
  { 'if-match': '"1e400"' },
  { 'if-match': '*' },
  { 'if-match': '"-0"' },
  { 'if-match': 'x'.repeat(8_000) },
  { 'idempotency-key': 'the-same-key' },
  { 'idempotency-key': '../../etc' },
  { 'idempotency-key': 'x'.repeat(5_000) },
  { 'accept-language': 'x'.repeat(8_000) },
  { 'accept-language': 'en;q=1e400' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '::1, 999.999.999.999' },
  { 'x-forwarded-host': 'elsewhere.example' },
  { host: 'elsewhere.example' },
  { origin: 'https://elsewhere.example' },
  { authorization: 'Bearer x' },
  { authorization: `Bearer ${'y'.repeat(6_000)}` },
  { authorization: 'Basic Og==' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br, gzip' },
  { 'transfer-encoding': 'chunked' },
  { expect: '100-continue' },
  { range: 'bytes=0-0,-1' },
  { 'if-none-match': '*' },
  { cookie: 'a=b; =; ;;' },
  { cookie: `a=${'x'.repeat(7_000)}` },
];

/** The body as text, spoilt in a way that no value could be. */
function mangledText(value: unknown): fc.Arbitrary<string | Buffer> {
  const json = JSON.stringify(value);
  const places = [...placesOf(value, 'string'), ...placesOf(value, 'number')];
  const put =
    places.length === 0
      ? fc.constantFrom(...rawValues)
      : fc
          .tuple(fc.constantFrom(...places), fc.constantFrom(...rawValues))
          .map(([place, raw]) => JSON.stringify(withAt(value, place, '@raw@')).replace('"@raw@"', () => raw));
  const spoiltText = fc.constantFrom<string | Buffer>(
    `\ufeff${json}`,
    Buffer.from(json, 'utf16le'),
    Buffer.concat([Buffer.from(json), Buffer.from([0xc3, 0x28])]),
    json.slice(0, -1),
    `${json}${json}`,
    `${json} //`,
    `/**/${json}`,
    json.replaceAll('"', "'"),
    json.replace('}', ',}'),
    json.replace('{', '{"a":1,"a":2,'),
    twice(json),
    '',
    ' ',
    'null',
    '"x"',
    '0',
    '[]',
    `{${'"a":1,'.repeat(30_000)}"a":1}`,
    `${' '.repeat(300_000)}${json}`,
  );
  return fc.oneof({ weight: 3, arbitrary: put }, { weight: 1, arbitrary: spoiltText });
}

/** Its first name twice, with another value: which of the two counts is nobody's choice. */
function twice(json: string): string {
  const first = /^\{("(?:[^"\\]|\\.)*"):/.exec(json)?.[1];
  return first === undefined ? json : `{${first}:"other",${json.slice(1)}`;
}

/** A request that is right so far, with one thing in it that no schema speaks of. */
export function mangled(sent: SentRaw, body: unknown): fc.Arbitrary<Mangled> {
  const { path = '', headers: own = {} } = sent;
  const given = (more: SentRaw, loose = false): Mangled => ({ sent: { ...sent, ...more }, loose });
  const [address = '', search = ''] = path.split('?');
  const parts = address.split('/');
  const ways: fc.Arbitrary<Mangled>[] = [
    fc
      .tuple(fc.integer({ min: 2, max: Math.max(2, parts.length - 1) }), fc.constantFrom(...pathParts))
      .map(([at, part]) =>
        given({ path: `${parts.with(Math.min(at, parts.length - 1), part).join('/')}?${search}` }, true),
      ),
    fc.constantFrom(...searches).map((more) => given({ path: `${address}?${search}&${more}` }, true)),
    fc.constantFrom(...headers).map((more) => given({ headers: { ...own, ...more } }, true)),
  ];
  if (sent.body !== undefined) {
    ways.push(
      mangledText(body).map((text) => given({ body: text })),
      mangledText(body).map((text) => given({ body: text })),
      fc.constantFrom(...types).map((type) => given({ headers: { ...own, 'content-type': type } })),
    );
  }
  return fc.oneof(...ways);
}
