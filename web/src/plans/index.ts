import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `plans` 目标引领: documents and clauses, matters, indicators, targets with tiers, duties, tasks.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
