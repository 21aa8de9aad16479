import type { Mounted } from '../endpoints.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { limits } from '../platform/limits.ts';
import type { Components } from './json-schema.ts';
import { operation, templated } from './operation.ts';
import { refusalResponses } from './refusal-responses.ts';

export interface ApiDocument {
  openapi: string;
  info: object;
  servers: { url: string }[];
  tags: object[];
  paths: Record<string, Record<string, object>>;
  components: object;
  security: object[];
}

const parameters = {
  Tenant: {
    name: 'tenant',
    in: 'path',
    required: true,
    description: '城市代码 / code of the city',
    schema: { type: 'string', minLength: 1, maxLength: 80 },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: '出错说明所用语言，默认中文 / language of refusals, Chinese unless it begins with `en`',
    schema: { type: 'string', examples: ['zh-CN', 'en'] },
  },
  Meritloop: {
    name: 'x-meritloop',
    in: 'header',
    required: false,
    description:
      '以会话写入时必带，防止其他网站代为提交；用令牌时不需要 / needed to write with a session, since no other site’s form can send it; not with a token',
    schema: { type: 'string', const: '1' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      '所依据的版本；修改带 version 的内容时必带，缺少答 428，过期答 412 / version that was edited; needed wherever the thing carries `version`: 428 without it, 412 where it is stale',
    schema: { type: 'string', pattern: '^"?\\d{1,9}"?$', examples: ['"3"'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      '同一提交重试时带同一编号，不会重复 / the same key on a retry answers what was answered before and does nothing twice',
    schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
  },
};

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'meritloop.session_token',
    description:
      '网页登录的会话；HTTPS 下名称前加 __Host- / the session of a browser; under HTTPS its name begins with __Host-',
  },
  bearer: { type: 'http', scheme: 'bearer', description: '程序用的 API 令牌 / API token of a program' },
};

/**
 * The API as an OpenAPI 3.1 document, made from the contracts that the server validates with and the web calls through.
 * `city` fills in the tenant's code, so that a program of one city need not know that there are others.
 */
export function apiDocument(
  endpoints: readonly Mounted[],
  about: {
    version: string;
    /** What each room is for. */
    stages: Readonly<Record<string, Bilingual>>;
    city?: { id: string; name: Bilingual };
  },
): ApiDocument {
  const schemas: Components = {};
  const paths: ApiDocument['paths'] = {};
  const used = new Set<string>();
  for (const mounted of endpoints) {
    const { method, path: stated } = mounted.endpoint;
    const path = templated(stated);
    used.add(mounted.room);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(mounted, schemas) };
  }
  const responses = refusalResponses(schemas);
  const { city } = about;
  return {
    openapi: '3.1.1',
    info: {
      title:
        city === undefined ? '实绩闭环 Meritloop' : `实绩闭环 Meritloop · ${city.name.zh} / ${city.name.en}`,
      version: about.version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `只处理非涉密信息。 / Non-classified information only.\n\n上限 / limits: ${JSON.stringify(limits)}`,
    },
    servers: [{ url: '/' }],
    tags: [...used].map((name) => ({ name, description: described(about.stages[name]) })),
    paths:
      city === undefined
        ? paths
        : Object.fromEntries(
            Object.entries(paths)
              .filter(([path]) => path.startsWith('/api/{tenant}/'))
              .map(([path, operations]) => [
                path.replace('{tenant}', city.id),
                Object.fromEntries(
                  Object.entries(operations).map(([method, stated]) => [method, withoutTenant(stated)]),
                ),
              ]),
          ),
    components: { parameters, schemas, responses, securitySchemes },
    security: [{ session: [] }, { bearer: [] }],
  };
}

function withoutTenant(stated: object): object {
  const { parameters: all, ...rest } = stated as { parameters: { $ref?: string }[] };
  return { ...rest, parameters: all.filter(({ $ref }) => $ref !== '#/components/parameters/Tenant') };
}

const described = (stage: Bilingual | undefined): string =>
  stage === undefined ? '登录与账号 / sign-in and account' : `${stage.zh} / ${stage.en}`;
