import about from '../package.json' with { type: 'json' };
import { composed } from './app/index.ts';
import { apiDocument, apiDocuments, stagesOf } from './openapi/index.ts';
import type { Endpoint } from './platform/endpoint.ts';
import { ownRoutes } from './platform/http.ts';
import * as account from './platform/identity/contract.ts';
import type { Deciding } from './platform/policy.ts';
import type { Mount, Room } from './platform/room.ts';
import { rightsRoom } from './rights/index.ts';
import { rooms } from './rooms.ts';

const ofTheLoop: readonly Room[] = [...rooms, composed];

/** What the server mounts: the rooms in walking order, what is composed of them, the document of all of it, and the rights. */
export const everyRoom: readonly Room[] = [
  ...ofTheLoop,
  apiDocuments(everyEndpoint, ofTheLoop, about.version),
  rightsRoom(everyEndpoint, ofTheLoop),
];

/** One endpoint as the server mounts it. */
export interface Mounted {
  /** `platform` for the house's own. */
  room: string;
  /**
   * `open` answers without a session; `account` to whoever is signed in, in no city; the others in a city: `query`
   * reads, `act` changes, `download` answers with a file.
   */
  kind: 'open' | 'account' | 'query' | 'act' | 'download';
  endpoint: Endpoint;
  /** The sentence that decides who is answered: every endpoint within a city has one. */
  decides: Deciding | undefined;
}

/** Every endpoint of the server, in the order in which it mounts them, gathered from the registrations themselves. */
export function everyEndpoint(): Mounted[] {
  const found: Mounted[] = [];
  const open: Endpoint[] = [
    account.signIn,
    account.giveCode,
    account.signOut,
    account.signInWays,
    account.takePuzzle,
    account.beginOidc,
    account.finishOidc,
  ];
  const ofAccounts = Object.values(account)
    .filter((one): one is Extract<typeof one, Endpoint> => 'path' in one && one.path.startsWith('/api/auth/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1)); // a module tells its names in no order of their own
  for (const one of ofAccounts) {
    const kind = open.includes(one) ? 'open' : 'account';
    found.push({ room: 'platform', kind, endpoint: one, decides: undefined });
  }
  for (const { name, routes } of [{ name: 'platform', routes: ownRoutes }, ...everyRoom]) {
    const note = (kind: Mounted['kind']) => (endpoint: Endpoint, decides: Deciding) => {
      found.push({ room: name, kind, endpoint, decides });
    };
    const gathering = {
      account: (endpoint: Endpoint) => {
        found.push({ room: name, kind: 'account', endpoint, decides: undefined });
      },
      query: note('query'),
      act: note('act'),
      download: note('download'),
    };
    routes?.(gathering as Mount);
  }
  return found;
}

/** The API document of every endpoint, without a server. */
export const wholeApiDocument = () =>
  apiDocument(everyEndpoint(), { version: about.version, stages: stagesOf(ofTheLoop) });
