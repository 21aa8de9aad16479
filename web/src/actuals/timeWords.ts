import { momentWords } from '../ui/number/moment.ts';

export { momentWords as timeWords } from '../ui/number/moment.ts';

/** The hour alone, for a moment of today: 10:42. */
export function hourWords(at: Date): string {
  return momentWords(at).slice(-5);
}
