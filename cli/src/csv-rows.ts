import { type InputError, refuse } from '@meritloop/engine';
import { Refusal } from '@meritloop/server/platform/refusal';
import { cellName, checkSentText } from '@meritloop/server/platform/sent-text';
import { CsvError, parse } from 'csv-parse/sync';
import { asBadInput } from './bad-input.ts';
import { decodeUtf8 } from './text-file.ts';

/** What a CSV may hold, found while it is read: a few bytes a row or cell would otherwise fill the memory. */
interface CsvBounds {
  rows: number;
  columns: number;
  cells: number;
}

/** Characters of one row. */
const longestRow = 1_000_000;

/**
 * Rows of a CSV by their number as a spreadsheet counts them, blank ones left out and empty cells at their ends too.
 * Every cell is held to what a cell of a workbook is: no mark of classification, no character that hides or turns text.
 */
export function csvRows(bytes: Buffer, file: string, bounds: CsvBounds): { row: number; cells: string[] }[] {
  const text = decodeUtf8(bytes, file);
  const rows: { row: number; cells: string[] }[] = [];
  let row = 0;
  let held = 0;
  const take = (record: string[]): undefined => {
    row += 1;
    const cells = record.slice(0, record.findLastIndex((cell) => cell.trim() !== '') + 1);
    held += cells.length;
    // The row of headings stands above the others.
    if (row > bounds.rows + 1 || cells.length > bounds.columns || held > bounds.cells)
      throw tooLarge(file, bounds);
    for (const [column, cell] of cells.entries()) checkSentText(cell, cellName(row - 1, column));
    if (cells.length > 0) rows.push({ row, cells });
  };
  try {
    // `on_record` hands out one row at a time, and the parser keeps none of them.
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: longestRow,
      on_record: take,
    });
    return rows;
  } catch (error) {
    if (error instanceof Refusal) throw asBadInput(error, file);
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(error, file);
  }
}

function unreadable(error: CsvError, file: string): InputError {
  const row = typeof error.lines === 'number' ? error.lines : undefined;
  return refuse(
    'unreadable_csv',
    {
      zh: `不是规范的 CSV（${error.message}）。请检查该处的引号。`,
      en: `not well-formed CSV (${error.message}). Check the quotation marks there.`,
    },
    row === undefined ? { file } : { file, row },
  );
}

function tooLarge(file: string, { rows, columns, cells }: CsvBounds): InputError {
  return refuse(
    'table_too_large',
    {
      zh: `表格过大（上限 ${rows} 行、${columns} 列、共 ${cells} 个单元格）。请拆分后再用。`,
      en: `the table is too large (at most ${rows} rows, ${columns} columns, ${cells} cells in all). Split it.`,
    },
    { file },
  );
}
