import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import { of, type ReleaseDayRow } from './store.ts';

/** Stated release days, earliest first. */
export async function statedReleases(
  reader: Reader,
  tenantId: string,
  filter: { from?: string | undefined; to?: string | undefined; indicator?: string | undefined },
): Promise<ReleaseDayRow[]> {
  let query = of(reader).selectFrom('actuals.release_day').selectAll().where('tenant_id', '=', tenantId);
  if (filter.from !== undefined) query = query.where('released_on', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('released_on', '<=', filter.to);
  if (filter.indicator !== undefined) query = query.where('indicator_id', '=', filter.indicator);
  return query
    .orderBy('released_on')
    .orderBy('indicator_id')
    .orderBy(sql`period collate "C"`)
    .limit(2000)
    .execute();
}

/** The stated day of one figure, held until the transaction ends. */
export function heldRelease(
  tx: Tx,
  tenantId: string,
  indicatorId: string,
  period: string,
): Promise<ReleaseDayRow | undefined> {
  return of(tx)
    .selectFrom('actuals.release_day')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('indicator_id', '=', indicatorId)
    .where('period', '=', period)
    .forUpdate()
    .executeTakeFirst();
}

/** The day until which a figure without a stated one is held back: when the last of its requests is due. */
export async function dueDay(
  reader: Reader,
  tenantId: string,
  indicatorId: string,
  period: string,
): Promise<string | undefined> {
  const found = await sql<{ due: string | null }>`select max(due_on) as due from actuals.request
    where tenant_id = ${tenantId} and indicator_id = ${indicatorId}::uuid and period = ${period}`.execute(
    reader,
  );
  return found.rows[0]?.due ?? undefined;
}

/** Writes a day; a row that another has just written is not overwritten, and answers nothing. */
export async function writeRelease(tx: Tx, row: ReleaseDayRow): Promise<ReleaseDayRow | undefined> {
  const { version, released_on } = row;
  if (version === 1) {
    return of(tx)
      .insertInto('actuals.release_day')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
  }
  return of(tx)
    .updateTable('actuals.release_day')
    .set({ released_on, version })
    .where('tenant_id', '=', row.tenant_id)
    .where('indicator_id', '=', row.indicator_id)
    .where('period', '=', row.period)
    .where('version', '=', version - 1)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Whether a figure without a stated day can be seen already: its request fell due, or it was loaded and held back by
 * nothing. Asked only where no day is stated.
 */
export async function isOut(
  reader: Reader,
  tenantId: string,
  today: string,
  indicatorId: string,
  period: string,
): Promise<boolean> {
  const found = await sql<{ out: boolean }>`
    select exists (
      select from actuals.request r where r.tenant_id = ${tenantId} and r.indicator_id = ${indicatorId}::uuid
        and r.period = ${period} and r.due_on <= ${today}::date and r.outside_state in ('submitted', 'reviewed', 'locked')
    ) or exists (
      select from actuals.observation o where o.tenant_id = ${tenantId} and o.indicator_id = ${indicatorId}::uuid
        and o.period = ${period} and (o.recorded_on is null or o.recorded_on <= ${today}::date)
    ) as out`.execute(reader);
  return found.rows[0]?.out === true;
}
