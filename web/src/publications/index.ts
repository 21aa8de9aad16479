import { TrophyOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { textFilter } from '../ui/filter/addressFilters.ts';

/** Door of the web room `publications` 晾晒: released boards, releasing one, one board as its readers see it, and on paper. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards',
    component: lazyRouteComponent(() => import('./BoardsPage.tsx'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/release',
    /** The run that the board is released from. */
    validateSearch: z.object({ run: textFilter }),
    component: lazyRouteComponent(() => import('./ReleasePage.tsx'), 'ReleasePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/$id',
    /** The unit whose score is unfolded at the side. */
    validateSearch: z.object({ unit: textFilter }),
    component: lazyRouteComponent(() => import('./BoardPage.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/$id/sheet',
    component: lazyRouteComponent(() => import('./BoardSheetPage.tsx'), 'BoardSheetPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'boards',
    label: (t) => t('publications:navigation'),
    icon: TrophyOutlined,
    // Real units get no score or place of ours: a city of published figures has no boards.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
];
