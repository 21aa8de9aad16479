import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Mounted } from '../../src/endpoints.ts';
import { templated } from '../../src/openapi/operation.ts';
import type { AnsweredRaw } from './door.ts';
import type { JsonSchema } from './samples.ts';

export interface Operation {
  parameters: { name?: string; in?: string; schema?: JsonSchema }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: JsonSchema }> }>;
}

/** What is wrong with an answer by the document; undefined where nothing is. */
export function shapeFault(
  ajv: Ajv2020,
  operation: Operation,
  { endpoint }: Mounted,
  answer: AnsweredRaw,
): string | undefined {
  if (answer.status >= 500) return 'a failure';
  if (answer.status === 302) return undefined;
  const response = operation.responses[String(answer.status)];
  if (response === undefined) return `a status that is not declared: ${answer.status}`;
  const type = String(answer.headers['content-type']).split(';')[0] ?? '';
  const escaped = (part: string) => part.replace(/~/g, '~0').replace(/\//g, '~1');
  if (response.$ref === undefined && response.content?.[type] === undefined)
    return `a type that is not declared: ${type}`;
  if (type !== 'application/json') return undefined;
  const place =
    response.$ref ??
    `#/paths/${escaped(templated(endpoint.path))}/${endpoint.method.toLowerCase()}/responses/${answer.status}`;
  const pointer = `api${encodeURI(`${place}/content/${escaped(type)}/schema`)}`;
  const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
  return validate(answer.json) ? undefined : `not as declared: ${ajv.errorsText(validate.errors)}`;
}

/** The laws for a request that may have become another one: no failure, and refused in the shape of every refusal. */
export function looseFault({ status, headers, text, json }: AnsweredRaw): string | undefined {
  if (status >= 500) return 'a failure';
  if (/evil|a=b/.test(String(headers['set-cookie']))) return 'a header of the caller’s own';
  const refused = (
    json as { error?: { code?: unknown; what?: unknown; why?: unknown; todo?: unknown } } | undefined
  )?.error;
  const whole = [refused?.code, refused?.what, refused?.why, refused?.todo].every(
    (part) => typeof part === 'string',
  );
  return status >= 400 && !whole ? `no refusal in words: ${text.slice(0, 100)}` : undefined;
}
