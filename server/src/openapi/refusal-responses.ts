import { type Stated, statedRefusals } from '../platform/refusal.ts';
import type { Components, JsonSchema } from './json-schema.ts';

const text = { type: 'string' } as const;

const problem = (codes: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: codes, description: '不变的代码 / stable code' },
        what: { ...text, description: '发生了什么 / what happened' },
        why: { ...text, description: '原因 / why' },
        todo: { ...text, description: '怎么办 / what to do' },
        fields: {
          type: 'array',
          description: '出错的位置 / the places at fault, such as `body.value`',
          items: {
            type: 'object',
            properties: { path: text, message: text },
            required: ['path', 'message'],
            additionalProperties: false,
          },
        },
        current: { description: '冲突时当前保存的内容 / what is stored now, on a conflict' },
      },
      required: ['code', 'what', 'why', 'todo'],
      additionalProperties: false,
    },
  },
  required: ['error'],
  additionalProperties: false,
});

/** Codes by status, each in their order. */
function codesByStatus(): Map<number, [string, Stated][]> {
  const found = new Map<number, [string, Stated][]>();
  for (const [code, stated] of statedRefusals) {
    found.set(stated.status, [...(found.get(stated.status) ?? []), [code, stated]]);
  }
  for (const list of found.values()) list.sort(([a], [b]) => (a < b ? -1 : 1));
  return found;
}

/** The refusals of the house: one response and one schema a status, each naming every code that has it. */
export function refusalResponses(schemas: Components): Record<string, object> {
  const responses: Record<string, object> = {};
  for (const [status, codes] of codesByStatus()) {
    schemas[`Refusal${status}`] = problem(codes.map(([code]) => code));
    responses[`Refused${status}`] = {
      description: codes
        .map(([code, { zh, en }]) => `\`${code}\` ${zh.what}${zh.why} / ${en.what} ${en.why}`)
        .join('\n\n'),
      content: { 'application/json': { schema: { $ref: `#/components/schemas/Refusal${status}` } } },
    };
  }
  schemas.Failed = problem(['platform.failed']);
  responses.Failed = {
    description: '`platform.failed` 系统内部出错，操作未完成。 / The system failed; nothing was changed.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failed' } } },
  };
  return responses;
}

/** The statuses with which any endpoint of a kind may refuse. */
export function refusedWith(asked: { open: boolean; city: boolean; write: boolean }): number[] {
  return [
    400,
    ...(asked.open && !asked.write ? [] : [401, 403]),
    404,
    409,
    414,
    422,
    429,
    503,
    ...(asked.write ? [413, 415] : []),
    ...(asked.write && asked.city ? [412, 428] : []),
  ].sort((a, b) => a - b);
}
