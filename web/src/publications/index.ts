import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `publications` 晾晒: boards, summaries, special reports, bulletins, cadences, releases and public notice.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
