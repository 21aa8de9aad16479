import { ApartmentOutlined, SafetyOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import { dayText } from '@meritloop/server/platform/day-text';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { holds, isOfficer } from '../shell/visitor.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** Day of which the organisation is shown; absent: the business day. */
const day = dayText.optional().catch(undefined);

/** Door of the web room `registry` 谁: units, assessment groups and portfolios of a day, and what changed them. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'units',
    validateSearch: z.object({ day, text: textFilter, kind: textFilter, group: textFilter }),
    component: lazyRouteComponent(() => import('./UnitsPage.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'units/import',
    component: lazyRouteComponent(() => import('./UnitsImportPage.tsx'), 'UnitsImportPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'organisation',
    validateSearch: z.object({ day }),
    component: lazyRouteComponent(() => import('./OrganisationPage.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'organisation/changes',
    validateSearch: z.object({ day }),
    component: lazyRouteComponent(() => import('./ChangesPage.tsx'), 'ChangesPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'owner-groups',
    /** `group` is the one that is edited beside the page, or `new`. */
    validateSearch: z.object({ group: textFilter }),
    component: lazyRouteComponent(() => import('./OwnerGroupsPage.tsx'), 'OwnerGroupsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'accounts',
    /** `account` is the one that is looked at beside the list, or `new`. */
    validateSearch: z.object({
      text: textFilter,
      only: oneOf(['asked', 'officers', 'stopped']),
      account: textFilter,
    }),
    component: lazyRouteComponent(() => import('./officers/AccountsPage.tsx'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'sign-in-policy',
    component: lazyRouteComponent(() => import('./officers/SignInPolicyPage.tsx'), 'SignInPolicyPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'settings',
    component: lazyRouteComponent(() => import('./officers/SettingsPage.tsx'), 'SettingsPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'units',
    also: ['organisation', 'owner-groups', 'names'],
    label: (t) => t('registry:units'),
    icon: ApartmentOutlined,
  },
  {
    path: 'accounts',
    label: (t) => t('registry:officers.accounts'),
    icon: TeamOutlined,
    officers: true,
    shownTo: isOfficer,
  },
  {
    path: 'sign-in-policy',
    label: (t) => t('registry:officers.policy'),
    icon: SafetyOutlined,
    officers: true,
    shownTo: (visitor) => holds(visitor, 'security_officer', 'audit_officer'),
  },
  {
    path: 'settings',
    label: (t) => t('registry:officers.settings'),
    icon: SettingOutlined,
    officers: true,
    shownTo: (visitor) => holds(visitor, 'system_officer', 'audit_officer'),
  },
];
