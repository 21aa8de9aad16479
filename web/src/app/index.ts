import { AimOutlined, AuditOutlined, BarChartOutlined, HomeOutlined } from '@ant-design/icons';
import { auditRooms } from '@meritloop/server/app/audit-rooms';
import { dayText } from '@meritloop/server/platform/day-text';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { holds } from '../shell/visitor.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';
import { statuses } from '../ui/status/status.ts';

/** Door of `app`: what is shown or gathered from several rooms. It alone imports rooms and is imported by none. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: '/',
    /** `since`: the day since which changes are told. */
    validateSearch: z.object({ since: dayText.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'targets',
    /** `look` is the target that the side panel shows. */
    validateSearch: z.object({
      objective: textFilter,
      status: oneOf(statuses),
      subject: textFilter,
      text: textFilter,
      look: textFilter,
    }),
    component: lazyRouteComponent(() => import('./TargetsPage.tsx'), 'TargetsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'targets/$id',
    component: lazyRouteComponent(() => import('./TargetPage.tsx'), 'TargetPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters/$id',
    component: lazyRouteComponent(() => import('./MatterPage.tsx'), 'MatterPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'matters/$id/sheet',
    component: lazyRouteComponent(() => import('./MatterSheetPage.tsx'), 'MatterSheetPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'register',
    /** `view` is how it is shown; the others are filters of the list and of its workbook. */
    validateSearch: z.object({
      view: oneOf(['table', 'tree']),
      kind: oneOf(['target', 'task']),
      status: oneOf([...statuses, 'met', 'short']),
      objective: textFilter,
      section: textFilter,
      tag: textFilter,
      campaign: textFilter,
      unit: z.uuid().optional().catch(undefined),
      leader: textFilter,
      period: textFilter,
      nature: oneOf(['binding', 'expected', 'none']),
      text: textFilter,
    }),
    component: lazyRouteComponent(() => import('./StandingsPage.tsx'), 'StandingsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'year-before',
    component: lazyRouteComponent(() => import('./YearBeforePage.tsx'), 'YearBeforePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'units/$id',
    validateSearch: z.object({ day: dayText.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./UnitPage.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'organisation/change',
    /** What the form begins with. */
    validateSearch: z.object({
      kind: textFilter,
      unit: textFilter,
      group: textFilter,
      post: textFilter,
      portfolio: textFilter,
    }),
    component: lazyRouteComponent(() => import('./UnitChangePage.tsx'), 'UnitChangePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'names',
    validateSearch: z.object({ text: textFilter, kind: textFilter, english: oneOf(['given', 'none']) }),
    component: lazyRouteComponent(() => import('./NamesPage.tsx'), 'NamesPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'peers',
    validateSearch: z.object({
      set: textFilter,
      indicator: textFilter,
      period: textFilter,
      order: oneOf(['figure', 'set']),
    }),
    component: lazyRouteComponent(() => import('./PeersPage.tsx'), 'PeersPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'audit',
    /** `look` is the row that the side panel shows, `after` where the page before ended. */
    validateSearch: z.object({
      from: dayText.optional().catch(undefined),
      to: dayText.optional().catch(undefined),
      person: textFilter,
      unit: z.uuid().optional().catch(undefined),
      room: oneOf(auditRooms),
      act: textFilter,
      kind: textFilter,
      thing: textFilter,
      text: textFilter,
      sealed: oneOf(['yes', 'no']),
      look: textFilter,
      after: textFilter,
    }),
    component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  { path: '', label: (t) => t('app:name'), icon: HomeOutlined },
  {
    path: 'register',
    also: ['targets', 'year-before'],
    label: (t) => t('app:standings.title'),
    icon: AimOutlined,
  },
  { path: 'peers', label: (t) => t('app:peers.title'), icon: BarChartOutlined },
  {
    path: 'audit',
    label: (t) => t('app:audit.title'),
    icon: AuditOutlined,
    officers: true,
    shownTo: (visitor) => holds(visitor, 'auditor', 'audit_officer'),
  },
];
