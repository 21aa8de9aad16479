/**
 * The API document, made once from every endpoint that the server mounts. It is no room of the loop; the list of
 * endpoints is handed in, because it holds these two as well.
 */
import type { Mounted } from '../endpoints.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import type { Policy, Sentence } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';
import type { Room } from '../platform/room.ts';
import { readApiDocument, readCityApiDocument } from './contract.ts';
import { type ApiDocument, apiDocument } from './document.ts';

export { apiDocument };

const policy = {
  readApiDocument: {
    says: { zh: '每位登录人员都可查看接口文档', en: 'Everyone signed in may read the API document' },
    roles,
    over: 'anywhere',
  } satisfies Sentence<void>,
} satisfies Policy<void>;

/** What rooms are for, by their names: what the document says of them. */
export const stagesOf = (rooms: readonly Room[]): Record<string, Bilingual> =>
  Object.fromEntries(rooms.map(({ name, stage }) => [name, stage]));

/** The room that answers with the document of all `endpoints`, in all of `rooms`. */
export function apiDocuments(
  endpoints: () => readonly Mounted[],
  rooms: readonly Room[],
  version: string,
): Room {
  const stages = stagesOf(rooms);
  let whole: ApiDocument | undefined;
  return {
    name: 'openapi',
    stage: { zh: '接口文档', en: 'API document' },
    routes(mount) {
      mount.account(readApiDocument, async () => {
        whole ??= apiDocument(endpoints(), { version, stages });
        return { ...whole };
      });
      mount.query(readCityApiDocument, policy.readApiDocument, async ({ tenant: { id, name } }) => ({
        ...apiDocument(endpoints(), { version, stages, city: { id, name } }),
      }));
    },
  };
}
