import { ProfileOutlined, RiseOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/**
 * Door of the web room `plans` 目标引领: numbered matters with their clauses, duties and targets. The list of targets
 * is gathered from several rooms and lives in `app`.
 */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters',
    /** `look` is the matter that the side panel shows. */
    validateSearch: z.object({
      text: textFilter,
      objective: textFilter,
      section: textFilter,
      unit: textFilter,
      leader: textFilter,
      tag: textFilter,
      campaign: textFilter,
      withdrawn: oneOf(['with', 'only']),
      page: textFilter,
      look: textFilter,
      panel: oneOf(['campaigns']),
    }),
    component: lazyRouteComponent(() => import('./MattersPage.tsx'), 'MattersPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters/new',
    component: lazyRouteComponent(() => import('./MatterFormPage.tsx'), 'MatterFormPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters/$id/edit',
    component: lazyRouteComponent(() => import('./MatterFormPage.tsx'), 'MatterFormPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters/import',
    /** `import` is the preview on screen: it can be left and come back to. */
    validateSearch: z.object({ import: textFilter }),
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'ledger',
    /** `look` is the entry that the side panel shows, or `new`. */
    validateSearch: z.object({
      text: textFilter,
      kind: oneOf(['assessment', 'pilot', 'award', 'streak']),
      level: oneOf(['national', 'provincial', 'municipal']),
      state: oneOf(['expected', 'achieved', 'missed']),
      unit: textFilter,
      period: textFilter,
      look: textFilter,
    }),
    component: lazyRouteComponent(() => import('./LedgerPage.tsx'), 'LedgerPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'facts',
    validateSearch: z.object({
      text: textFilter,
      kind: oneOf(['target', 'actual', 'rank', 'streak', 'programme']),
      document: textFilter,
      period: textFilter,
    }),
    component: lazyRouteComponent(() => import('./FactsPage.tsx'), 'FactsPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  { path: 'matters', label: (t) => t('plans:matters'), icon: ProfileOutlined },
  { path: 'ledger', also: ['facts'], label: (t) => t('plans:ledger.title'), icon: RiseOutlined },
];

/** Parts of the matter's page that this room keeps; `app` puts them together when they are needed. */
export const MatterTasks = lazy(async () => ({ default: (await import('./MatterTasks.tsx')).MatterTasks }));
export const ReviseTarget = lazy(async () => ({
  default: (await import('./ReviseTarget.tsx')).ReviseTarget,
}));
export const AddTarget = lazy(async () => ({ default: (await import('./AddTarget.tsx')).AddTarget }));
export const WithdrawMatter = lazy(async () => ({
  default: (await import('./WithdrawMatter.tsx')).WithdrawMatter,
}));
