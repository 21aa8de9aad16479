import { InputError, refuse, type Table } from '@meritloop/engine';
import { csvRows } from './csv-rows.ts';
import { readBounded } from './text-file.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** Of any table; the reader of workbooks takes less. */
const MAX_BYTES = 256 * 1024 * 1024;
const bounds = { rows: 2_000_000, columns: 200, cells: 20_000_000 } as const;
const MAX_CELL_CHARACTERS = 4_000;

/**
 * Reads a CSV (UTF-8) or xlsx file into text cells with exact places: row 1 is the header, and rows count as a
 * spreadsheet counts them, blank ones included. Of a workbook the first sheet that is not hidden is read. Throws InputError when the
 * file is missing, not UTF-8, not a table, or beyond the bounds.
 */
export async function readTable(file: string): Promise<Table> {
  const bytes = await readBounded(file, MAX_BYTES);
  const numbered = file.toLowerCase().endsWith('.xlsx')
    ? (await xlsxRows(bytes, file)).map((cells, i) => ({ row: i + 1, cells }))
    : csvRows(bytes, file, bounds);
  const filled = numbered.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...rows] = filled;
  if (header?.row !== 1) {
    throw refuse(
      'empty_file',
      { zh: '文件没有表头。第一行应为列名。', en: 'no header: the first row must hold the column names.' },
      { file },
    );
  }
  const width = header.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const table: Table = { file, header: header.cells.slice(0, width), rows };
  refuseCells(table);
  return table;
}

function refuseCells(table: Table): void {
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
