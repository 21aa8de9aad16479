import { createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { z } from 'zod';
import * as app from '../app/index.ts';
import { rooms } from '../rooms.ts';
import { oneOf, parseAddress, textFilter, writeAddress } from '../ui/filter/addressFilters.ts';
import { FailedPage } from './FailedPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { TenantFrame } from './TenantFrame.tsx';
import { TenantListPage } from './TenantListPage.tsx';
import { rootRoute, tenantRoute } from './tenant-route.ts';

const tenantListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: TenantListPage,
});

/** Below `/auth`, which no city can be called. */
const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/account',
  component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
});

/** Where the server sends a browser that a sign-in provider did not help in. */
const refusedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/refused',
  validateSearch: z.object({ why: textFilter }),
  component: lazyRouteComponent(() => import('./RefusedPage.tsx'), 'RefusedPage'),
});

const rightsRoute = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'rights',
  /** `unit`: of which the things are; `person`: another post, for the office and the security officer. */
  validateSearch: z.object({ unit: textFilter, person: textFilter, may: oneOf(['yes', 'no']) }),
  component: lazyRouteComponent(() => import('./rights/RightsPage.tsx'), 'RightsPage'),
});

/** Only in builds with VITE_GALLERY=1: every primitive on one page, to be looked at. */
const galleryRoutes =
  import.meta.env.VITE_GALLERY === '1'
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/_gallery',
          component: lazyRouteComponent(() => import('./gallery/GalleryPage.tsx'), 'GalleryPage'),
        }),
      ]
    : [];

rootRoute.update({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: FailedPage });
tenantRoute.update({ component: TenantFrame, notFoundComponent: NotFoundPage });

const routeTree = rootRoute.addChildren([
  tenantListRoute,
  accountRoute,
  refusedRoute,
  ...galleryRoutes,
  tenantRoute.addChildren([
    ...app.routes,
    ...rooms.registry.routes,
    ...rooms.plans.routes,
    ...rooms.actuals.routes,
    ...rooms.gaps.routes,
    ...rooms.voices.routes,
    ...rooms.cases.routes,
    ...rooms.assessments.routes,
    ...rooms.honors.routes,
    ...rooms.publications.routes,
    rightsRoute,
  ]),
]);

/** The application's addresses. Rooms that add pages appear here through their doors. */
export const router = createRouter({
  routeTree,
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
