import { HomeOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';

/** Door of `app`: what is shown or gathered from several rooms. It alone imports rooms and is imported by none. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  { path: '', label: (t) => t('app:name'), icon: HomeOutlined },
];
