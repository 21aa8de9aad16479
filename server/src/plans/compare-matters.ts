import type { Comparing } from './compare-register.ts';
import { type changeOf, create, note, placeIn, readRow } from './compare-row.ts';
import { nearNames } from './near-names.ts';
import type { SentRow } from './read-register-file.ts';
import { faults } from './register-faults.ts';
import type { HeldRow, Values } from './register-rows.ts';
import { carried } from './typed-text.ts';

/** A matter to enter (`id` null) or to change, with all its values. */
export interface MatterChange {
  key: string;
  id: string | null;
  version: number;
  values: Values;
  changed: readonly string[];
}

/** Matters are known by their code; a row without one by its number, where only one standing matter has it. */
export function compareMatters(comparing: Comparing): MatterChange[] {
  const standing = comparing.standing.matters;
  const byCode = new Map(standing.map((row) => [row.values.code, row]));
  const byNumber = Map.groupBy(
    standing.filter(({ values }) => values.withdrawnOn === ''),
    ({ values }) => values.number,
  );
  const sheet = comparing.file.sheets.matters;
  const work: MatterChange[] = [];
  const seen = new Map<string, number>();
  const numbersInFile = new Map<string, string>();
  for (const sent of sheet?.rows ?? []) {
    const code = carried(sent.cells.code ?? '');
    const number = carried(sent.cells.number ?? '');
    const numbered = byNumber.get(number);
    const known = code === '' ? (numbered?.length === 1 ? numbered[0] : undefined) : byCode.get(code);
    const key = known?.id ?? `new:${sent.row}`;
    const name = carried(sent.cells.title ?? '') || known?.values.title || number || code;
    const again = seen.get(known?.id ?? `code ${code}`);
    if (again !== undefined && (known !== undefined || code !== '')) {
      const place = placeIn('matters', sent, code === '' ? 'number' : 'code');
      comparing.faults.push(faults.twice(place, code || number, again));
      continue;
    }
    seen.set(known?.id ?? `code ${code}`, sent.row);
    if (code !== '') comparing.matterKeys.set(code, key);
    if (number !== '') numbersInFile.set(number, numbersInFile.has(number) ? 'several' : key);
    const change = compareMatter(comparing, sent, known, key);
    note(comparing, 'matters', sent, known, name, change?.noted ?? []);
    if (change !== undefined && (known === undefined || change.noted.length > 0)) work.push(change.work);
  }
  callable(comparing, standing, numbersInFile);
  if (sheet !== undefined) {
    for (const row of standing) {
      if (!seen.has(row.id))
        note(comparing, 'matters', null, row, `${row.values.number} ${row.values.title}`, []);
    }
  }
  return work;
}

/** By what other sheets may call a matter: the register's codes, and numbers that mean one matter only. */
function callable(
  comparing: Comparing,
  standing: readonly HeldRow[],
  numbersInFile: ReadonlyMap<string, string>,
): void {
  const { matterKeys } = comparing;
  const codes = new Set(matterKeys.keys());
  for (const { id, values } of standing) {
    if (values.code !== undefined && !codes.has(values.code)) matterKeys.set(values.code, id);
  }
  for (const [number, key] of numbersInFile) if (!matterKeys.has(number)) matterKeys.set(number, key);
  const free = Map.groupBy(
    standing.filter(({ values }) => values.withdrawnOn === '' && !matterKeys.has(values.number ?? '')),
    ({ values }) => values.number ?? '',
  );
  for (const [number, rows] of free)
    matterKeys.set(number, rows.length === 1 ? (rows[0]?.id ?? '') : 'several');
}

function compareMatter(
  comparing: Comparing,
  sent: SentRow,
  known: HeldRow | undefined,
  key: string,
): { work: MatterChange; noted: ReturnType<typeof changeOf>[] } | undefined {
  // A code that is left out of a row known by its number stays what it is.
  const read = readRow(comparing, 'matters', sent, known, known === undefined ? [] : ['code']);
  const { values } = read;
  const at = (key: string) => placeIn('matters', sent, key);
  const changed = [...read.changed];
  if (known === undefined || changed.some(({ field }) => field === 'document')) {
    const text = values.document ?? '';
    const coming = comparing.coming.documents.get(text);
    const found = text === '' ? '' : (coming ?? comparing.lookups.documents.find(text));
    if (found === 'several') {
      comparing.faults.push(faults.ambiguous(at('document'), text, { zh: '文件', en: 'document' }));
      read.faulty = true;
    }
    if (found === undefined && coming === undefined)
      create(comparing, 'document', text, comparing.lookups.documents.near(text));
    // The same document under its code is no change.
    if (
      known !== undefined &&
      found !== undefined &&
      comparing.lookups.documents.write(found || null) === known.values.document
    )
      changed.splice(
        changed.findIndex(({ field }) => field === 'document'),
        1,
      );
  }
  if (known === undefined || changed.some(({ field }) => field === 'campaigns')) {
    const names = comparing.state.campaigns.map(({ name }) => name);
    for (const name of (values.campaigns ?? '').split('\n').filter((one) => one !== '')) {
      if (!names.includes(name) && !comparing.coming.campaigns.has(name))
        create(comparing, 'campaign', name, nearNames(name, names));
    }
  }
  const touched = known === undefined || changed.length > 0;
  if (touched && (values.withdrawnOn === '') !== (values.withdrawnReason === '')) {
    comparing.faults.push(
      faults.withdrawal(at(values.withdrawnOn === '' ? 'withdrawnOn' : 'withdrawnReason')),
    );
    read.faulty = true;
  }
  const stays = known !== undefined && known.values.withdrawnOn !== '' && values.withdrawnOn !== '';
  if (stays && changed.length > 0) {
    comparing.faults.push(faults.editsWithdrawn(at(changed[0]?.field ?? 'title')));
    read.faulty = true;
  }
  if (read.faulty) return undefined;
  return {
    noted: changed,
    work: {
      key,
      id: known?.id ?? null,
      version: known?.version ?? 1,
      values,
      changed: changed.map(({ field }) => field),
    },
  };
}
