import type { z } from 'zod';
import { never } from 'zod';

/**
 * The same schema, which refuses what it does not know instead of leaving it out: a misspelt name must not look as if
 * it had been taken. Objects that state what else they take keep it.
 */
export function strictly<Schema extends z.ZodType>(schema: Schema): Schema {
  return strict(schema) as unknown as Schema;
}

type Node = z.core.$ZodType;

function strict(schema: Node): Node {
  const node = schema as z.core.$ZodTypes;
  const { def } = node._zod;
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(Object.entries(def.shape).map(([name, part]) => [name, strict(part)]));
      return clone(schema, { ...def, shape, catchall: def.catchall ?? never() });
    }
    case 'array':
      return clone(schema, { ...def, element: strict(def.element) });
    case 'union':
      return clone(schema, { ...def, options: def.options.map(strict) });
    case 'record':
      return clone(schema, { ...def, valueType: strict(def.valueType) });
    case 'pipe':
      return clone(schema, { ...def, in: strict(def.in) });
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return clone(schema, { ...def, innerType: strict(def.innerType) });
    default:
      return schema;
  }
}

const clone = (schema: Node, def: object): Node =>
  (schema as z.ZodType).clone(def as z.core.$ZodTypeDef) as unknown as Node;
