import { parseSync } from 'libpg-query';
import { routingFaults } from './tenant-routing.ts';
import { columnOf, equalities, joinEqualities, list, type Node, relation, tablesIn } from './tenant-tree.ts';
import { writeFaults } from './tenant-writes.ts';

export { spreadSchemas } from './tenant-tree.ts';

/** The node that stands for "one tenant, known before the statement runs". */
const bound = '$';

/**
 * What keeps a statement from running where tables are spread by tenant (Citus): a table whose `tenant_id` is not held
 * equal to the other tables' in the same select; a write or a lock that does not name its tenant; an insert without
 * `tenant_id`, or a conflict key without it. Reads of all tenants are right as long as what they join is joined by
 * tenant. Beside that, what keeps a statement of one tenant from going to its shard alone, and what no write may hold:
 * tenant-routing.ts, tenant-writes.ts. Answers [] for statements that touch no such table.
 */
export function faultsOfStatement(text: string): string[] {
  const { stmts = [] } = parseSync(text) as { stmts?: { stmt: Node }[] };
  return stmts.flatMap(({ stmt }) => [...faultsOf(stmt), ...routingFaults(stmt), ...writeFaults(stmt)]);
}

function faultsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(faultsOf);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([kind, value]) => [
    ...faultsOfLevel(kind, value as Node),
    ...faultsOf(value),
  ]);
}

/** One level of a statement: what stands between its own `from` and `where`; selects inside are levels of their own. */
function faultsOfLevel(kind: string, node: Node): string[] {
  switch (kind) {
    case 'SelectStmt':
    case 'larg':
    case 'rarg':
      return unequal([...list(node.fromClause)], node.whereClause, node.lockingClause !== undefined);
    case 'UpdateStmt':
      return unequal([relation(node), ...list(node.fromClause)], node.whereClause, true);
    case 'DeleteStmt':
      return unequal([relation(node), ...list(node.usingClause)], node.whereClause, true);
    case 'InsertStmt':
      return insertFaults(node);
    default:
      return [];
  }
}

function unequal(from: readonly Node[], where: unknown, mustBeBound: boolean): string[] {
  const tables = from.flatMap(tablesIn);
  const names = tables.map(({ alias }) => alias);
  if (names.length === 0) return [];
  const group = new Map([...names, bound].map((name) => [name, name]));
  const root = (name: string): string => (group.get(name) === name ? name : root(group.get(name) ?? bound));
  for (const [left, right] of [...from.flatMap(joinEqualities), ...equalities(where)]) {
    // A name of no table at this level is a parameter, an outer select or a common table, each checked by itself.
    const [a, b] = [left, right].map((side) => sideOf(side, names));
    if (a !== undefined && b !== undefined) group.set(root(a), root(b));
  }
  const anchor = mustBeBound ? root(bound) : root(names[0] ?? bound);
  return tables
    .filter(({ alias }) => root(alias) !== anchor && root(alias) !== root(bound))
    .map(({ table, alias }) =>
      mustBeBound
        ? `${table} is written or locked as ${alias} without its tenant_id named`
        : `${table} is joined as ${alias} without tenant_id`,
    );
}

/** The table whose tenant this is; `bound` for a value; undefined where it is no tenant at all. */
function sideOf(side: Node, names: readonly string[]): string | undefined {
  const column = columnOf(side);
  if (column === undefined) return side.A_Const || side.ParamRef || side.TypeCast ? bound : undefined;
  if (column.at(-1) !== 'tenant_id') return undefined;
  const of = column.at(-2) ?? (names.length === 1 ? names[0] : undefined);
  return of !== undefined && names.includes(of) ? of : bound;
}

function insertFaults(node: Node): string[] {
  const [table] = tablesIn(relation(node));
  if (table === undefined || copiesRows(node)) return [];
  const columns = list(node.cols).map((column) => (column.ResTarget as { name?: string } | undefined)?.name);
  if (!columns.includes('tenant_id')) return [`${table.table} is inserted into without tenant_id`];
  const conflict = node.onConflictClause as
    | { infer?: { indexElems?: unknown; conname?: string } }
    | undefined;
  if (conflict === undefined || conflict.infer?.indexElems === undefined) return [];
  const keys = list(conflict.infer.indexElems).map((key) => (key.IndexElem as { name?: string }).name);
  return keys.includes('tenant_id') ? [] : [`${table.table} decides a conflict without tenant_id`];
}

/** `insert into x select * …`: whole rows of a table of the same columns, tenant included. */
function copiesRows(node: Node): boolean {
  const source = (node.selectStmt as Node | undefined)?.SelectStmt as Node | undefined;
  const [target] = list(source?.targetList).map((item) => (item.ResTarget as Node | undefined)?.val as Node);
  const whole =
    (target?.A_Indirection as Node | undefined)?.indirection ??
    (target?.ColumnRef as Node | undefined)?.fields;
  return node.cols === undefined && list(whole).at(-1)?.A_Star !== undefined;
}
