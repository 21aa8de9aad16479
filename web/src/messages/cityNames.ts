import { type EnglishNames, englishNames } from './inEnglish.ts';

let known: EnglishNames = englishNames({});
const listeners = new Set<() => void>();

/** The English names of the city that is open; outside a city the units of measure alone. */
export const cityNames = (): EnglishNames => known;

/** Takes another city's names, or those of this one after a change. */
export function knowNames(names: Readonly<Record<string, string>>): void {
  known = englishNames(names);
  for (const listener of listeners) listener();
}

export function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
