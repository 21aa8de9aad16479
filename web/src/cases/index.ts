import { AuditOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** Views of the list that are counted above it. */
export const views = ['open', 'mine', 'overdue', 'returned', 'ended'] as const;

/** Door of the web room `cases` 过程控制: the list, one case with its next step, opening one, and its sheet. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'cases',
    validateSearch: z.object({
      show: oneOf(views),
      state: textFilter,
      unit: textFilter,
      page: textFilter,
    }),
    component: lazyRouteComponent(() => import('./CasesPage.tsx'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'cases/open',
    /** The target, and the change whose proposal is taken up where there is one. */
    validateSearch: z.object({ target: textFilter, change: textFilter }),
    component: lazyRouteComponent(() => import('./OpenCasePage.tsx'), 'OpenCasePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'cases/$id',
    component: lazyRouteComponent(() => import('./CasePage.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'cases/$id/sheet',
    component: lazyRouteComponent(() => import('./OrderSheetPage.tsx'), 'OrderSheetPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'cases',
    label: (t) => t('cases:name'),
    icon: AuditOutlined,
    // Nobody acts for real units: a city of published figures has no cases.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
];
