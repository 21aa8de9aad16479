/**
 * The API document, made once from every endpoint that the server mounts. It is no room of the loop; the list of
 * endpoints is handed in, because it holds these two as well.
 */
import type { Mounted } from '../endpoints.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import type { Policy, Sentence } from '../platform/policy.ts';
import { Prepared } from '../platform/prepared.ts';
import { roles } from '../platform/principal.ts';
import type { Room } from '../platform/room.ts';
import { cityDocuments } from './city-document.ts';
import { readApiDocument, readCityApiDocument } from './contract.ts';
import { apiDocument } from './document.ts';

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
  // Made when first asked for: by then every room is mounted, and who starts the server need not wait for it.
  let whole: Prepared | undefined;
  let ofCity: ReturnType<typeof cityDocuments> | undefined;
  return {
    name: 'openapi',
    stage: { zh: '接口文档', en: 'API document' },
    routes(mount) {
      mount.account(readApiDocument, async () => {
        whole ??= new Prepared(JSON.stringify(apiDocument(endpoints(), { version, stages })));
        return whole;
      });
      mount.query(readCityApiDocument, policy.readApiDocument, async ({ tenant: { id, name } }) => {
        ofCity ??= cityDocuments((city) => apiDocument(endpoints(), { version, stages, city }));
        return ofCity({ id, name });
      });
    },
  };
}
