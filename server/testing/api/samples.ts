import fc from 'fast-check';

export type JsonSchema = Record<string, unknown>;

/** One place in a value: the names and numbers that lead to it. */
export type Place = readonly (string | number)[];

const uuid = '01900000-0000-7000-8000-000000000000';

/**
 * Values that a schema accepts as far as it says, every field filled in and every choice taken once: together they hold
 * every string that a body can have.
 */
export function samplesOf(schema: JsonSchema): unknown[] {
  if ('const' in schema) return [schema.const];
  if (Array.isArray(schema.enum)) return [schema.enum[0]];
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices !== undefined) {
    const found = choices.filter(({ type }) => type !== 'null').flatMap(samplesOf);
    return found.length === 0 ? [null] : found;
  }
  switch (schema.type) {
    case 'object':
      return objects(schema);
    case 'array':
      return samplesOf((schema.items ?? {}) as JsonSchema).map((item) =>
        Array.from({ length: Math.max(1, Number(schema.minItems ?? 1)) }, () => item),
      );
    case 'integer':
    case 'number':
      return [Math.max(1, Number(schema.minimum ?? 1))];
    case 'boolean':
      return [false];
    case 'string':
      return [text(schema)];
    default:
      return [null];
  }
}

function objects(schema: JsonSchema): unknown[] {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const first: Record<string, unknown> = {};
  const others: unknown[] = [];
  for (const [name, field] of fields) {
    const [value, ...more] = samplesOf(field);
    first[name] = value;
    for (const other of more) others.push([name, other]);
  }
  const rest = schema.additionalProperties as JsonSchema | boolean | undefined;
  if (typeof rest === 'object') first.name = samplesOf(rest)[0];
  return [first, ...others.map((pair) => ({ ...first, [(pair as [string])[0]]: (pair as unknown[])[1] }))];
}

function text(schema: JsonSchema): string {
  if (schema.format === 'uuid') return uuid;
  if (schema.format === 'date') return '2026-07-10';
  if (schema.contentEncoding === 'base64') return 'AAAA';
  if (typeof schema.pattern === 'string') {
    return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { seed: 1, numRuns: 1 })[0] ?? '';
  }
  const least = Number(schema.minLength ?? 0);
  return '测试文字说明'
    .padEnd(least, '字')
    .slice(0, Math.min(Number(schema.maxLength ?? 20), Math.max(least, 6)));
}

/** Every place of a value where something of that type stands. */
export function placesOf(value: unknown, type: 'string' | 'number', at: Place = []): Place[] {
  if (typeof value === type) return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => placesOf(part, type, [...at, name]));
}

/** The same value with something else at one place. */
export function withAt(value: unknown, place: Place, put: unknown): unknown {
  const [name, ...rest] = place;
  if (name === undefined) return put;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? withAt(item, rest, put) : item));
  const parts = value as Record<string, unknown>;
  return { ...parts, [name]: withAt(parts[name], rest, put) };
}
