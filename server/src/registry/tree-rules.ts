import { addDays } from '@meritloop/engine';
import { refuse as platformRefuse } from '../platform/errors.ts';
import { refuse } from './errors.ts';
import type { MembershipRow, TreeTables, UnitRow } from './store-rows.ts';
import type { DatedTable, TreeChanges, TreeState } from './store-tree.ts';

/** What an act on the tree is planned from: everything known, and the first day on which the change holds. */
export interface Planning {
  tenantId: string;
  actId: string;
  state: TreeState;
  day: string;
}

export function noChanges(): TreeChanges {
  return { add: {}, end: {} };
}

export function add<Table extends keyof TreeTables>(
  changes: TreeChanges,
  table: Table,
  row: TreeTables[Table],
): void {
  const rows = (changes.add[table] ?? []) as TreeTables[Table][];
  rows.push(row);
  changes.add[table] = rows as TreeChanges['add'][Table];
}

export const dayBefore = (day: string): string => addDays(day, -1);

/** Ends a dated row on the day before; what began on the day or later would be rewritten by that, and is refused. */
export function end<Table extends DatedTable>(
  { state, day }: Planning,
  changes: TreeChanges,
  table: Table,
  row: TreeTables[Table],
): void {
  if (row.valid_from >= day) {
    throw refuse.later_change({ name: nameOfRow(state, row), from: row.valid_from, day });
  }
  const rows = (changes.end[table] ?? []) as { row: TreeTables[Table]; to: string }[];
  rows.push({ row, to: dayBefore(day) });
  changes.end[table] = rows as TreeChanges['end'][Table];
}

function nameOfRow(state: TreeState, row: TreeTables[DatedTable]): string {
  if ('name' in row) return row.name;
  if ('unit_id' in row && row.unit_id !== null) return nameOn(state, row.unit_id, row.valid_from);
  return '';
}

/** A code that nobody gave: the kind's next number that is free. */
export function freeCode(kind: 'unit' | 'group' | 'post', rows: readonly { code: string }[]): string {
  const taken = new Set(rows.map(({ code }) => code));
  let number = rows.length + 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

/** Whether a dated row still counts on a day or later. */
export const reaches = (row: { valid_to: string | null }, day: string): boolean =>
  row.valid_to === null || row.valid_to >= day;

export const holdsOn = (row: { valid_from: string; valid_to: string | null }, day: string): boolean =>
  row.valid_from <= day && reaches(row, day);

/** Name of a unit on a day, as `unitsOn` reads it. */
export function nameOn(state: TreeState, unitId: string, day: string): string {
  const named = state['registry.unit_name'].find((row) => row.unit_id === unitId && holdsOn(row, day));
  const unit = state['registry.unit'].find((row) => row.id === unitId);
  return named?.name ?? unit?.name ?? '';
}

/** A unit that exists on the day and has no end; anything else cannot be changed from that day on. */
export function openUnit({ state, day }: Planning, id: string): UnitRow {
  const unit = state['registry.unit'].find((row) => row.id === id);
  if (unit === undefined) throw platformRefuse.not_found({ thing: '该单位', thingEn: 'unit' });
  const name = nameOn(state, id, day);
  if (unit.valid_from > day) throw refuse.not_yet({ name, from: unit.valid_from, day });
  if (unit.valid_to !== null) throw refuse.ended({ name, to: unit.valid_to });
  return unit;
}

/** Refuses memberships of which, on some day, one would make a unit belong to itself. */
export function refuseRings(planning: Planning, changes: TreeChanges): void {
  const ends = new Map((changes.end['registry.membership'] ?? []).map(({ row, to }) => [row.id, to]));
  const rows = [...planning.state['registry.membership'], ...(changes.add['registry.membership'] ?? [])].map(
    (row) => ({ ...row, valid_to: ends.get(row.id) ?? row.valid_to }),
  );
  for (const added of changes.add['registry.membership'] ?? []) {
    const alike = rows.filter((row) => row.kind === added.kind && reaches(row, planning.day));
    // Memberships only begin on these days, so a ring that ever holds after the act holds on one of them.
    const days = new Set([planning.day, ...alike.map((row) => row.valid_from)]);
    for (const day of days) {
      if (day < planning.day) continue;
      const path = pathUp(
        alike.filter((row) => holdsOn(row, day)),
        added.parent_id,
        added.unit_id,
      );
      if (path) {
        const name = nameOn(planning.state, added.unit_id, day);
        throw refuse.ring({ name, parent: nameOn(planning.state, added.parent_id, day), day });
      }
    }
  }
}

function pathUp(rows: readonly MembershipRow[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...rows.filter((row) => row.unit_id === at).map((row) => row.parent_id));
  }
  return false;
}
