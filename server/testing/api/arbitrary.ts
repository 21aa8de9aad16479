import fc from 'fast-check';
import type { JsonSchema } from './samples.ts';

/** What a value may be taken from besides chance: ids, codes and periods that are there. */
export interface Pool {
  ids: readonly string[];
  words: readonly string[];
}

const days = [
  '2026-07-10',
  '2026-06-30',
  '2024-02-29',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '1949-09-30',
  '1949-10-01',
  '2099-12-31',
];
const numbers = [0, 1, 2, 3, 50, 500, -1, 0.5, 2_147_483_648, Number.MAX_SAFE_INTEGER];
const texts = [
  '',
  ' ',
  '说明理由四字以上',
  '12.5',
  '-0.0',
  '2026-06',
  '2026',
  '2023..2027',
  "'; drop table plans.matter; --",
  "=cmd|' /C calc'!A0",
  '<img src=x onerror=alert(1)>',
  '{{constructor}}',
  '\ud83d\ude00🏳️‍🌈e\u0301',
  'ﬁＡ１',
  '%s%n',
  '../../etc/passwd',
];

/** Requests as a schema of the API document says that they may be. */
export function arbitraryOf(
  schema: JsonSchema,
  pool: Pool,
  defs: Record<string, JsonSchema>,
): fc.Arbitrary<unknown> {
  const of = (one: unknown) => arbitraryOf((one ?? {}) as JsonSchema, pool, defs);
  if (typeof schema.$ref === 'string') return fc.constant(null);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = (schema.anyOf ?? schema.oneOf) as unknown[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(of));
  switch (schema.type) {
    case 'object':
      return objects(schema, of);
    case 'array': {
      const minLength = Number(schema.minItems ?? 0);
      const maxLength = Math.min(Number(schema.maxItems ?? 5), minLength + 3);
      return fc.array(of(schema.items), { minLength, maxLength });
    }
    case 'integer':
    case 'number':
      return fc.constantFrom(...numbers.filter((one) => schema.type === 'number' || Number.isInteger(one)));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return strings(schema, pool);
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

function objects(schema: JsonSchema, of: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, unknown>);
  const requiredKeys = (schema.required ?? []) as string[];
  const known = fc.record(Object.fromEntries(fields.map(([name, field]) => [name, of(field)])), {
    requiredKeys,
  });
  const rest = schema.additionalProperties;
  if (typeof rest !== 'object' || rest === null) return known;
  const more = fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), of(rest), { maxKeys: 4 });
  return fc.tuple(known, more).map(([one, other]) => ({ ...other, ...(one as object) }));
}

function strings(schema: JsonSchema, { ids, words }: Pool): fc.Arbitrary<string> {
  if (schema.format === 'uuid') {
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: fc.uuid({ version: 7 }) },
    );
  }
  if (schema.format === 'date') return fc.constantFrom(...days);
  if (schema.contentEncoding === 'base64') return fc.base64String({ maxLength: 200 });
  if (typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern));
  const minLength = Number(schema.minLength ?? 0);
  const maxLength = Math.min(Number(schema.maxLength ?? 60), minLength + 60);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength, maxLength }) },
  );
}

/** The same with one thing made wrong. */
export function spoilt(given: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(null, '', [], {}, -1, 1e308, true, 'x'.repeat(20_000), ['x'], { a: { b: [] } }),
    fc.jsonValue({ maxDepth: 4 }),
  );
  return fc.tuple(given, wrong, fc.nat()).map(([value, put, at]) => {
    if (typeof value !== 'object' || value === null) return put;
    const names = Object.keys(value);
    const name = names[at % Math.max(1, names.length)] ?? 'more';
    const spoiled = { ...value, [name]: put } as Record<string, unknown>;
    if (at % 7 === 0) delete spoiled[name];
    return spoiled;
  });
}
