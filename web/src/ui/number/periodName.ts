import { periodWords, tryPeriod } from '@meritloop/engine';
import type { Text } from '../../messages/useSay.ts';

/** A period key in words where only text fits, such as a title or a choice; a key that is none stays as it is. */
export function periodName(period: string): Text {
  const known = tryPeriod(period);
  return known === null ? { zh: period, en: period } : periodWords(known);
}
