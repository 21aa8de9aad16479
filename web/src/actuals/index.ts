import { FormOutlined } from '@ant-design/icons';
import { requestStates } from '@meritloop/server/contract/actuals';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** Door of the web room `actuals` 实绩: the list of requests, one request with its form or review, figures by version. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'requests',
    validateSearch: z.object({
      state: oneOf(requestStates),
      period: textFilter,
      awaiting: oneOf(['me']),
      page: textFilter,
    }),
    component: lazyRouteComponent(() => import('./RequestsPage.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'requests/$request',
    component: lazyRouteComponent(() => import('./RequestPage.tsx'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'figures/$indicator/$subject',
    component: lazyRouteComponent(() => import('./FiguresPage.tsx'), 'FiguresPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'requests',
    label: (t) => t('actuals:name'),
    icon: FormOutlined,
    // Nothing is asked of real units: a city of published figures has no requests.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
];
