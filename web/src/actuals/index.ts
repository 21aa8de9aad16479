import { FormOutlined } from '@ant-design/icons';
import { calendarKinds, requestStates } from '@meritloop/server/contract/actuals';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** Door of the web room `actuals` 实绩: the list of requests, one request with its form or review, figures by
 * version; reports by matter, asking, the calendar and release days. */
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
    path: 'reports',
    validateSearch: z.object({
      period: textFilter,
      awaiting: oneOf(['me']),
      unit: textFilter,
      matter: textFilter,
    }),
    component: lazyRouteComponent(() => import('./ReportsPage.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'reports/$matter/$unit/$period',
    component: lazyRouteComponent(() => import('./ReportPage.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'ask',
    validateSearch: z.object({
      period: textFilter,
      objective: textFilter,
      section: textFilter,
      campaign: textFilter,
      unit: textFilter,
      coUnits: oneOf(['yes']),
    }),
    component: lazyRouteComponent(() => import('./AskPage.tsx'), 'AskPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'calendar',
    validateSearch: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional()
        .catch(undefined),
      kind: oneOf(calendarKinds),
    }),
    component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'release-days',
    component: lazyRouteComponent(() => import('./ReleasesPage.tsx'), 'ReleasesPage'),
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
    also: ['reports', 'ask', 'calendar', 'release-days', 'figures'],
    label: (t) => t('actuals:name'),
    icon: FormOutlined,
    // Nothing is asked of real units: a city of published figures has no requests.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
];
