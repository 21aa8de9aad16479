import type { Comparing } from './compare-register.ts';
import { note, placeIn, readRow } from './compare-row.ts';
import { faults } from './register-faults.ts';
import { carried } from './typed-text.ts';

/** An English name to keep, or with null to take away. */
export interface NameChange {
  name: string;
  nameEn: string | null;
}

const chinese = /\p{Script=Han}/u;

/** English names, known by the Chinese words: those of the register stand, any other name of the city may be added. */
export function compareNames(comparing: Comparing): NameChange[] {
  const sent = comparing.file.sheets.names;
  if (sent === undefined) return [];
  const standing = new Map(comparing.standing.names.map((row) => [carried(row.id), row]));
  const seen = new Map<string, number>();
  const work: NameChange[] = [];
  for (const row of sent.rows) {
    const at = (key: string) => placeIn('names', row, key);
    const name = carried(row.cells.name ?? '');
    const again = seen.get(name);
    if (again !== undefined) {
      comparing.faults.push(faults.twice(at('name'), name, again));
      continue;
    }
    seen.set(name, row.row);
    const known = standing.get(name);
    const read = readRow(comparing, 'names', row, known, known === undefined ? [] : ['name']);
    const english = read.values.nameEn ?? '';
    if (chinese.test(english)) {
      const why = { zh: '英文名称不写汉字', en: 'an English name has no Chinese characters' };
      comparing.faults.push(faults.cell(at('nameEn'), why));
      continue;
    }
    note(comparing, 'names', row, known, name, read.changed);
    if (read.faulty || (known === undefined ? english === '' : read.changed.length === 0)) continue;
    work.push({ name: known?.id ?? read.values.name ?? name, nameEn: english === '' ? null : english });
  }
  for (const row of standing.values())
    if (!seen.has(carried(row.id))) note(comparing, 'names', null, row, row.id, []);
  return work;
}
