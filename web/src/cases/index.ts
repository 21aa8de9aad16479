import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `cases` 过程控制: every closed-loop matter as a case run by a declared procedure.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
