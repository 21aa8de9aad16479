import type { Tx } from './database.ts';

type CounterTables = { 'platform.counter': { tenant_id: string; name: string; value: number } };

/**
 * The next number of a per-tenant series, from 1. The row stays locked until the transaction ends, so numbers are
 * given one act at a time and an act that fails leaves no hole.
 */
export async function nextNumber(tx: Tx, tenantId: string, name: string): Promise<number> {
  const row = await tx
    .withTables<CounterTables>()
    .insertInto('platform.counter')
    .values({ tenant_id: tenantId, name, value: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'name'])
        .doUpdateSet((eb) => ({ value: eb('platform.counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
