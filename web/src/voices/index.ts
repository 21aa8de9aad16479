import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `voices` 全民监督: opinion-and-information reports, dialogue, motions, requests, ratings and votes.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
