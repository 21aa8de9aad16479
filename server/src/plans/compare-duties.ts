import type { Comparing } from './compare-register.ts';
import {
  changeOf,
  create,
  fieldOf,
  matterOf,
  note,
  placeIn,
  readRow,
  refer,
  saysTheSame,
} from './compare-row.ts';
import type { SentRow } from './read-register-file.ts';
import { parseCell } from './register-cells.ts';
import { faults } from './register-faults.ts';
import type { HeldRow, Values } from './register-rows.ts';
import { carried } from './typed-text.ts';

/** Who a duty falls to: a thing of the registry by id, or words as printed. */
export interface Owner {
  kind: 'unit' | 'ownerGroup' | 'group' | 'words';
  id: string | null;
  words: string;
  /** The owner's words where they are kept as printed, though the row has no words of its own for that. */
  asPrinted: string | null;
}

/** A duty to enter (`id` null) or to change. */
export interface DutyChange {
  id: string | null;
  matterKey: string;
  owner: Owner;
  values: Values;
}

/** Words that name many rather than one: 各区县, 市级其他有关单位. */
const manyOwners = /各|其他|有关|相关|等单位|成员单位|全市|乡镇|街道/;

/**
 * Duties have no code: a row is known by matter, role and owner, else by matter and owner, and the first of several
 * alike stands for the first. What the file no longer names stays until somebody says that it goes.
 */
export function compareDuties(comparing: Comparing): DutyChange[] {
  const sheet = comparing.file.sheets.duties;
  if (sheet === undefined) return [];
  const rows = sheet.rows.flatMap((sent) => {
    const at = (key: string) => placeIn('duties', sent, key);
    const text = carried(sent.cells.matter ?? '');
    if (text === '') {
      comparing.faults.push(faults.missing(at('matter')));
      return [];
    }
    const matterKey = matterOf(comparing, at('matter'), text);
    return matterKey === undefined ? [] : [{ sent, matterKey }];
  });
  const left = new Map<string, HeldRow[]>();
  for (const row of comparing.standing.duties) left.set(row.parent, [...(left.get(row.parent) ?? []), row]);
  const take = (matterKey: string, suits: (row: HeldRow) => boolean): HeldRow | undefined => {
    const rest = left.get(matterKey) ?? [];
    const index = rest.findIndex(suits);
    return index < 0 ? undefined : rest.splice(index, 1)[0];
  };
  const says = (sent: SentRow, row: HeldRow, ...keys: string[]) =>
    keys.every((key) => {
      const cell = sent.cells[key];
      if (cell === undefined || (key === 'ownerKind' && carried(cell) === '')) return true;
      const field = fieldOf('duties', key);
      const old = row.values[key] ?? '';
      const parsed = parseCell(field, cell);
      return saysTheSame(field, cell, old) || ('value' in parsed && parsed.value === old);
    });
  const known = new Map<SentRow, HeldRow>();
  for (const keys of [['role', 'owner', 'ownerKind'], ['owner', 'ownerKind'], ['owner']]) {
    for (const { sent, matterKey } of rows) {
      if (known.has(sent)) continue;
      const row = take(matterKey, (one) => says(sent, one, ...keys));
      if (row !== undefined) known.set(sent, row);
    }
  }
  const work = rows.flatMap(({ sent, matterKey }) =>
    compareDuty(comparing, sent, matterKey, known.get(sent)),
  );
  for (const row of [...left.values()].flat()) note(comparing, 'duties', null, row, nameOf(row.values), []);
  return work;
}

const nameOf = (values: Values) =>
  `${values.matterTitle || values.matter} · ${values.role === 'co' ? '配合' : '牵头'} · ${values.owner}`;

function compareDuty(
  comparing: Comparing,
  sent: SentRow,
  matterKey: string,
  standing: HeldRow | undefined,
): DutyChange[] {
  const read = readRow(comparing, 'duties', sent, standing, ['matter', 'owner', 'ownerKind']);
  const { values } = read;
  values.matter ??= carried(sent.cells.matter ?? '');
  const same = standing !== undefined && sameOwner(sent, standing);
  const owner = same ? standingOwner(comparing, standing) : ownerOf(comparing, sent);
  const changed = [...read.changed];
  if (!same && standing !== undefined && owner !== undefined) {
    const field = fieldOf('duties', 'ownerKind');
    changed.push(changeOf(field, standing.values.ownerKind ?? '', owner.kind));
  }
  values.owner = carried(sent.cells.owner ?? '') || (standing?.values.owner ?? '');
  note(comparing, 'duties', sent, standing, nameOf(values), changed);
  if (owner === undefined || read.faulty || (standing !== undefined && changed.length === 0)) return [];
  return [{ id: standing?.id ?? null, matterKey, owner, values }];
}

function sameOwner(sent: SentRow, standing: HeldRow): boolean {
  const kind = sent.cells.ownerKind;
  if (kind === undefined || carried(kind) === '') return true;
  const parsed = parseCell(fieldOf('duties', 'ownerKind'), kind);
  return 'value' in parsed && parsed.value === standing.values.ownerKind;
}

function standingOwner(comparing: Comparing, standing: HeldRow): Owner {
  const row = comparing.state.duties.find(({ id }) => id === standing.id);
  return {
    kind: (standing.values.ownerKind ?? 'words') as Owner['kind'],
    id: row?.unit_id ?? row?.owner_group_id ?? row?.group_id ?? null,
    words: standing.values.owner ?? '',
    asPrinted: standing.values.ownerKind === 'words' ? (standing.values.owner ?? '') : null,
  };
}

/** What the owner's cell means: as the row says of which kind it is, else whatever of the registry has that name. */
function ownerOf(comparing: Comparing, sent: SentRow): Owner | undefined {
  const at = (key: string) => placeIn('duties', sent, key);
  const words = carried(sent.cells.owner ?? '');
  const kind = parseCell(fieldOf('duties', 'ownerKind'), sent.cells.ownerKind ?? '');
  if (words === '' || words.length > 500) {
    comparing.faults.push(
      words === ''
        ? faults.missing(at('owner'))
        : faults.cell(at('owner'), { zh: '超过 500 字', en: 'more than 500 characters' }),
    );
    return undefined;
  }
  if ('fault' in kind) {
    comparing.faults.push(faults.cell(at('ownerKind'), kind.fault));
    return undefined;
  }
  const { units, ownerGroups, groups } = comparing.lookups;
  const of = (kind: Owner['kind'], id: string | undefined): Owner | undefined =>
    id === undefined ? undefined : { kind, id, words, asPrinted: null };
  const offered = (): Owner => {
    create(comparing, 'owner_group', words, ownerGroups.near(words));
    return { kind: 'words', id: null, words, asPrinted: words };
  };
  switch (kind.value) {
    case 'unit':
      return of('unit', refer(comparing, 'units', at('owner'), words));
    case 'group':
      return of('group', refer(comparing, 'groups', at('owner'), words));
    case 'words':
      return { kind: 'words', id: null, words, asPrinted: words };
    case 'ownerGroup':
      return ownerGroups.find(words) === undefined
        ? offered()
        : of('ownerGroup', refer(comparing, 'ownerGroups', at('owner'), words));
  }
  if (units.find(words) !== undefined) return of('unit', refer(comparing, 'units', at('owner'), words));
  if (ownerGroups.find(words) !== undefined) {
    const group = of('ownerGroup', refer(comparing, 'ownerGroups', at('owner'), words));
    return group && { ...group, asPrinted: words };
  }
  if (groups.find(words) !== undefined) return of('group', refer(comparing, 'groups', at('owner'), words));
  if (manyOwners.test(words)) return offered();
  const near = [...units.near(words), ...ownerGroups.near(words)].slice(0, 4);
  comparing.faults.push(faults.unknown(at('owner'), words, { zh: '责任单位', en: 'responsible unit' }, near));
  return undefined;
}
