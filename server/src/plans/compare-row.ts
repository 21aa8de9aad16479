import { foreignCharacter, foreignSays } from '../platform/identifier.ts';
import type { Comparing, Creation } from './compare-register.ts';
import type { RegisterRow } from './contract-register.ts';
import type { SentRow } from './read-register-file.ts';
import { formatCell, parseCell } from './register-cells.ts';
import { faults, type Place } from './register-faults.ts';
import type { Field } from './register-field.ts';
import { type SheetName, sheets } from './register-fields.ts';
import type { Names } from './register-names.ts';
import type { HeldRow, Values } from './register-rows.ts';
import { carried } from './typed-text.ts';

/** A row read against what stands: the values it comes to, and which of them differ. */
export interface ReadRow {
  values: Values;
  changed: RegisterRow['changes'];
  faulty: boolean;
}

/**
 * Reads the cells of one row. A cell that says what the register says is not read further, so that what was exported
 * never has faults; an absent column leaves what stands.
 */
export function readRow(
  comparing: Comparing,
  sheet: SheetName,
  sent: SentRow,
  standing: HeldRow | undefined,
  ignore: readonly string[] = [],
): ReadRow {
  const values: Values = { ...standing?.values };
  const changed: RegisterRow['changes'] = [];
  let faulty = false;
  for (const field of sheets[sheet].fields) {
    if (field.kind === 'aid' || ignore.includes(field.key)) continue;
    const cell = sent.cells[field.key];
    const old = standing?.values[field.key] ?? '';
    const place = { sheet, row: sent.row, field };
    const fault = (found: ReturnType<typeof faults.cell>) => {
      comparing.faults.push(found);
      faulty = true;
    };
    if (cell === undefined || (standing !== undefined && saysTheSame(field, cell, old))) {
      if (standing === undefined && field.required === true) fault(faults.missing(place));
      values[field.key] = old;
      continue;
    }
    const parsed = parseCell(field, cell);
    const twin = standing === undefined && field.key === 'code' ? foreignCharacter(carried(cell)) : undefined;
    if (twin !== undefined) fault(faults.cell(place, foreignSays(twin)));
    else if ('fault' in parsed) fault(faults.cell(place, parsed.fault));
    else if (parsed.value === '' && field.required === true) fault(faults.missing(place));
    else {
      values[field.key] = parsed.value;
      if (standing !== undefined && parsed.value !== old) changed.push(changeOf(field, old, parsed.value));
    }
  }
  return { values, changed, faulty };
}

/** Whether a cell says what stands, as a person reads it or as the code. */
export function saysTheSame(field: Field, cell: string, old: string): boolean {
  const text = carried(cell);
  return (
    text === carried(old) ||
    text === carried(formatCell(field, old)) ||
    text === carried(formatCell(field, old, 'en'))
  );
}

export function changeOf(field: Field, old: string, value: string): RegisterRow['changes'][number] {
  return { field: field.key, label: field.label, old: formatCell(field, old), new: formatCell(field, value) };
}

export function fieldOf(sheet: SheetName, key: string): Field {
  const field = sheets[sheet].fields.find((one) => one.key === key);
  if (field === undefined) throw new Error(`The sheet ${sheet} has no column ${key}.`);
  return field;
}

/** Where a fault stands: the cell of a row. */
export const placeIn = (sheet: SheetName, { row }: SentRow, key: string): Place => ({
  sheet,
  row,
  field: fieldOf(sheet, key),
});

const things = {
  units: { zh: '单位', en: 'unit' },
  ownerGroups: { zh: '责任主体组', en: 'owner group' },
  groups: { zh: '考核组别', en: 'assessment group' },
  indicators: { zh: '指标', en: 'indicator' },
  documents: { zh: '文件', en: 'document' },
  peerSets: { zh: '比较范围', en: 'peer set' },
} as const;

/** The thing that a cell names; a fault with near names where there is none, or several. */
export function refer(
  comparing: Comparing,
  kind: keyof typeof things,
  place: Place,
  text: string,
): string | undefined {
  const names: Names = comparing.lookups[kind];
  const found = names.find(text);
  if (found !== undefined && found !== 'several') return found;
  comparing.faults.push(
    found === 'several'
      ? faults.ambiguous(place, text, things[kind])
      : faults.unknown(place, text, things[kind], names.near(text)),
  );
  return undefined;
}

/** Notes a thing that the file names for the first time. */
export function create(
  comparing: Comparing,
  kind: Creation['kind'],
  name: string,
  near: readonly string[],
): void {
  const key = `${kind} ${name}`;
  const known = comparing.creates.get(key);
  if (known === undefined) comparing.creates.set(key, { kind, name, rows: 1, suggestions: [...near] });
  else known.rows += 1;
}

/** The matter that a row belongs to, by code or number; a fault where there is none. */
export function matterOf(comparing: Comparing, place: Place, text: string): string | undefined {
  const key = comparing.matterKeys.get(text);
  if (key !== undefined && key !== 'several') return key;
  const thing = { zh: '事项', en: 'matter' };
  comparing.faults.push(
    key === 'several' ? faults.ambiguous(place, text, thing) : faults.unknown(place, text, thing, []),
  );
  return undefined;
}

/** Adds what became of a row to the preview. */
export function note(
  comparing: Comparing,
  sheet: SheetName,
  sent: SentRow | null,
  standing: HeldRow | undefined,
  name: string,
  changes: RegisterRow['changes'],
): void {
  comparing.rows.push({
    sheet,
    row: sent?.row ?? null,
    state:
      sent === null
        ? 'missing'
        : standing === undefined
          ? 'new'
          : changes.length > 0
            ? 'changed'
            : 'unchanged',
    name,
    id: standing?.id ?? null,
    changes,
  });
  if (standing !== undefined) comparing.versions.push([standing.id, standing.version]);
}
