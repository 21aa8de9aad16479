import { plain } from '@meritloop/engine';
import { classificationMark } from './classification.ts';
import { refuse as platform } from './errors.ts';
import { workbookFault } from './workbook-bounds.ts';
import { type WorkbookParts, workbookParts } from './workbook-parts.ts';
import { refuse } from './workbook-refusals.ts';

/** One sheet as it was sent: `rows[0]` is Excel's row 1; every cell a trimmed text, '' where there is nothing. */
export interface SentSheet {
  name: string;
  rows: string[][];
}

/** Largest workbook that is read, in bytes of the file. */
export const workbookBytes = 5_000_000;
const bounds = {
  parts: 500,
  unfoldedBytes: 64 * 1024 * 1024,
  sheets: 20,
  rows: 20_000,
  columns: 200,
  text: 5_000,
};

/** Excel keeps 15 significant digits; what stands behind them is the trace of its binary numbers. */
const excelDigits = 15;

/**
 * Reads an .xlsx that somebody sent. Nothing in it is run and nothing beyond the bounds is unfolded. Refused as a
 * whole, with what is wrong and where: no workbook, an encrypted one, one too large, one with macros, embedded objects
 * or links, formula cells (their figure is the sender's program, not the sender's word), and a classification mark in
 * any cell, sheet name, header, footer, comment or property. Numbers come as plain decimals, dates as `YYYY-MM-DD`.
 */
export async function readWorkbook(bytes: Buffer): Promise<SentSheet[]> {
  if (bytes.length > workbookBytes) throw platform.too_large({ limit: `${workbookBytes / 1_000_000} MB` });
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw refuse.workbook_encrypted();
  const fault = workbookFault(bytes, bounds);
  if (fault === 'no_zip') throw refuse.not_a_workbook();
  if (fault === 'too_large') throw refuse.workbook_too_large(bounds);
  checkParts(bytes);
  const sheets = await cellsOf(bytes);
  for (const { name, rows } of sheets) {
    stopMark(name, name);
    for (const [row, cells] of rows.entries()) {
      for (const [column, text] of cells.entries()) {
        const cell = `${name}!${cellName(row, column)}`;
        if (text.length > bounds.text) throw refuse.cell_too_long({ cell, limit: bounds.text });
        stopMark(text, cell);
      }
    }
  }
  return sheets;
}

/** Excel's name of a cell by its place in `rows`: (2, 1) is `B3`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function checkParts(bytes: Buffer): void {
  let parts: WorkbookParts;
  try {
    parts = workbookParts(bytes);
  } catch {
    throw refuse.not_a_workbook();
  }
  if (parts.active) throw refuse.workbook_active();
  if (parts.sheets > bounds.sheets || parts.rows > bounds.rows || parts.columns > bounds.columns) {
    throw refuse.workbook_too_large(bounds);
  }
  if (parts.formulas.length > 0) {
    throw refuse.formula_cells(
      { cells: parts.formulas.join('、'), cellsEn: parts.formulas.join(', ') },
      { fields: parts.formulas.map((cell) => ({ path: cell, message: 'formula' })) },
    );
  }
  stopMark(parts.margins, '页眉页脚、批注或文件属性 / header, footer, comment or property');
}

async function cellsOf(bytes: Buffer): Promise<SentSheet[]> {
  const { default: readExcel } = await import('read-excel-file/node');
  try {
    const sheets = await readExcel<StoredNumber>(bytes, { parseNumber: (stored) => ({ stored }) });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells) => cells.map(cellText)),
    }));
  } catch {
    throw refuse.not_a_workbook();
  }
}

interface StoredNumber {
  stored: string;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'object' && 'stored' in cell) {
    const kept = Number(Number((cell as StoredNumber).stored).toPrecision(excelDigits));
    const text = String(kept);
    return text.includes('e') ? plain(kept) : text;
  }
  return String(cell).trim();
}

function stopMark(text: string, where: string): void {
  const mark = classificationMark(text);
  if (mark === undefined) return;
  throw refuse.workbook_classified({ mark, where }, { fields: [{ path: where, message: mark }] });
}
