import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `gaps` 差距管理: pace, gap to tier and peers, forecast, status words and lights, problem list.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
