import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Basis } from './contract.ts';
import type { Sight, Turn } from './policy.ts';
import type { Procedure } from './procedure.ts';

type ProcedureRow = {
  tenant_id: string;
  code: string;
  version: number;
  definition: Procedure | string;
};
export type CaseRow = {
  tenant_id: string;
  id: string;
  number: string;
  procedure_code: string;
  procedure_version: number;
  title: string;
  target_id: string | null;
  change_id: string | null;
  unit_id: string;
  state: string;
  basis: Basis | string | null;
  disclosed: boolean;
  returns: number;
  opened_by: string;
  opened_on: string;
  due_on: string | null;
  version: number;
  opened_at: Date;
  closed_on: string | null;
  closed_at: Date | null;
};
export type StepRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  no: number;
  act: string;
  from_state: string | null;
  to_state: string;
  form: Record<string, string> | string;
  by_person: string;
  on_day: string;
  due_on: string | null;
  at: Date;
};

type CasesTables = {
  'cases.procedure': ProcedureRow;
  'cases.case_file': CaseRow;
  'cases.step': StepRow;
};

const of = (reader: Reader) => reader.withTables<CasesTables>();

/** Every version of every procedure, the newest of each code first. */
export async function procedureRows(reader: Reader, tenantId: string): Promise<Procedure[]> {
  const rows = await of(reader)
    .selectFrom('cases.procedure')
    .select('definition')
    .where('tenant_id', '=', tenantId)
    .orderBy(sql`code collate "C"`)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => row.definition as Procedure);
}

export async function findProcedure(
  reader: Reader,
  tenantId: string,
  code: string,
  version?: number,
): Promise<Procedure | undefined> {
  let query = of(reader)
    .selectFrom('cases.procedure')
    .select('definition')
    .where('tenant_id', '=', tenantId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.executeTakeFirst())?.definition as Procedure | undefined;
}

export async function insertProcedure(tx: Tx, tenantId: string, definition: Procedure): Promise<void> {
  await of(tx)
    .insertInto('cases.procedure')
    .values({
      tenant_id: tenantId,
      code: definition.code,
      version: definition.version,
      definition: JSON.stringify(definition),
    })
    .execute();
}

/** One case; `lock` holds it until the act is done. */
export function findCase(
  reader: Reader,
  tenantId: string,
  id: string,
  lock = false,
): Promise<CaseRow | undefined> {
  let query = of(reader)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

export function stepRows(reader: Reader, tenantId: string, caseId: string): Promise<StepRow[]> {
  return of(reader)
    .selectFrom('cases.step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute();
}

export async function insertCase(tx: Tx, row: CaseRow): Promise<void> {
  await of(tx)
    .insertInto('cases.case_file')
    .values({ ...row, basis: row.basis === null ? null : JSON.stringify(row.basis) })
    .execute();
}

export async function insertStep(tx: Tx, row: StepRow): Promise<void> {
  await of(tx)
    .insertInto('cases.step')
    .values({ ...row, form: JSON.stringify(row.form) })
    .execute();
}

/** Moves a case on; its version rises by one. */
export async function moveCase(
  tx: Tx,
  tenantId: string,
  id: string,
  moved: Pick<CaseRow, 'state' | 'disclosed' | 'returns' | 'due_on' | 'closed_on' | 'closed_at'>,
): Promise<void> {
  await of(tx)
    .updateTable('cases.case_file')
    .set(({ eb }) => ({ ...moved, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export interface CaseFilter {
  state?: string | undefined;
  unitId?: string | undefined;
  targetId?: string | undefined;
  procedureCode?: string | undefined;
  stage?: 'open' | 'ended' | undefined;
  /** Open, and the deadline of the state before this day. */
  overdueOn?: string | undefined;
  returned?: boolean | undefined;
  /** Only cases in which this person could take one of these turns. */
  waitingFor?: { personId: string; turns: readonly Turn[] } | undefined;
}

type Where = ExpressionBuilder<{ c: CaseRow; 'cases.step': StepRow }, 'c'>;
type Condition = ExpressionWrapper<{ c: CaseRow; 'cases.step': StepRow }, 'c', SqlBool>;

const nobody = '00000000-0000-0000-0000-000000000000';
const amongUnits = (where: Where, units: ReadonlySet<string> | null): Condition =>
  units === null ? where.and([]) : where('c.unit_id', 'in', units.size === 0 ? [nobody] : [...units]);

function inSight(where: Where, sight: Sight): Condition {
  return where.or([
    amongUnits(where, sight.everything),
    where.and([where('c.disclosed', '=', true), amongUnits(where, sight.handedOver)]),
  ]);
}

function isTurn(where: Where, tenantId: string, turn: Turn, personId: string): Condition {
  const conditions = [
    where('c.procedure_code', '=', turn.procedure),
    where('c.procedure_version', '=', turn.version),
    where('c.state', 'in', [...turn.from]),
    amongUnits(where, turn.units),
  ];
  if (turn.independentOf.length > 0) {
    const taken = where
      .selectFrom('cases.step')
      .select('cases.step.id')
      .where('cases.step.tenant_id', '=', tenantId)
      .whereRef('cases.step.case_id', '=', 'c.id')
      .where('cases.step.by_person', '=', personId)
      .where('cases.step.act', 'in', [...turn.independentOf]);
    conditions.push(where.not(where.exists(taken)));
  }
  return where.and(conditions);
}

function matching(reader: Reader, tenantId: string, sight: Sight, filter: CaseFilter) {
  return reader
    .withTables<CasesTables>()
    .selectFrom('cases.case_file as c')
    .where('c.tenant_id', '=', tenantId)
    .where((eb) => {
      const where = eb as unknown as Where;
      const conditions: Condition[] = [inSight(where, sight)];
      if (filter.state !== undefined) conditions.push(where('c.state', '=', filter.state));
      if (filter.unitId !== undefined) conditions.push(where('c.unit_id', '=', filter.unitId));
      if (filter.targetId !== undefined) conditions.push(where('c.target_id', '=', filter.targetId));
      if (filter.procedureCode !== undefined)
        conditions.push(where('c.procedure_code', '=', filter.procedureCode));
      if (filter.stage !== undefined)
        conditions.push(where('c.closed_on', filter.stage === 'open' ? 'is' : 'is not', null));
      if (filter.returned === true) conditions.push(where('c.returns', '>', 0));
      if (filter.overdueOn !== undefined)
        conditions.push(where('c.closed_on', 'is', null), where('c.due_on', '<', filter.overdueOn));
      if (filter.waitingFor !== undefined) {
        const { personId, turns } = filter.waitingFor;
        conditions.push(where.or(turns.map((turn) => isTurn(where, tenantId, turn, personId))));
      }
      return where.and(conditions);
    });
}

/** Cases in sight: open ones first, the nearest deadline first, newest first among equals. */
export function caseRows(
  reader: Reader,
  tenantId: string,
  sight: Sight,
  filter: CaseFilter,
  page: { limit: number; offset: number },
): Promise<CaseRow[]> {
  return matching(reader, tenantId, sight, filter)
    .selectAll('c')
    .orderBy(sql`c.closed_on is not null`)
    .orderBy('c.closed_on', 'desc')
    .orderBy('c.due_on', (order) => order.asc().nullsLast())
    .orderBy('c.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

export async function countCases(
  reader: Reader,
  tenantId: string,
  sight: Sight,
  filter: CaseFilter,
): Promise<number> {
  const row = await matching(reader, tenantId, sight, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The units that lead cases in sight. */
export async function unitsWithCases(reader: Reader, tenantId: string, sight: Sight): Promise<string[]> {
  const rows = await matching(reader, tenantId, sight, {}).select('c.unit_id').distinct().execute();
  return rows.map((row) => row.unit_id);
}
