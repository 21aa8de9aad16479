import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `registry` 谁: units with dated memberships, assessment groups, people and their grants.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
