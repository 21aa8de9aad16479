import { nameOf } from './tenant-routing.ts';
import { columnOf, list, type Node, nodesOf, relation, tablesIn } from './tenant-tree.ts';

/*
 * What Citus refuses in a write to a table that is spread (multi_router_planner.c, ModifyQuerySupported and
 * ErrorIfOnConflictNotSupported), as far as names alone tell it. Functions that give another answer each time may not
 * be asked by a worker for the coordinator, nor the other way round.
 */
const volatile = new Set([
  ...[
    'gen_random_uuid',
    'random',
    'clock_timestamp',
    'timeofday',
    'nextval',
    'currval',
    'setval',
    'set_config',
  ],
  ...['pg_advisory_lock', 'pg_advisory_xact_lock', 'pg_notify', 'txid_current', 'uuid_generate_v4'],
]);
/** Their answer hangs on the session: on its time zone, its formats, its clock. */
const stable = new Set([
  ...['now', 'transaction_timestamp', 'statement_timestamp', 'to_char', 'to_timestamp', 'to_date', 'age'],
  ...['date_trunc', 'date_part', 'extract', 'timezone', 'format', 'concat', 'concat_ws', 'array_to_string'],
  ...[
    'to_json',
    'to_jsonb',
    'json_build_object',
    'jsonb_build_object',
    'json_build_array',
    'jsonb_build_array',
  ],
  ...['row_to_json', 'current_setting', 'jsonb_populate_record', 'jsonb_populate_recordset'],
]);
const sessionTypes = new Set(['date', 'time', 'timestamp', 'timestamptz', 'timetz']);

/** What keeps the writes in a statement from running where their table is spread. */
export function writeFaults(statement: Node): string[] {
  return [
    ...nodesOf(statement, 'UpdateStmt').flatMap((node) => ofTable(node, changeFaults)),
    ...nodesOf(statement, 'DeleteStmt').flatMap((node) => ofTable(node, changeFaults)),
    ...nodesOf(statement, 'InsertStmt').flatMap((node) => ofTable(node, insertFaults)),
  ];
}

function ofTable(node: Node, faults: (node: Node) => string[]): string[] {
  const [target] = tablesIn(relation(node));
  if (target === undefined) return [];
  return [...faults(node), ...returningFaults(node)].map((fault) => `${target.table}: ${fault}`);
}

function changeFaults(node: Node): string[] {
  const parts = [node.targetList, node.whereClause];
  return [
    ...tenantSet(node.targetList),
    ...named(parts, volatile).map((name) => `${name}() is asked anew by whoever runs the change`),
    ...nodesOf(parts, 'FuncCall', notASelect)
      .filter((call) => stable.has(nameOf(call.funcname).at(-1) ?? '') && hasColumn(call.args))
      .map((call) => `${nameOf(call.funcname).at(-1)}() of a column is not immutable`),
    ...nodesOf(parts, 'A_Expr', notASelect)
      .filter(({ lexpr, rexpr }) => hasColumn([lexpr, rexpr]) && [lexpr, rexpr].some(isInterval))
      .map(() => 'an interval added to a column is not immutable'),
    ...nodesOf(parts, 'TypeCast', notASelect)
      .filter(
        ({ arg, typeName }) => columnOf(arg as Node) !== undefined && sessionTypes.has(typeOf(typeName)),
      )
      .map(({ typeName }) => `a column made a ${typeOf(typeName)} is not immutable`),
    ...[...nodesOf(parts, 'CaseExpr', notASelect), ...nodesOf(parts, 'CoalesceExpr', notASelect)]
      .filter((choice) => mutable(choice).length > 0)
      .map((choice) => `${mutable(choice)[0]} stands in a case or coalesce`),
  ];
}

function insertFaults(node: Node): string[] {
  const values = (node.selectStmt as Node | undefined)?.SelectStmt as Node | undefined;
  const conflict = node.onConflictClause as Node | undefined;
  return [
    ...nodesOf(values?.valuesLists, 'SubLink').map(() => 'a select stands among the values of an insert'),
    ...tenantSet(conflict?.targetList),
    ...mutable([conflict?.targetList, conflict?.whereClause]).map(
      (name) => `${name} decides or changes at a conflict, and is not immutable`,
    ),
  ];
}

const returningFaults = (node: Node): string[] =>
  mutable(node.returningClause).map((name) => `${name} is returned, and is not immutable`);

const tenantSet = (targets: unknown): string[] =>
  list(targets)
    .filter((item) => (item.ResTarget as { name?: string } | undefined)?.name === 'tenant_id')
    .map(() => 'a row is given another tenant_id');

const notASelect = (kind: string) => kind !== 'SubLink';

const named = (node: unknown, names: ReadonlySet<string>): string[] =>
  nodesOf(node, 'FuncCall')
    .map(({ funcname }) => nameOf(funcname).at(-1) ?? '')
    .filter((name) => names.has(name));

/** What is not immutable, as it would be written. */
const mutable = (node: unknown): string[] => [
  ...[...named(node, volatile), ...named(node, stable)].map((name) => `${name}()`),
  ...nodesOf(node, 'SQLValueFunction').map(() => 'current_timestamp or the like'),
];

const hasColumn = (node: unknown): boolean => nodesOf(node, 'ColumnRef').length > 0;

const isInterval = (node: unknown): boolean =>
  nodesOf(node, 'TypeCast').some(({ typeName }) => typeOf(typeName) === 'interval') ||
  nodesOf(node, 'FuncCall').some(({ funcname }) => nameOf(funcname).at(-1) === 'make_interval');

const typeOf = (type: unknown): string => nameOf((type as Node | undefined)?.names).at(-1) ?? '';
