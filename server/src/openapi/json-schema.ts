import { z } from 'zod';
import { strictly } from '../platform/strictly.ts';

export type JsonSchema = Record<string, unknown>;

/** Collects schemas that refer to themselves under names of their own. */
export type Components = Record<string, JsonSchema>;

/** What a part of a request may be: as it is sent, before defaults are filled in. */
export function requestSchema(schema: z.ZodType, name: string, components: Components): JsonSchema {
  return hoisted(z.toJSONSchema(strictly(schema), { io: 'input', unrepresentable: 'any' }), name, components);
}

/** What an answer is. */
export function replySchema(schema: z.ZodType, name: string, components: Components): JsonSchema {
  return hoisted(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), name, components);
}

/** Moves the definitions of a schema into the document's components, since its references start at the document. */
function hoisted(made: object, name: string, components: Components): JsonSchema {
  const { $schema: _, $defs, ...schema } = made as JsonSchema & { $defs?: Components };
  const renamed = (key: string) => `${name}.${key.replace(/^_+/, '')}`;
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === '$ref' && typeof part === 'string'
          ? part.replace(/^#\/\$defs\/(.+)$/, (_all, def: string) => `#/components/schemas/${renamed(def)}`)
          : rewrite(part),
      ]),
    );
  };
  for (const [key, part] of Object.entries($defs ?? {})) {
    components[renamed(key)] = rewrite(part) as JsonSchema;
  }
  return rewrite(schema) as JsonSchema;
}
