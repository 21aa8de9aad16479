import { readFile, stat } from 'node:fs/promises';
import { InputError, refuse, type Table } from '@meritloop/engine';
import { CsvError, parse } from 'csv-parse/sync';
import { xlsxRows } from './xlsx-rows.ts';

/** Of any table; the reader of workbooks takes less. */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_ROWS = 2_000_000;
const MAX_COLUMNS = 200;
const MAX_CELL_CHARACTERS = 4_000;

/**
 * Reads a CSV (UTF-8) or xlsx file into text cells with exact places: row 1 is the header, and rows count as a
 * spreadsheet counts them, blank ones included. Of a workbook the first sheet is read. Throws InputError when the
 * file is missing, not UTF-8, not a table, or beyond the bounds.
 */
export async function readTable(file: string): Promise<Table> {
  const bytes = await readBounded(file, MAX_BYTES);
  const rows = file.toLowerCase().endsWith('.xlsx') ? await xlsxRows(bytes, file) : csvRows(bytes, file);
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
