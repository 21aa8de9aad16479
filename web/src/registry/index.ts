import { ApartmentOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { textFilter } from '../ui/filter/addressFilters.ts';

/** Door of the web room `registry` 谁: units on a day, with their dated memberships and assessment groups. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'units',
    validateSearch: z.object({
      on: z.iso.date().optional().catch(undefined),
      text: textFilter,
      kind: textFilter,
      group: textFilter,
    }),
    component: lazyRouteComponent(() => import('./UnitsPage.tsx'), 'UnitsPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  { path: 'units', label: (t) => t('registry:units'), icon: ApartmentOutlined },
];
