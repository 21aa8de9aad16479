import type { NavigationEntry } from '../shell/navigation.ts';

/**
 * Door of the web room `actuals` 实绩: requests for figures and words, entry, sign-off, review, evidence, append-only versions.
 * It has no page yet.
 */
export const routes = [] as const;
export const navigation: readonly NavigationEntry[] = [];
