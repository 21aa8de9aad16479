import type { Bilingual } from '../platform/endpoint.ts';
import { englishName, unitCode } from './contract.ts';
import { unitKinds } from './contract-org.ts';
import type { UnitColumn, UnitFault, UnitImportRow } from './contract-unit-imports.ts';
import type { SentUnit, UnitsFile } from './read-units-file.ts';
import type { UnitRow } from './store-rows.ts';
import { holdsOn, nameOn, type Planning } from './tree-rules.ts';
import { unitsWorkbookWords as words } from './unit-columns.ts';
import { registerWords } from './workbook-words.ts';

/** A unit to add, with its parent in the register or in the file. */
export interface UnitToAdd {
  code: string | undefined;
  name: string;
  nameEn: string | null;
  kind: (typeof unitKinds)[number];
  sort: number | undefined;
  parent: { unitId: string } | { row: number } | null;
  row: number;
}

export interface UnitComparison {
  rows: UnitImportRow[];
  faults: UnitFault[];
  toAdd: UnitToAdd[];
}

const mostFaults = 500;

/** Holds a file of units against the tree on a day: what would be added, and every cell that stands in the way. */
export function compareUnits(planning: Planning, file: UnitsFile): UnitComparison {
  const faults: UnitFault[] = [];
  const fault = (sent: SentUnit, column: UnitColumn, says: Bilingual, suggestions: string[] = []) => {
    if (faults.length >= mostFaults) return;
    const letter = file.letters[column];
    const cell = letter === undefined ? null : `${letter}${sent.row}`;
    faults.push({ cell, column: words[column].label, text: sent.texts[column], says, suggestions });
  };
  const known = knownUnits(planning);
  const byRow = new Map<number, UnitRow>();
  for (const sent of file.rows) {
    const there = known.find(sent.texts);
    if (there !== undefined) byRow.set(sent.row, there);
  }
  const parents = parentFinder(file, known, byRow);
  const seen = { code: new Map<string, number>(), name: new Map<string, number>() };
  const comparison: UnitComparison = { rows: [], faults, toAdd: [] };
  for (const sent of file.rows) {
    const { code, name, nameEn, sort } = sent.texts;
    for (const column of ['code', 'name'] as const) {
      const text = sent.texts[column];
      const earlier = seen[column].get(text);
      if (text !== '' && earlier !== undefined) fault(sent, column, twice(earlier));
      else seen[column].set(text, sent.row);
    }
    const kind = kindOf(sent.texts.kind);
    const parent = parents(sent);
    if (name === '') fault(sent, 'name', say('单位名称未填。', 'The name is missing.'));
    else if (name.length > 60)
      fault(sent, 'name', say('单位名称超过 60 个字。', 'The name is longer than 60 characters.'));
    if (code !== '' && !unitCode.safeParse(code).success) fault(sent, 'code', words.code.says);
    if (nameEn !== '' && !englishName.safeParse(nameEn).success)
      fault(
        sent,
        'nameEn',
        say(
          '英文名称中有汉字，或超过 300 个字。',
          'Chinese characters in the English name, or more than 300.',
        ),
      );
    if (kind === undefined)
      fault(sent, 'kind', {
        zh: `${words.kind.says.zh}${kindWords.zh}。`,
        en: `${words.kind.says.en}${kindWords.en}.`,
      });
    if (sort !== '' && !(/^\d{1,7}$/.test(sort) && Number(sort) <= 1_000_000))
      fault(sent, 'sort', words.sort.says);
    if (parent === 'unknown') fault(sent, 'parent', noParent, known.near(sent.texts.parent, file));
    if (parent === 'itself')
      fault(sent, 'parent', say('单位不能以自己为上级。', 'A unit does not stand below itself.'));
    if (parent === 'ring')
      fault(sent, 'parent', say('上级关系形成循环。', 'These parents go round in a ring.'));
    const there = byRow.get(sent.row);
    if (there !== undefined) differences(planning, sent, there, kind, parent, fault);
    else if (name !== '' && known.former(code))
      fault(
        sent,
        'code',
        say(
          '该代码已用于已撤销或尚未设立的单位，不得再用。',
          'The code belongs to a unit that has ended or is yet to begin; codes are never used again.',
        ),
      );
    if (kind === undefined || typeof parent === 'string') continue;
    comparison.rows.push({
      row: sent.row,
      code: there?.code ?? (code === '' ? null : code),
      name,
      nameEn: nameEn === '' ? null : nameEn,
      kind,
      parent: parent === null ? null : known.nameOf(parent, file),
      state: there === undefined ? 'new' : 'there',
    });
    if (there !== undefined) continue;
    comparison.toAdd.push({
      code: code === '' ? undefined : code,
      name,
      nameEn: nameEn === '' ? null : nameEn,
      kind,
      sort: sort === '' ? undefined : Number(sort),
      parent,
      row: sent.row,
    });
  }
  return comparison;
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });
const twice = (row: number) => say(`与第 ${row} 行重复。`, `The same as in row ${row}.`);
const noParent = say(
  '名录和本文件中都没有这个上级单位（可填代码或名称）。',
  'Neither the register nor this file has such a unit (code or name).',
);
const kindWords = {
  zh: unitKinds.map((kind) => registerWords.zh.kinds[kind]).join('、'),
  en: unitKinds.map((kind) => registerWords.en.kinds[kind]).join(', '),
};

function kindOf(text: string): (typeof unitKinds)[number] | undefined {
  const plain = text.toLowerCase();
  return unitKinds.find((kind) =>
    [kind, registerWords.zh.kinds[kind], registerWords.en.kinds[kind].toLowerCase()].includes(plain),
  );
}

type Parent = { unitId: string } | { row: number } | null;
type Found = Parent | 'unknown' | 'itself' | 'ring';

/** What is there already is left alone; a row that says otherwise is for a change of its own. */
function differences(
  planning: Planning,
  sent: SentUnit,
  there: UnitRow,
  kind: string | undefined,
  parent: Found,
  fault: (sent: SentUnit, column: UnitColumn, says: Bilingual) => void,
): void {
  const { state, day } = planning;
  const now = nameOn(state, there.id, day);
  const change = (zh: string, en: string) =>
    say(
      `名录中为“${zh}”；更名、改隶属请用“登记变动”。`,
      `The register says "${en}"; record a change for that.`,
    );
  if (sent.texts.name !== '' && sent.texts.name !== now) fault(sent, 'name', change(now, now));
  if (kind !== undefined && kind !== there.kind) {
    const zh: Record<string, string> = registerWords.zh.kinds;
    const en: Record<string, string> = registerWords.en.kinds;
    fault(sent, 'kind', change(zh[there.kind] ?? there.kind, en[there.kind] ?? there.kind));
  }
  if (parent === null || typeof parent === 'string') return;
  const above = state['registry.membership'].filter(
    (row) => row.unit_id === there.id && row.kind === 'administrative' && holdsOn(row, day),
  );
  if (above.some((row) => 'unitId' in parent && row.parent_id === parent.unitId)) return;
  const names = above.map((row) => nameOn(state, row.parent_id, day)).join('、');
  fault(sent, 'parent', change(names === '' ? '没有上级' : names, names === '' ? 'none' : names));
}

function knownUnits({ state, day }: Planning) {
  const units = state['registry.unit'];
  const open = units.filter((unit) => unit.valid_from <= day && unit.valid_to === null);
  const names = new Map(open.map((unit) => [nameOn(state, unit.id, day), unit]));
  const codes = new Map(open.map((unit) => [unit.code, unit]));
  return {
    find: ({ code, name }: { code: string; name: string }) =>
      code === '' ? names.get(name) : (codes.get(code) ?? names.get(name)),
    byText: (text: string) => codes.get(text) ?? names.get(text),
    /** Whether a code is taken by a unit that is not there on the day. */
    former: (code: string) => code !== '' && !codes.has(code) && units.some((unit) => unit.code === code),
    nameOf: (parent: { unitId: string } | { row: number }, file: UnitsFile) =>
      'unitId' in parent
        ? nameOn(state, parent.unitId, day)
        : (file.rows.find(({ row }) => row === parent.row)?.texts.name ?? ''),
    near: (text: string, file: UnitsFile) =>
      [...new Set([...names.keys(), ...file.rows.map(({ texts }) => texts.name)])]
        .filter((name) => name !== '' && text !== '' && (name.includes(text) || text.includes(name)))
        .slice(0, 3),
  };
}

/** Finds the unit above a row: in the file first, by code or name, then in the register. */
function parentFinder(
  file: UnitsFile,
  known: ReturnType<typeof knownUnits>,
  there: ReadonlyMap<number, UnitRow>,
): (sent: SentUnit) => Found {
  const inFile = new Map<string, number>();
  for (const { row, texts } of [...file.rows].reverse()) {
    for (const text of [texts.name, texts.code]) if (text !== '') inFile.set(text, row);
  }
  const direct = new Map<number, Found>();
  const of = ({ row, texts }: SentUnit): Found => {
    if (texts.parent === '') return null;
    const other = inFile.get(texts.parent);
    if (other === row) return 'itself';
    const unit = other === undefined ? known.byText(texts.parent) : there.get(other);
    if (unit !== undefined) return { unitId: unit.id };
    return other === undefined ? 'unknown' : { row: other };
  };
  for (const sent of file.rows) direct.set(sent.row, of(sent));
  return (sent) => {
    const found = direct.get(sent.row) ?? null;
    const seen = new Set([sent.row]);
    for (let at: Found | undefined = found; at != null && typeof at === 'object' && 'row' in at; ) {
      if (seen.has(at.row)) return 'ring';
      seen.add(at.row);
      at = direct.get(at.row);
    }
    return found;
  };
}
