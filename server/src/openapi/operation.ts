import type { Mounted } from '../endpoints.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { limits } from '../platform/limits.ts';
import { type Components, type JsonSchema, replySchema, requestSchema } from './json-schema.ts';
import { refusedWith } from './refusal-responses.ts';
import { summaries } from './summaries.ts';

const fileTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
  json: 'application/json',
  csv: 'text/csv',
};

/** `/api/:tenant/units` as OpenAPI writes it: `/api/{tenant}/units`. */
export const templated = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** `GET /api/{tenant}/units.xlsx` as a name that programs can use: `get_city_units_xlsx`. */
export function operationId({ method, path }: Endpoint): string {
  const words = path
    .replace(/^\/api\//, '')
    .replace(/^:tenant\//, 'city_')
    .replace(/\W+/g, '_');
  return `${method.toLowerCase()}_${words}`;
}

/** One operation of the document. */
export function operation(mounted: Mounted, components: Components): object {
  const { endpoint: stated, kind, room, decides } = mounted;
  const says = decides?.says;
  const id = operationId(stated);
  const write = stated.method !== 'GET';
  const city = stated.path.includes('/:tenant/');
  const body = requestSchema(stated.body, `${id}.body`, components);
  const takesBody = write && Object.keys((body.properties as object | undefined) ?? {}).length > 0;
  const summary = summaries[`${stated.method} ${stated.path}`];
  return {
    operationId: id,
    tags: [room],
    summary: summary === undefined ? stated.summary : `${summary} / ${stated.summary}`,
    ...(says === undefined ? {} : { description: `权限 / right: ${says.zh}。 / ${says.en}.` }),
    ...(kind === 'open' ? { security: [] } : {}),
    parameters: [
      ...pathParameters(stated, id, components),
      ...queryParameters(stated, id, components),
      { $ref: '#/components/parameters/AcceptLanguage' },
      ...(write ? [{ $ref: '#/components/parameters/Meritloop' }] : []),
      ...(write && city
        ? [{ $ref: '#/components/parameters/IfMatch' }, { $ref: '#/components/parameters/IdempotencyKey' }]
        : []),
    ],
    ...(takesBody
      ? {
          requestBody: {
            required: true,
            description: limitOf(stated),
            content: { 'application/json': { schema: body } },
          },
        }
      : {}),
    responses: {
      200: {
        description: '成功 / done',
        content: answer(mounted, id, components),
      },
      ...Object.fromEntries(
        refusedWith({ open: kind === 'open', city, write }).map((status) => [
          String(status),
          { $ref: `#/components/responses/Refused${status}` },
        ]),
      ),
      500: { $ref: '#/components/responses/Failed' },
    },
  };
}

const limitOf = ({ bodyLimit = limits.bodyBytes }: Endpoint): string =>
  `不超过 ${bodyLimit} 字节，嵌套不超过 ${limits.depth} 层 / at most ${bodyLimit} bytes and ${limits.depth} levels`;

function answer({ kind, endpoint: stated }: Mounted, id: string, components: Components): object {
  if (kind !== 'download')
    return { 'application/json': { schema: replySchema(stated.reply, `${id}.reply`, components) } };
  const type = fileTypes[stated.path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { [type]: { schema: { type: 'string', format: 'binary' } } };
}

function pathParameters(stated: Endpoint, id: string, components: Components): object[] {
  const { properties } = requestSchema(stated.params, `${id}.params`, components) as {
    properties?: Record<string, JsonSchema>;
  };
  return [...stated.path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    name === 'tenant'
      ? { $ref: '#/components/parameters/Tenant' }
      : { name, in: 'path', required: true, schema: properties?.[name] ?? { type: 'string' } },
  );
}

function queryParameters(stated: Endpoint, id: string, components: Components): object[] {
  const { properties = {}, required = [] } = requestSchema(stated.query, `${id}.query`, components) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
