import { AlertOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { holds } from '../shell/visitor.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** What became of a change's proposal; counted above the list. */
export const proposals = ['proposed', 'taken', 'dismissed', 'none'] as const;

/** Door of the web room `gaps` 差距管理: what changed, what the lights propose, the rules that give them, and judged progress of tasks. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'gaps',
    /** `change` is the one that the side panel shows. */
    validateSearch: z.object({ proposal: oneOf(proposals), change: textFilter }),
    component: lazyRouteComponent(() => import('./ChangesPage.tsx'), 'ChangesPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'gaps/tasks',
    /** `task` is the one whose form is open; without it the first that waits, with `none` no one's. */
    validateSearch: z.object({
      period: textFilter,
      state: oneOf(['awaiting', 'judged']),
      unit: textFilter,
      task: textFilter,
    }),
    component: lazyRouteComponent(() => import('./TaskJudgementsPage.tsx'), 'TaskJudgementsPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'gaps',
    label: (t) => t('gaps:navigation'),
    icon: AlertOutlined,
    // Real names get no lights; and a unit sees its own changes on the target's page.
    shownTo: (visitor) =>
      visitor.tenant.kind !== 'published' && holds(visitor, 'office', 'reviewer', 'leader', 'auditor'),
  },
];
