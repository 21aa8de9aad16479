/** A node of PostgreSQL's own parse tree, as JSON. */
export type Node = { [key: string]: unknown };

/** Schemas whose every table is spread by tenant. The others (auth, the queue's) stay on the coordinator. */
export const spreadSchemas: ReadonlySet<string> = new Set([
  'platform',
  'registry',
  'plans',
  'actuals',
  'gaps',
  'cases',
  'assessments',
  'publications',
]);
const local = /^kysely_/;

export const list = (value: unknown): Node[] => (Array.isArray(value) ? value : []);
export const relation = (node: Node): Node => ({ RangeVar: node.relation });

/** Tables that are spread, in one item of a `from`; selects in it are levels of their own. */
export function tablesIn(item: Node): { table: string; alias: string }[] {
  return rangesIn(item).filter(({ table }) => table !== null) as { table: string; alias: string }[];
}

/** Everything that one item of a `from` brings, by its alias; `table` null where it is no table that is spread. */
export function rangesIn(item: Node): { table: string | null; alias: string; stays: boolean }[] {
  const join = item.JoinExpr as Node | undefined;
  if (join !== undefined) return [...rangesIn(join.larg as Node), ...rangesIn(join.rarg as Node)];
  const range = item.RangeVar as
    | { schemaname?: string; relname: string; alias?: { aliasname: string } }
    | undefined;
  if (range !== undefined) {
    const alias = range.alias?.aliasname ?? range.relname;
    const isSpread = spreadSchemas.has(range.schemaname ?? '') && !local.test(range.relname);
    // Without a schema it is a common table: all of ours are named with theirs.
    const stays = !isSpread && range.schemaname !== undefined;
    return [{ table: isSpread ? `${range.schemaname}.${range.relname}` : null, alias, stays }];
  }
  const other = (item.RangeSubselect ?? item.RangeFunction) as { alias?: { aliasname: string } } | undefined;
  const alias = other?.alias?.aliasname;
  return alias === undefined ? [] : [{ table: null, alias, stays: false }];
}

/** The `a = b` of joins that must hold. */
export function joinEqualities(item: Node): [Node, Node][] {
  const join = item.JoinExpr as Node | undefined;
  if (join === undefined) return [];
  const using = list(join.usingClause).some(
    (name) => (name.String as { sval?: string })?.sval === 'tenant_id',
  );
  const [left] = tablesIn(join.larg as Node);
  const [right] = tablesIn(join.rarg as Node);
  const shared: [Node, Node][] =
    using && left !== undefined && right !== undefined ? [[tenantOf(left.alias), tenantOf(right.alias)]] : [];
  return [
    ...joinEqualities(join.larg as Node),
    ...joinEqualities(join.rarg as Node),
    ...shared,
    ...equalities(join.quals),
  ];
}

/** The `a = b` that must all hold for a row to pass. */
export function equalities(condition: unknown): [Node, Node][] {
  return conditions(condition).flatMap((one): [Node, Node][] => {
    const { A_Expr } = one as { A_Expr?: Node };
    if (A_Expr?.kind !== 'AEXPR_OP') return [];
    const [name] = list(A_Expr.name);
    if ((name?.String as { sval?: string } | undefined)?.sval !== '=') return [];
    return [[A_Expr.lexpr as Node, A_Expr.rexpr as Node]];
  });
}

/** The parts that must all hold. */
export function conditions(condition: unknown): Node[] {
  if (condition === undefined || condition === null) return [];
  const { BoolExpr } = condition as { BoolExpr?: Node };
  if (BoolExpr?.boolop === 'AND_EXPR') return list(BoolExpr.args).flatMap(conditions);
  return [condition as Node];
}

export function columnOf(side: Node): string[] | undefined {
  const reference = side.ColumnRef as { fields: Node[] } | undefined;
  return reference?.fields.map((field) => (field.String as { sval?: string } | undefined)?.sval ?? '*');
}

/** Every node of that kind below, in the order of the text; `into` false ends the walk at a node. */
export function nodesOf(node: unknown, kind: string, into: (kind: string) => boolean = () => true): Node[] {
  if (Array.isArray(node)) return node.flatMap((one) => nodesOf(one, kind, into));
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === kind ? [value as Node] : []),
    ...(into(name) ? nodesOf(value, kind, into) : []),
  ]);
}

const tenantOf = (alias: string): Node => ({
  ColumnRef: { fields: [{ String: { sval: alias } }, { String: { sval: 'tenant_id' } }] },
});
