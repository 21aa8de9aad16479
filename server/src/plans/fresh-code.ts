import { nextNumber } from '../platform/counter.ts';
import type { Tx } from '../platform/database.ts';

/** A code that nobody gave: the next of the tenant's series that is free, such as `M0007`; it is `taken` from then on. */
export async function freshCode(
  tx: Tx,
  tenantId: string,
  letter: 'M' | 'T' | 'D' | 'I' | 'C' | 'K',
  taken: Set<string>,
): Promise<string> {
  for (;;) {
    const code = `${letter}${String(await nextNumber(tx, tenantId, `plans.${letter}`)).padStart(4, '0')}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
