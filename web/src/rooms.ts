import * as actuals from './actuals/index.ts';
import * as app from './app/index.ts';
import * as assessments from './assessments/index.ts';
import * as cases from './cases/index.ts';
import * as gaps from './gaps/index.ts';
import * as honors from './honors/index.ts';
import * as plans from './plans/index.ts';
import * as publications from './publications/index.ts';
import * as registry from './registry/index.ts';
import type { NavigationEntry } from './shell/navigation.ts';
import * as voices from './voices/index.ts';

/**
 * The nine rooms of the web floor in walking order, after `app`, which composes them.
 *
 * How a page is added (only its room's folder is touched):
 * 1. `web/src/<room>/<Page>.tsx` holds the page; it starts with `PageTitle` and reads contracts from
 *    `@meritloop/server/contract/<room>` through `useAnswer` and `useAct` (`api/`).
 * 2. `web/src/<room>/index.ts`, the door, adds a `createRoute({ getParentRoute: () => tenantRoute, path,
 *    validateSearch, component: lazyRouteComponent(() => import('./<Page>.tsx'), '<Page>') })` to its `routes` tuple
 *    and, where people should find it from anywhere, an entry to `navigation`.
 * 3. `web/src/<room>/words.zh.ts` states its words, `words.en.ts` answers them.
 * A room imports `ui`, `api`, `messages`, `explain`, what `shell` says of the visitor and the city (`tenant-route.ts`,
 * `visitor.ts`, `CityLink.tsx`) and its own files; only `app` imports rooms.
 */
export const rooms = {
  registry,
  plans,
  actuals,
  gaps,
  voices,
  cases,
  assessments,
  honors,
  publications,
} as const;

export type RoomName = keyof typeof rooms;

/** Room names in walking order. */
const walkingOrder = Object.keys(rooms) as RoomName[];

/** Everything the side navigation may show, in walking order, with the room that each entry belongs to. */
export const navigation: { place: RoomName | 'app'; entries: readonly NavigationEntry[] }[] = [
  { place: 'app', entries: app.navigation },
  ...walkingOrder.map((place) => ({ place, entries: rooms[place].navigation })),
];
