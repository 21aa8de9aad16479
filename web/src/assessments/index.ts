import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `assessments` 考核: schemes with item rules, runs, scores, ranks, grades, traces.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
