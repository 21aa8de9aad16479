import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Light, Status } from './contract.ts';

type MonthRow = {
  tenant_id: string;
  month_end: string;
  target_id: string;
  status: Status;
  light: Light;
  judged_at: Date;
};

const of = (reader: Reader) => reader.withTables<{ 'gaps.month_standing': MonthRow }>();

/** Of the asked month ends those that are kept already. */
export async function keptMonths(
  reader: Reader,
  tenantId: string,
  ends: readonly string[],
): Promise<Set<string>> {
  if (ends.length === 0) return new Set();
  const rows = await of(reader)
    .selectFrom('gaps.month_standing')
    .select('month_end')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('month_end', 'in', [...ends])
    .execute();
  return new Set(rows.map(({ month_end }) => month_end));
}

/** Keeps where targets stood at a month's end; what another process kept meanwhile stays. */
export async function keepMonth(tx: Tx, rows: readonly MonthRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await of(tx)
      .insertInto('gaps.month_standing')
      .values(rows.slice(start, start + 500))
      .onConflict((conflict) => conflict.columns(['tenant_id', 'month_end', 'target_id']).doNothing())
      .execute();
  }
}

/** How many targets stood where, month by month from `from` on, the earliest first. */
export async function monthCounts(reader: Reader, tenantId: string, from: string) {
  const rows = await of(reader)
    .selectFrom('gaps.month_standing')
    .select(({ fn }) => ['month_end', 'status', fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tenantId)
    .where('month_end', '>=', from)
    .groupBy(['month_end', 'status'])
    .orderBy('month_end')
    .orderBy(sql`status collate "C"`)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
