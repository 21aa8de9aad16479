import { CalculatorOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { holds } from '../shell/visitor.ts';
import { textFilter } from '../ui/filter/addressFilters.ts';

/** Door of the web room `assessments` 考核: schemes in words, runs by period, one run with scores and explanations. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'runs',
    validateSearch: z.object({ scheme: textFilter, period: textFilter }),
    component: lazyRouteComponent(() => import('./RunsPage.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'runs/$id',
    /** The unit whose score is unfolded at the side. */
    validateSearch: z.object({ unit: textFilter }),
    component: lazyRouteComponent(() => import('./RunPage.tsx'), 'RunPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'runs',
    label: (t) => t('assessments:navigation'),
    icon: CalculatorOutlined,
    // Real units get no score or place of ours, so a city of published figures has no runs; units read the boards.
    shownTo: (visitor) =>
      visitor.tenant.kind !== 'published' && holds(visitor, 'office', 'reviewer', 'leader', 'auditor'),
  },
];
