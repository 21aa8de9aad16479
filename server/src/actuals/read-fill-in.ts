import { isDay } from '@meritloop/engine';
import type { SentSheet } from '../platform/read-workbook.ts';
import { columnName, refuseMerged } from '../platform/sent-text.ts';
import { askedName } from './background.ts';
import type { EntryBody, FillInFault, FillInLine } from './contract.ts';
import { wordsLimit } from './contract.ts';
import { type FillInColumn, figureColumns, wordsColumns } from './fill-in-columns.ts';
import type { Fillable } from './fill-in-rows.ts';
import { claimsOf } from './store.ts';

/** A row that says something else than the draft that stands. */
export interface FilledIn {
  line: FillInLine;
  version: number;
  body: EntryBody;
}

export interface ReadFillIn {
  filled: FilledIn[];
  lines: FillInLine[];
  faults: FillInFault[];
  empty: number;
}

const decimal = /^-?\d+(\.\d+)?$/;
const longestNumber = 24;
const filledColumns = [
  'value',
  'missingReason',
  'progress',
  'problems',
  'nextSteps',
  'expectedOn',
  'explanation',
];

/**
 * Reads the tables of a filled-in workbook against what the caller may enter now. Columns are found by their titles in
 * either language, rows by the request's id; what identifies a row must stand as it was written.
 */
export function readFillIn(sheets: readonly SentSheet[], requests: readonly Fillable[]): ReadFillIn {
  const byId = new Map(requests.map((one) => [one.head.id, one]));
  const read: ReadFillIn = { filled: [], lines: [], faults: [], empty: 0 };
  const seen = new Set<string>();
  let tables = 0;
  for (const sheet of sheets) {
    const table = tableOf(sheet);
    if (table === undefined) continue;
    tables += 1;
    refuseMerged(sheet, table.header);
    for (const [offset, cells] of sheet.rows.slice(table.header + 1).entries()) {
      const row = table.header + 1 + offset;
      const given = new Map([...table.columns].map(([key, at]) => [key, cells[at] ?? '']));
      if ([...given.values()].every((text) => text === '')) continue;
      const fault = (key: string, code: FillInFault['code'], zh: string, en: string) =>
        read.faults.push({
          sheet: sheet.name,
          row: row + 1,
          column: columnName(table.columns.get(key) ?? 0),
          code,
          says: { zh, en },
        });
      if (filledColumns.every((key) => (given.get(key) ?? '') === '')) {
        read.empty += 1;
        continue;
      }
      readRow({ sheet: sheet.name, row, given, byId, seen, read, fault });
    }
  }
  if (tables === 0) {
    read.faults.push({
      sheet: sheets[0]?.name ?? '',
      row: 1,
      column: 'A',
      code: 'no_table',
      says: {
        zh: '没有找到填报表。请用本系统下载的填报工作簿填写，不要删改表头。',
        en: 'No table was found. Use the workbook downloaded here and leave its header row as it is.',
      },
    });
  }
  return read;
}

function tableOf(sheet: SentSheet): { header: number; columns: Map<string, number> } | undefined {
  for (const known of [figureColumns, wordsColumns] as FillInColumn[][]) {
    const isTitle = (key: string, text: string) => {
      const column = known.find((one) => one.key === key);
      return column !== undefined && (text === column.title.zh || text === column.title.en);
    };
    const own = known === figureColumns ? 'indicator' : 'matter';
    const header = sheet.rows
      .slice(0, 20)
      .findIndex(
        (cells) => cells.some((text) => isTitle('id', text)) && cells.some((text) => isTitle(own, text)),
      );
    if (header < 0) continue;
    const columns = new Map<string, number>();
    for (const [at, text] of (sheet.rows[header] ?? []).entries()) {
      const column = known.find(({ key }) => isTitle(key, text));
      if (column !== undefined && !columns.has(column.key)) columns.set(column.key, at);
    }
    return { header, columns };
  }
  return undefined;
}

interface RowGiven {
  sheet: string;
  row: number;
  given: Map<string, string>;
  byId: Map<string, Fillable>;
  seen: Set<string>;
  read: ReadFillIn;
  fault: (key: string, code: FillInFault['code'], zh: string, en: string) => void;
}

function readRow({ sheet, row, given, byId, seen, read, fault }: RowGiven): void {
  const id = (given.get('id') ?? '').toLowerCase();
  const request = byId.get(id);
  if (request === undefined) {
    fault(
      'id',
      'unknown_request',
      '没有找到这一项，或它现在不由您填报（可能已送审签、报送或锁定）。',
      'No such request, or it is not yours to enter now (handed over, submitted or locked).',
    );
    return;
  }
  if (seen.has(id)) {
    fault('id', 'twice', '同一项填了两行。', 'The same request stands in two rows.');
    return;
  }
  seen.add(id);
  const { head, draft, cells } = request;
  for (const key of ['indicator', 'subject', 'number', 'matter', 'unitName', 'period', 'measure']) {
    const text = given.get(key);
    if (text === undefined || text === (cells[key] ?? '')) continue;
    fault(
      key,
      'identifier_changed',
      `此列应为“${cells[key] ?? ''}”，现为“${text}”；该行可能错位。`,
      `This should say "${cells[key] ?? ''}" and says "${text}": the row may have slipped.`,
    );
    return;
  }
  if (given.get('version') !== cells.version) {
    fault(
      'version',
      'changed_meanwhile',
      '下载工作簿之后，此项已有新的填报；请重新下载后再填，以免覆盖。',
      'It was entered again after this workbook was downloaded; download it anew, so that nothing is overwritten.',
    );
    return;
  }
  const said = (key: string) => given.get(key) ?? cells[key] ?? '';
  const before = read.faults.length;
  const value = said('value');
  if (value !== '' && (!decimal.test(value) || value.length > longestNumber))
    fault(
      'value',
      'not_a_number',
      `“${value.slice(0, 40)}”不是可识别的数。`,
      `"${value.slice(0, 40)}" is no number.`,
    );
  if (value !== '' && said('missingReason') !== '')
    fault(
      'missingReason',
      'value_and_reason',
      '数值与缺报原因只能填一项。',
      'Either a value or a reason why it is missing, not both.',
    );
  for (const key of ['missingReason', 'progress', 'problems', 'nextSteps', 'explanation']) {
    const length = said(key).length;
    if (length > wordsLimit)
      fault(
        key,
        'too_long',
        `${length} 字，上限 ${wordsLimit} 字。`,
        `${length} characters, at most ${wordsLimit}.`,
      );
  }
  const expectedOn = said('expectedOn');
  if (expectedOn !== '' && !isDay(expectedOn))
    fault('expectedOn', 'not_a_day', '请写成 2026-12-31 的样式。', 'Write it as 2026-12-31.');
  if (read.faults.length > before) return;
  const changes = filledColumns
    .filter((field) => said(field) !== (cells[field] ?? ''))
    .map((field) => ({ field, before: cells[field] ?? '', after: said(field) }));
  const line: FillInLine = {
    sheet,
    row: row + 1,
    requestId: head.id,
    kind: head.kind,
    name: askedName(head),
    unit: head.unit.name,
    period: head.period,
    changes,
  };
  read.lines.push(line);
  if (changes.length === 0) return;
  read.filled.push({
    line,
    version: head.version,
    body: {
      value: value === '' ? null : value,
      missingReason: said('missingReason'),
      progress: said('progress'),
      problems: said('problems'),
      nextSteps: said('nextSteps'),
      explanation: said('explanation'),
      expectedOn: expectedOn === '' ? null : expectedOn,
      // The workbook has no column for tasks: what was claimed of them stands.
      claims: draft === undefined ? [] : claimsOf(draft.claims),
    },
  });
}
