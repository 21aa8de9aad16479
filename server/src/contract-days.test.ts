import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readAudit } from './app/contract.ts';
import { everyEndpoint } from './endpoints.ts';
import { dayOrSpanText, dayText, firstDay, lastDay } from './platform/day-text.ts';

type Schema = z.core.$ZodType;

/** Every text of a schema by its place, whatever stands around it. */
function texts(schema: Schema, at: string, seen = new Set<Schema>()): [string, Schema][] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (part: Schema, name = '') => texts(part, name === '' ? at : `${at}.${name}`, seen);
  switch (def.type) {
    case 'string':
      seen.delete(schema); // a type that many fields share is looked at in each
      return [[at, schema]];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, part]) => {
        seen.delete(part);
        return within(part, name);
      });
    case 'array':
      return within(def.element, '0');
    case 'union':
      return def.options.flatMap((option) => within(option));
    case 'record':
      return within(def.valueType, '*');
    case 'pipe':
      return within(def.in);
    case 'lazy':
      return within(def.getter());
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return within(def.innerType);
    default:
      return [];
  }
}

const isDate = (schema: Schema) => (schema as unknown as { format?: string | null }).format === 'date';
/** Names that only a day has: `dueOn`, `from`, `validFrom`. */
const named = /(^|\.)(\w+On|on|day|from|to|since|until|due|effectiveOn|validFrom|validTo)$/;

const asked = everyEndpoint().flatMap(({ endpoint: { method, path, params, query, body } }) =>
  [
    ...texts(params, `${method} ${path} params`),
    ...texts(query, `${method} ${path} query`),
    ...texts(body, `${method} ${path} body`),
  ].map(([at, schema]) => ({ at, schema })),
);

describe('a day of a request', () => {
  it('has one type in every contract', () => {
    const days = asked.filter(({ schema }) => schema === dayText);
    expect(days.length).toBeGreaterThan(25);
    const others = asked.filter(
      ({ at, schema }) =>
        schema !== dayText && schema !== dayOrSpanText && (isDate(schema) || named.test(at)),
    );
    expect(others.map(({ at }) => at)).toEqual([]);
  });

  it('is one that the calendar has, in years that can be counted on from', () => {
    const taken = (text: string) => dayText.safeParse(text).success;
    for (const day of [firstDay, '2024-02-29', '2026-11-22', lastDay])
      expect([day, taken(day)]).toEqual([day, true]);
    for (const day of [
      '0000-01-01',
      '0001-01-01',
      '1949-09-30',
      '2100-01-01',
      '9999-12-31',
      '2023-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '+12026-01-01',
      '-2026-01-01',
      '２０２６-01-01',
      '2026-01-01T00:00:00Z',
      'today',
      'infinity',
      '',
    ])
      expect([day, taken(day)]).toEqual([day, false]);
  });

  it('goes on as a moment only from one that is there', () => {
    const taken = (after: string) => readAudit.query.safeParse({ after }).success;
    const id = '01900000-0000-7000-8000-000000000000';
    expect(taken(`2026-11-22T08:00:00.123456Z_${id}`)).toBe(true);
    for (const after of [
      `8830-72-49T33:95:55.378363Z_${id}`,
      `2026-02-30T08:00:00.123456Z_${id}`,
      `0000-01-01T00:00:00.000000Z_${id}`,
      `2026-11-22T08:00:00.123456Z_${'-'.repeat(36)}`,
      `2026-11-22T08:00:00.123456Z_${id}_`,
      `2026-11-22T08:00:00.123456Z`,
      `_${id}`,
    ])
      expect([after, taken(after)]).toEqual([after, false]);
  });

  it('may be a year or a month alone where documents are dated', () => {
    const taken = (text: string) => dayOrSpanText.safeParse(text).success;
    for (const text of ['1949', '2026', '2026-02', '2024-02-29'])
      expect([text, taken(text)]).toEqual([text, true]);
    for (const text of ['0000', '1948', '2100', '2026-13', '2026-00', '2023-02-29', '2026-99-99', '26', ''])
      expect([text, taken(text)]).toEqual([text, false]);
  });
});
