import type { UnitSummary } from '@meritloop/server/contract/registry';

export interface TreeUnit {
  unit: UnitSummary;
  /** How many units stand above it; 0 for one that belongs to none. */
  depth: number;
}

/**
 * Units in the order of the register, each directly followed by those that belong to it. A unit with several
 * memberships stands once, under its administrative one; a ring of memberships never hides a unit.
 */
export function unitTree(units: readonly UnitSummary[]): TreeUnit[] {
  const ids = new Set(units.map((unit) => unit.id));
  const children = new Map<string | null, UnitSummary[]>();
  for (const unit of units) {
    const parent = parentOf(unit, ids);
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const placed = new Set<string>();
  const rows: TreeUnit[] = [];
  const place = (unit: UnitSummary, depth: number) => {
    if (placed.has(unit.id)) return;
    placed.add(unit.id);
    rows.push({ unit, depth });
    for (const child of children.get(unit.id) ?? []) place(child, depth + 1);
  };
  for (const root of children.get(null) ?? []) place(root, 0);
  for (const unit of units) place(unit, 0);
  return rows;
}

function parentOf(unit: UnitSummary, ids: ReadonlySet<string>): string | null {
  const present = unit.memberships.filter(({ parentId }) => ids.has(parentId));
  const chosen = present.find(({ kind }) => kind === 'administrative') ?? present[0];
  return chosen?.parentId ?? null;
}
