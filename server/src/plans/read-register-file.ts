import type { SentSheet } from '../platform/read-workbook.ts';
import { refuseMerged } from '../platform/sent-text.ts';
import type { RegisterFault } from './contract-register.ts';
import { faults } from './register-faults.ts';
import type { Field } from './register-field.ts';
import { type SheetName, sheets } from './register-fields.ts';
import type { Values } from './register-rows.ts';

/** A row of a sheet as it was sent: its number in the spreadsheet, and the text of each column that the sheet has. */
export interface SentRow {
  row: number;
  cells: Values;
}

/** What a workbook says of the register; a sheet that is not there says nothing. */
export interface RegisterFile {
  sheets: Partial<Record<SheetName, { columns: string[]; rows: SentRow[] }>>;
  faults: RegisterFault[];
  notices: RegisterFault[];
}

/** Rows of one sheet that are read. */
const rowLimit = 5_000;
const headerWithin = 10;

/** Finds the sheets by their names and the columns by their headers (Chinese, English or code), in any order. */
export function readRegisterFile(sent: readonly SentSheet[]): RegisterFile {
  const file: RegisterFile = { sheets: {}, faults: [], notices: [] };
  for (const name of Object.keys(sheets) as SheetName[]) {
    const { label } = sheets[name];
    const wanted = [name, label.zh, label.en].map(plain);
    const found = sent.find((sheet) => wanted.includes(plain(sheet.name)));
    if (found !== undefined) readSheet(name, found, file);
  }
  if (Object.keys(file.sheets).length === 0 && file.faults.length === 0) file.faults.push(faults.noSheets());
  return file;
}

function readSheet(name: SheetName, sent: SentSheet, file: RegisterFile): void {
  const { rows } = sent;
  const { fields } = sheets[name];
  const fieldOf = (cell: string) => fields.find((field) => headersOf(field).includes(plain(cell)));
  const start = rows
    .slice(0, headerWithin)
    .findIndex((cells) => new Set(cells.map(fieldOf).filter((field) => field !== undefined)).size >= 2);
  const header = rows[start];
  if (header === undefined) {
    file.faults.push(faults.noHeader(name));
    return;
  }
  refuseMerged(sent, start);
  const columns = new Map<number, string>();
  for (const [index, cell] of header.entries()) {
    if (cell.trim() === '') continue;
    const field = fieldOf(cell);
    if (field === undefined) file.notices.push(faults.unknownHeader(name, cell.trim().slice(0, 40)));
    else if ([...columns.values()].includes(field.key))
      file.faults.push(faults.headerTwice(name, cell.trim()));
    else if (field.kind !== 'aid') columns.set(index, field.key);
  }
  const read = rows
    .map((cells, index) => ({
      row: index + 1,
      cells: Object.fromEntries([...columns].map(([at, key]) => [key, cells[at] ?? ''])),
    }))
    .slice(start + 1)
    .filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''));
  if (read.length > rowLimit) {
    file.faults.push(faults.tooMany(name, rowLimit));
    return;
  }
  file.sheets[name] = { columns: [...columns.values()], rows: read };
}

/** A header without what people add to it: blanks, a star, a remark in brackets. */
function plain(text: string): string {
  return text
    .replace(/[\s*＊]/g, '')
    .replace(/[（(](必填|选填|参考|forreference)[）)]/gi, '')
    .toLowerCase();
}

const headersOf = ({ key, label, also = [] }: Field) => [key, label.zh, label.en, ...also].map(plain);
