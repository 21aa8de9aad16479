import {
  columnOf,
  conditions,
  equalities,
  joinEqualities,
  list,
  type Node,
  nodesOf,
  rangesIn,
  relation,
} from './tenant-tree.ts';

/** What stands between one `from` and its `where`, with the `exists (…)` that PostgreSQL itself makes joins of. */
interface Level {
  from: Node[];
  /** Each condition with the aliases that a column without one may be of. */
  where: { part: Node; own: readonly string[] }[];
}

/**
 * What keeps a statement about one tenant from going to that tenant's shard alone, as Citus's router decides it: from
 * the restrictions that PostgreSQL's planner finds for each table. They reach a table through joins and through an
 * `exists` that must hold, never into other selects; there the tenant has to be named again, by value (Citus issue
 * 4644). What does not go to one shard may lock nothing, hold no recursion, and no limit in a select that looks out.
 * Answers [] for statements that name no tenant by value: those go to all shards.
 */
export function routingFaults(statement: Node): string[] {
  const levels = levelsOf(statement);
  const open = levels.flatMap(unbound);
  const all = levels.flatMap(({ from }) => from.flatMap(rangesIn)).filter(({ table }) => table !== null);
  if (all.length === 0) return [];
  const ofOneTenant = open.length < all.length;
  return [
    ...(ofOneTenant
      ? open.map(
          ({ table, alias }) => `${table} as ${alias} does not name its tenant by value in its own select`,
        )
      : nodesOf(statement, 'withClause')
          .filter(({ recursive }) => recursive === true)
          .map(() => 'a recursion goes over the shards of all tenants')),
    ...lookingOut(statement),
    ...besideOthers(statement),
    ...nodesOf(statement, 'FuncCall')
      .filter(({ funcname }) => list(funcname).length > 1 && nameOf(funcname)[0] === 'graphile_worker')
      .map(({ funcname }) => `${nameOf(funcname).join('.')} is on the coordinator alone, the tables are not`),
  ];
}

function levelsOf(node: unknown, done = new Set<unknown>()): Level[] {
  if (Array.isArray(node)) return node.flatMap((one) => levelsOf(one, done));
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([kind, value]) => {
    const own = done.has(value) ? [] : levelOf(kind, value as Node, done);
    return [...own, ...levelsOf(value, done)];
  });
}

function levelOf(kind: string, node: Node, done: Set<unknown>): Level[] {
  const from = isSelect(kind)
    ? list(node.fromClause)
    : kind === 'UpdateStmt'
      ? [relation(node), ...list(node.fromClause)]
      : kind === 'DeleteStmt'
        ? [relation(node), ...list(node.usingClause)]
        : [];
  if (from.length === 0) return [];
  const level: Level = { from: [...from], where: conditionsOf(node, from) };
  for (const { part } of level.where) {
    // The list grows while it is walked: an `exists` may hold another.
    const inner = joinedSelect(part);
    if (inner === undefined) continue;
    done.add(inner);
    level.from.push(...list(inner.fromClause));
    level.where.push(...conditionsOf(inner, list(inner.fromClause)));
  }
  return [level];
}

function conditionsOf(node: Node, from: readonly Node[]): Level['where'] {
  const own = from.flatMap(rangesIn).map(({ alias }) => alias);
  return conditions(node.whereClause).map((part) => ({ part, own }));
}

/** The two sides of a union stand without a name of their own; those of a join have no `from`. */
const isSelect = (kind: string) => kind === 'SelectStmt' || kind === 'larg' || kind === 'rarg';

/** The select of an `exists` or `not exists` that PostgreSQL pulls up into a join. */
function joinedSelect(part: Node): Node | undefined {
  const { BoolExpr } = part as { BoolExpr?: Node };
  const asked = BoolExpr?.boolop === 'NOT_EXPR' ? list(BoolExpr.args)[0] : part;
  const link = asked?.SubLink as Node | undefined;
  if (link?.subLinkType !== 'EXISTS_SUBLINK') return undefined;
  const select = (link.subselect as Node).SelectStmt as Node;
  const plain = ['limitCount', 'groupClause', 'withClause', 'havingClause'].every(
    (name) => select[name] === undefined,
  );
  return plain && (select.op === undefined || select.op === 'SETOP_NONE') ? select : undefined;
}

/** The tables of a level whose tenant no value is known of. */
function unbound({ from, where }: Level): { table: string; alias: string }[] {
  const ranges = from.flatMap(rangesIn);
  const aliases = ranges.map(({ alias }) => alias);
  const found = [
    ...from.flatMap(joinEqualities).map((pair) => ({ pair, own: aliases })),
    ...where.flatMap(({ part, own }) => equalities(part).map((pair) => ({ pair, own }))),
  ];
  const pairs = found.flatMap(({ pair: [left, right], own }) => {
    const [a, b] = [tenantAt(left, aliases, own), tenantAt(right, aliases, own)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const known = new Set(['a value']);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const [a, b] of pairs) {
      if (known.has(a)) known.add(b);
      else if (known.has(b)) known.add(a);
    }
  }
  return ranges.flatMap(({ table, alias }) =>
    table !== null && !known.has(alias) ? [{ table, alias }] : [],
  );
}

function tenantAt(side: Node, aliases: readonly string[], own: readonly string[]): string | undefined {
  const column = columnOf(side);
  if (column === undefined) {
    const value = side.TypeCast === undefined ? side : ((side.TypeCast as Node).arg as Node);
    return value.A_Const || value.ParamRef ? 'a value' : undefined;
  }
  if (column.at(-1) !== 'tenant_id') return undefined;
  const alias = column.at(-2) ?? (own.length === 1 ? own[0] : undefined);
  return alias !== undefined && aliases.includes(alias) ? alias : undefined;
}

/** Selects over spread tables that look out at a table which stays: Citus would have to run them for each of its rows. */
function lookingOut(statement: Node): string[] {
  return nodesOf(statement, 'SelectStmt').flatMap((select) => {
    const outside = list(select.fromClause)
      .flatMap(rangesIn)
      .filter(({ stays }) => stays);
    if (outside.length === 0) return [];
    return nodesOf([select.whereClause, select.targetList], 'SubLink')
      .map(({ subselect }) => subselect as Node)
      .filter((inner) => nodesOf(inner, 'RangeVar').some((range) => rangesIn({ RangeVar: range })[0]?.table))
      .flatMap((inner) =>
        outside
          .filter(({ alias }) =>
            nodesOf(inner, 'ColumnRef').some(
              (reference) => columnOf({ ColumnRef: reference })?.at(-2) === alias,
            ),
          )
          .map(
            ({ alias }) =>
              `a select over spread tables looks out at ${alias}, which stays on the coordinator`,
          ),
      );
  });
}

/** Selects side by side in one that reads nothing itself: of spread tables, and of one that stays. */
function besideOthers(statement: Node): string[] {
  return nodesOf(statement, 'SelectStmt').flatMap(({ fromClause, targetList }) => {
    if (fromClause !== undefined) return [];
    const ranges = nodesOf(nodesOf(targetList, 'SubLink'), 'RangeVar').flatMap((range) =>
      rangesIn({ RangeVar: range }),
    );
    if (!ranges.some(({ table }) => table !== null)) return [];
    return ranges
      .filter(({ stays }) => stays)
      .map(({ alias }) => `${alias} stays on the coordinator and stands in one row with spread tables`);
  });
}

export const nameOf = (name: unknown): string[] =>
  list(name).map((part) => (part.String as { sval?: string } | undefined)?.sval ?? '');
