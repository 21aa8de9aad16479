import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `honors` 激励: notices of commendation, quarterly races, streaks, fault-tolerance rulings, use of results.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
