import { readFile, stat } from 'node:fs/promises';
import { InputError, plain, refuse, type Table } from '@meritloop/engine';
import { CsvError, parse } from 'csv-parse/sync';
import type { Row } from 'read-excel-file/node';
import { checkXlsxBounds } from './xlsx-bounds.ts';

const MAX_CSV_BYTES = 256 * 1024 * 1024;
const MAX_XLSX_BYTES = 20 * 1024 * 1024;
const MAX_ROWS = 2_000_000;
const MAX_COLUMNS = 200;
const MAX_CELL_CHARACTERS = 4_000;
/** What a spreadsheet itself keeps of a number: 0.30000000000000004 is 0.3 to its user. */
const SPREADSHEET_DIGITS = 15;

/** A numeric cell as the workbook stores it; text cells stay text, so that "0.4500" keeps its zeros. */
interface NumberCell {
  stored: string;
}

const isNumberCell = (cell: unknown): cell is NumberCell =>
  typeof cell === 'object' && cell !== null && 'stored' in cell;

/**
 * Reads a CSV (UTF-8) or xlsx file into text cells with exact places: row 1 is the header, and rows count as a
 * spreadsheet counts them, blank ones included. Of a workbook the first sheet is read. Throws InputError when the
 * file is missing, not UTF-8, not a table, or beyond the bounds.
 */
export async function readTable(file: string): Promise<Table> {
  const xlsx = file.toLowerCase().endsWith('.xlsx');
  const bytes = await readBounded(file, xlsx ? MAX_XLSX_BYTES : MAX_CSV_BYTES);
  const rows = xlsx ? await xlsxRows(bytes, file) : csvRows(bytes, file);
  const [header, ...rest] = rows;
  if (header === undefined || header.every((cell) => cell.trim() === '')) {
    throw refuse(
      'empty_file',
      { zh: '文件没有表头。第一行应为列名。', en: 'no header: the first row must hold the column names.' },
      { file },
    );
  }
  const width = header.findLastIndex((cell) => cell.trim() !== '') + 1;
  const table: Table = {
    file,
    header: header.slice(0, width),
    rows: rest
      .map((cells, i) => ({ row: i + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  };
  refuseOversize(table);
  return table;
}

/** Reads a whole text or data file, refusing one that is missing or too large. */
export async function readBounded(file: string, maxBytes: number): Promise<Buffer> {
  let size: number;
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new Error('not a file');
    size = found.size;
  } catch {
    throw refuse(
      'file_not_found',
      { zh: '找不到该文件，请检查路径。', en: 'no such file; check the path.' },
      { file },
    );
  }
  if (size > maxBytes) {
    throw refuse(
      'file_too_large',
      {
        zh: `文件 ${size} 字节，上限 ${maxBytes} 字节。请拆分后再用。`,
        en: `${size} bytes, at most ${maxBytes} are read. Split the file.`,
      },
      { file },
    );
  }
  return readFile(file);
}

/** Text of a UTF-8 file without its byte order mark; anything else is refused, never guessed. */
export function decodeUtf8(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Latin letters in UTF-16 are well-formed UTF-8 with a NUL beside each.
    if (text.includes('\0')) throw new Error('NUL');
    return text;
  } catch {
    throw refuse(
      'not_utf8',
      {
        zh: '文件不是 UTF-8 编码。请在表格软件中另存为“CSV UTF-8”，或直接用 .xlsx。',
        en: 'not UTF-8. Save it as "CSV UTF-8" from your spreadsheet, or use .xlsx.',
      },
      { file },
    );
  }
}

function csvRows(bytes: Buffer, file: string): string[][] {
  const text = decodeUtf8(bytes, file);
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false, max_record_size: 1_000_000 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : undefined;
    throw refuse(
      'unreadable_csv',
      {
        zh: `不是规范的 CSV（${error.message}）。请检查该处的引号。`,
        en: `not well-formed CSV (${error.message}). Check the quotation marks there.`,
      },
      row === undefined ? { file } : { file, row },
    );
  }
}

async function xlsxRows(bytes: Buffer, file: string): Promise<string[][]> {
  checkXlsxBounds(bytes, file);
  const { readSheet } = await import('read-excel-file/node');
  let rows: Row<NumberCell>[];
  try {
    rows = await readSheet<NumberCell>(bytes, { parseNumber: (stored) => ({ stored }) });
  } catch (error) {
    throw refuse(
      'not_xlsx',
      {
        zh: `无法读取该工作簿（${(error as Error).message}）。请重新另存为 .xlsx 或 CSV（UTF-8）。`,
        en: `the workbook cannot be read (${(error as Error).message}). Save it anew as .xlsx or CSV (UTF-8).`,
      },
      { file },
    );
  }
  const header = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  return rows.map((cells, i) =>
    cells.map((cell, j) => cellText(cell, { file, row: i + 1, column: header[j] ?? '' })),
  );
}

function cellText(cell: unknown, place: { file: string; row: number; column: string }): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    // A spreadsheet turns a typed 2024-06 into 1 June: whether the month or the day was meant can no longer be seen.
    if (place.column === 'period') {
      throw refuse(
        'period_is_a_date',
        {
          zh: '该期间被表格软件变成了日期。请把整列设为“文本”格式后重填，如 2024-06。',
          en: 'the spreadsheet made a date of this period. Format the column as text and type it again, as 2024-06.',
        },
        place,
      );
    }
    return cell.toISOString().slice(0, 10);
  }
  if (isNumberCell(cell)) {
    const kept = Number(Number(cell.stored).toPrecision(SPREADSHEET_DIGITS));
    const text = String(kept);
    return text.includes('e') ? plain(kept) : text;
  }
  return String(cell);
}

function refuseOversize(table: Table): void {
  const tooMany = table.rows.length > MAX_ROWS || table.header.length > MAX_COLUMNS;
  if (tooMany) {
    throw refuse(
      'table_too_large',
      {
        zh: `表格过大（上限 ${MAX_ROWS} 行、${MAX_COLUMNS} 列）。请拆分后再用。`,
        en: `the table is too large (at most ${MAX_ROWS} rows, ${MAX_COLUMNS} columns). Split it.`,
      },
      { file: table.file },
    );
  }
  const problems = [];
  for (const { row, cells } of table.rows) {
    for (const [i, cell] of cells.entries()) {
      const column = table.header[i];
      if (i >= table.header.length && cell.trim() !== '') {
        problems.push({
          code: 'cell_without_column',
          place: { file: table.file, row, column: `#${i + 1}` },
          message: {
            zh: `该行有 ${cells.length} 个单元格，表头只有 ${table.header.length} 列。含逗号的内容要加引号。`,
            en: `the row has ${cells.length} cells, the header ${table.header.length}. Quote text that holds commas.`,
          },
        });
        break;
      }
      if (cell.length > MAX_CELL_CHARACTERS) {
        problems.push({
          code: 'cell_too_long',
          place: { file: table.file, row, column: column ?? `#${i + 1}` },
          message: {
            zh: `内容超过 ${MAX_CELL_CHARACTERS} 字，请缩短。`,
            en: `more than ${MAX_CELL_CHARACTERS} characters; shorten it.`,
          },
        });
      }
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}
