import type { Comparing } from './compare-register.ts';
import { note, placeIn, readRow } from './compare-row.ts';
import { faults } from './register-faults.ts';
import type { Values } from './register-rows.ts';
import { carried } from './typed-text.ts';

/** Sheets of things that matters name: documents by their title, campaigns by their name. */
export const namedSheets = { documents: 'title', campaigns: 'name' } as const;
export type NamedSheet = keyof typeof namedSheets;

/** A document or campaign to enter (`id` null) or to change, with all its values. */
export interface NamedChange {
  id: string | null;
  values: Values;
  changed: readonly string[];
}

/** The id by each name and code that a sheet gives a thing; null for a thing that is new with this file. */
export type Coming = Record<NamedSheet, Map<string, string | null>>;

/** Things are known by their code, a row without one by its name where only one standing thing has it. */
export function compareNamed(comparing: Comparing, sheet: NamedSheet): NamedChange[] {
  const sent = comparing.file.sheets[sheet];
  if (sent === undefined) return [];
  const nameKey = namedSheets[sheet];
  const standing = comparing.standing[sheet];
  const byCode = new Map(standing.map((row) => [row.values.code, row]));
  const byName = Map.groupBy(standing, ({ values }) => carried(values[nameKey] ?? ''));
  const coming = comparing.coming[sheet];
  const seen = new Map<string, number>();
  const work: NamedChange[] = [];
  for (const row of sent.rows) {
    const at = (key: string) => placeIn(sheet, row, key);
    const code = carried(row.cells.code ?? '');
    const name = carried(row.cells[nameKey] ?? '');
    const named = byName.get(name);
    const known = code === '' ? (named?.length === 1 ? named[0] : undefined) : byCode.get(code);
    const identity = known?.id ?? (code === '' ? `name ${name}` : `code ${code}`);
    const again = seen.get(identity);
    if (again !== undefined) {
      comparing.faults.push(faults.twice(at(code === '' ? nameKey : 'code'), code || name, again));
      continue;
    }
    seen.set(identity, row.row);
    const read = readRow(comparing, sheet, row, known, known === undefined ? [] : ['code']);
    const text = read.values[nameKey] ?? '';
    const fresh = known === undefined || read.changed.some(({ field }) => field === nameKey);
    // Two documents may share a title; matters tell campaigns apart by nothing but their names.
    if (sheet === 'campaigns' && fresh && ((byName.get(text) ?? []).length > 0 || coming.has(text))) {
      comparing.faults.push(faults.nameTaken(at(nameKey), text));
      read.faulty = true;
    }
    note(comparing, sheet, row, known, text || name || code, read.changed);
    if (fresh) for (const one of [text, code]) if (one !== '') coming.set(one, known?.id ?? null);
    if (!read.faulty && (known === undefined || read.changed.length > 0))
      work.push({
        id: known?.id ?? null,
        values: read.values,
        changed: read.changed.map(({ field }) => field),
      });
  }
  for (const row of standing)
    if (!seen.has(row.id)) note(comparing, sheet, null, row, row.values[nameKey] ?? '', []);
  return work;
}
