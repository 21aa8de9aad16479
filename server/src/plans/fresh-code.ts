import { nextNumber } from '../platform/counter.ts';
import type { Tx } from '../platform/database.ts';

/** The counter of each series; the ledger's keeps the name that its numbers are kept under. */
const counters = {
  M: 'plans.M',
  T: 'plans.T',
  D: 'plans.D',
  I: 'plans.I',
  C: 'plans.C',
  Z: 'plans.ledger',
};

/** A code that nobody gave: the next of the tenant's series that is free, such as `M0007`; it is `taken` from then on. */
export async function freshCode(
  tx: Tx,
  tenantId: string,
  letter: keyof typeof counters,
  taken: Set<string>,
): Promise<string> {
  for (;;) {
    const code = `${letter}${String(await nextNumber(tx, tenantId, counters[letter])).padStart(4, '0')}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
