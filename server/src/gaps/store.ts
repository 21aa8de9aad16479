import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '../platform/database.ts';
import type { causes, Light, Status } from './contract.ts';
import type { RuleSet } from './rule-set.ts';

type RuleSetRow = {
  tenant_id: string;
  id: string;
  code: string;
  version: number;
  rules: RuleSet | string;
  origin: string;
  valid_from: string;
};
type StandingRow = {
  tenant_id: string;
  target_id: string;
  status: Status;
  light: Light;
  period: string | null;
  judged_at: Date;
};
export type ChangeRow = {
  tenant_id: string;
  id: string;
  target_id: string;
  period: string | null;
  status_before: Status | null;
  status_after: Status;
  light_before: Light | null;
  light_after: Light;
  sentence_zh: string;
  sentence_en: string;
  observation_id: string | null;
  proposal: 'none' | 'proposed' | 'taken' | 'dismissed';
  reason: string | null;
  version: number;
  on_day: string;
  at: Date;
  cause: (typeof causes)[number];
};

type GapsTables = {
  'gaps.rule_set': RuleSetRow;
  'gaps.standing': StandingRow;
  'gaps.change': ChangeRow;
  'gaps.swept': { tenant_id: string; on_day: string; at: Date };
};

const of = (reader: Reader) => reader.withTables<GapsTables>();

/** The rules that hold on a day: of those that have begun, the one that began last, and of its versions the newest. */
export async function ruleSetOn(reader: Reader, tenantId: string, day: string) {
  const row = await of(reader)
    .selectFrom('gaps.rule_set')
    .select(['code', 'version', 'rules', 'origin', 'valid_from'])
    .where('tenant_id', '=', tenantId)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, rules: row.rules as RuleSet };
}

/** Appends a version of a rule set; answers which version it became. */
export async function insertRuleSet(
  tx: Tx,
  tenantId: string,
  given: { code: string; rules: RuleSet; origin: string; validFrom: string },
): Promise<number> {
  const last = await of(tx)
    .selectFrom('gaps.rule_set')
    .select('version')
    .where('tenant_id', '=', tenantId)
    .where('code', '=', given.code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await of(tx)
    .insertInto('gaps.rule_set')
    .values({
      tenant_id: tenantId,
      id: uuidv7(),
      code: given.code,
      version,
      rules: JSON.stringify(given.rules),
      origin: given.origin,
      valid_from: given.validFrom,
    })
    .execute();
  return version;
}

/**
 * One judge at a time for an indicator: the last of them sees every figure that was locked before it. Whoever judges
 * the whole city waits for them, and they for it.
 */
export async function lockIndicator(tx: Tx, tenantId: string, indicatorId: string): Promise<void> {
  const key = `gaps:${tenantId}:${indicatorId}`;
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`gaps:${tenantId}`}, 0))`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Claims a city for judging all of it, until the transaction ends; false where another process is at it. */
export async function tryLockCity(tx: Tx, tenantId: string): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`gaps:${tenantId}`}, 0)) as got`.execute(tx);
  return rows[0]?.got === true;
}

/** The business day up to which a city's standings have come. */
export async function sweptDay(reader: Reader, tenantId: string): Promise<string | undefined> {
  const row = await of(reader)
    .selectFrom('gaps.swept')
    .select('on_day')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.on_day;
}

export async function keepSwept(tx: Tx, tenantId: string, day: string, at: Date): Promise<void> {
  await of(tx)
    .insertInto('gaps.swept')
    .values({ tenant_id: tenantId, on_day: day, at })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ on_day: day, at }))
    .execute();
}

export async function standings(reader: Reader, tenantId: string, targetIds: readonly string[]) {
  if (targetIds.length === 0) return new Map<string, StandingRow>();
  const rows = await of(reader)
    .selectFrom('gaps.standing')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('target_id', 'in', [...targetIds])
    .execute();
  return new Map(rows.map((row) => [row.target_id, row]));
}

/** Remembers where targets stand now, whether or not they were known before. */
export async function keepStandings(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await of(tx)
      .insertInto('gaps.standing')
      .values(rows.slice(start, start + 500))
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'target_id']).doUpdateSet((excluded) => ({
          status: excluded.ref('excluded.status'),
          light: excluded.ref('excluded.light'),
          period: excluded.ref('excluded.period'),
          judged_at: excluded.ref('excluded.judged_at'),
        })),
      )
      .execute();
  }
}

export async function insertChange(tx: Tx, row: ChangeRow): Promise<void> {
  await of(tx).insertInto('gaps.change').values(row).execute();
}

/** Whether a proposal on the target still waits for a person. */
export async function hasOpenProposal(reader: Reader, tenantId: string, targetId: string): Promise<boolean> {
  const row = await of(reader)
    .selectFrom('gaps.change')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('target_id', '=', targetId)
    .where('proposal', '=', 'proposed')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes, newest first. */
export function changeRows(
  reader: Reader,
  tenantId: string,
  filter: {
    proposal?: ChangeRow['proposal'] | undefined;
    targetId?: string | undefined;
    /** Noticed on this business day or later. */
    since?: string | undefined;
    limit: number;
  },
): Promise<ChangeRow[]> {
  let query = of(reader)
    .selectFrom('gaps.change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.proposal !== undefined) query = query.where('proposal', '=', filter.proposal);
  if (filter.targetId !== undefined) query = query.where('target_id', '=', filter.targetId);
  if (filter.since !== undefined) query = query.where('on_day', '>=', filter.since);
  return query.execute();
}

export async function proposalCounts(reader: Reader, tenantId: string, targetId: string | undefined) {
  let query = of(reader)
    .selectFrom('gaps.change')
    .select(({ fn }) => ['proposal', fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tenantId)
    .groupBy('proposal');
  if (targetId !== undefined) query = query.where('target_id', '=', targetId);
  return new Map((await query.execute()).map((row) => [row.proposal, Number(row.count)]));
}

/** One change; `lock` holds it until the act is done. */
export function findChange(
  reader: Reader,
  tenantId: string,
  id: string,
  lock = false,
): Promise<ChangeRow | undefined> {
  let query = of(reader)
    .selectFrom('gaps.change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

/** What a person decided on a proposal. */
export async function decideProposal(
  tx: Tx,
  tenantId: string,
  id: string,
  decision: { proposal: 'taken' | 'dismissed'; reason: string | null },
): Promise<ChangeRow> {
  return of(tx)
    .updateTable('gaps.change')
    .set(({ eb }) => ({ ...decision, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
