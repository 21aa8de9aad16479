import { z } from 'zod';

type Shape = Record<string, unknown>;

/**
 * The least that a schema accepts, generated from it. `known` gives values by the name of the field, such as ids of
 * things that are there; `wanted` fills fields that could be left out as well.
 */
export function sampleOf(
  schema: z.ZodType,
  known: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): unknown {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const defs = (shape.$defs ?? {}) as Record<string, Shape>;

  function make(one: Shape): unknown {
    if (typeof one.$ref === 'string') return make(defs[one.$ref.split('/').at(-1) ?? ''] ?? {});
    if ('const' in one) return one.const;
    if (Array.isArray(one.enum)) return one.enum[0];
    const choice = (one.anyOf ?? one.oneOf ?? one.allOf) as Shape[] | undefined;
    if (choice !== undefined) {
      return choice.some(({ type }) => type === 'null') ? null : make(choice[0] ?? {});
    }
    if (one.type === 'object') {
      const fields = (one.properties ?? {}) as Record<string, Shape>;
      const required = (one.required ?? []) as string[];
      const also = Object.keys(fields).filter((name) => name in wanted);
      return Object.fromEntries([
        ...required.map((name) => [
          name,
          fits(fields[name], known[name]) ? known[name] : make(fields[name] ?? {}),
        ]),
        ...also.map((name) => [name, wanted[name]]),
      ]);
    }
    if (one.type === 'array')
      return Array.from({ length: Number(one.minItems ?? 0) }, () => make(one.items as Shape));
    if (one.type === 'integer' || one.type === 'number') return Math.max(1, Number(one.minimum ?? 1));
    if (one.type === 'boolean') return false;
    if (one.type === 'string') return text(one);
    return null;
  }
  return make(shape);
}

/** A value by the name of a field, where the field takes one of its kind. */
function fits(field: Shape | undefined, value: unknown): boolean {
  return value !== undefined && field?.type === typeof value && !Array.isArray(field?.enum);
}

function text(one: Shape): string {
  if (one.format === 'uuid') return '01900000-0000-7000-8000-000000000000';
  if (one.format === 'date') return '2026-07-10';
  if (one.contentEncoding === 'base64' || one.format === 'base64') return 'AAAA';
  return '测试文字说明'.padEnd(Number(one.minLength ?? 0), '字').slice(0, Number(one.maxLength ?? 6));
}
