import { type Status, statuses } from '@meritloop/engine';

/** How often each status word stands there, in the words' own order; a word that stands nowhere is left out. */
export function countByStatus(words: readonly Status[]) {
  return statuses
    .map((status) => ({ status, count: words.filter((one) => one === status).length }))
    .filter(({ count }) => count > 0);
}
