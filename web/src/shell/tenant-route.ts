import { createRootRoute, createRoute } from '@tanstack/react-router';

/** Root of all addresses; its component is given in `router.tsx`. */
export const rootRoute = createRootRoute();

/**
 * Everything of one city: `/:tenant/…`. Rooms hang their pages below it. It is stated here without its frame,
 * because the frame shows the navigation, which comes from the rooms.
 */
export const tenantRoute = createRoute({ getParentRoute: () => rootRoute, path: '/$tenant' });
