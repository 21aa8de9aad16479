import { ProfileOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { textFilter } from '../ui/filter/addressFilters.ts';

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
      look: textFilter,
    }),
    component: lazyRouteComponent(() => import('./MattersPage.tsx'), 'MattersPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  { path: 'matters', label: (t) => t('plans:matters'), icon: ProfileOutlined },
];
