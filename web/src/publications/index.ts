import { FileTextOutlined, TrophyOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { NavigationEntry } from '../shell/navigation.ts';
import { tenantRoute } from '../shell/tenant-route.ts';
import { oneOf, textFilter } from '../ui/filter/addressFilters.ts';

/** Kinds of documents, as the server knows them; stated here so that the door loads no contract. */
const kinds = ['summary', 'special_report', 'unit_sheet'] as const;

/** Door of the web room `publications` 晾晒: boards released and read, documents 文稿 produced and read, and their wording. */
export const routes = [
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards',
    component: lazyRouteComponent(() => import('./BoardsPage.tsx'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/release',
    /** The run that the board is released from. */
    validateSearch: z.object({ run: textFilter }),
    component: lazyRouteComponent(() => import('./ReleasePage.tsx'), 'ReleasePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/$id',
    /** The unit whose score is unfolded at the side. */
    validateSearch: z.object({ unit: textFilter }),
    component: lazyRouteComponent(() => import('./BoardPage.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'boards/$id/sheet',
    component: lazyRouteComponent(() => import('./BoardSheetPage.tsx'), 'BoardSheetPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'documents',
    validateSearch: z.object({ kind: oneOf(kinds), period: textFilter }),
    component: lazyRouteComponent(() => import('./DocumentsPage.tsx'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'documents/produce',
    /** What is previewed, and would be produced. */
    validateSearch: z.object({ kind: oneOf(kinds), period: textFilter, unit: textFilter }),
    component: lazyRouteComponent(() => import('./ProducePage.tsx'), 'ProducePage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'documents/wording',
    validateSearch: z.object({ kind: oneOf(kinds) }),
    component: lazyRouteComponent(() => import('./TemplatesPage.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => tenantRoute,
    path: 'documents/$id',
    /** Says that producing found this very document kept already. */
    validateSearch: z.object({ kept: oneOf(['before']) }),
    component: lazyRouteComponent(() => import('./DocumentPage.tsx'), 'DocumentPage'),
  }),
] as const;

export const navigation: readonly NavigationEntry[] = [
  {
    path: 'boards',
    label: (t) => t('publications:navigation'),
    icon: TrophyOutlined,
    // Real units get no score or place of ours: a city of published figures has no boards.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
  {
    path: 'documents',
    label: (t) => t('publications:documents.navigation'),
    icon: FileTextOutlined,
    // Nothing of real bodies is summed up or reported here.
    shownTo: (visitor) => visitor.tenant.kind !== 'published',
  },
];
