import { zipSync } from 'fflate';
import { refuse as platform } from './errors.ts';
import { Refusal } from './refusal.ts';
import { cellName, checkSentText } from './sent-text.ts';
import { refuseMark } from './stop-classified.ts';
import { unfold } from './workbook-bounds.ts';
import { dayOrHour, isBeyondDigits, storedNumber, understood } from './workbook-cells.ts';
import { type WorkbookParts, workbookParts } from './workbook-parts.ts';
import { refuse } from './workbook-refusals.ts';

/** One sheet as it was sent: `rows[0]` is Excel's row 1; every cell a trimmed text, '' where there is nothing. */
export interface SentSheet {
  name: string;
  rows: string[][];
  /** Ranges of merged cells such as `A2:A5`, of which only the first holds anything; undefined where there are none. */
  merged?: readonly string[];
}

/** What a workbook may hold, whatever it says of itself. */
export const workbookLimits = {
  /** Of the file as it is sent. */
  fileBytes: 5_000_000,
  parts: 500,
  unfoldedBytes: 32 * 1024 * 1024,
  sheets: 20,
  rows: 20_000,
  columns: 200,
  /** Of all sheets together. */
  cells: 400_000,
  /** The same with empty ones: rows times columns of every sheet. */
  places: 5_000_000,
  /** Texts that cells share, and formats of cells. */
  shared: 400_000,
  formats: 65_500,
  /** Characters of one cell, and of all of them: a text that many cells share counts each time. */
  text: 5_000,
  allText: 10_000_000,
} as const;
const bounds = workbookLimits;

/**
 * Reads an .xlsx that somebody sent. Nothing in it is run and nothing beyond the bounds is unfolded. Refused as a
 * whole, with what is wrong and where: no workbook, an encrypted one, one too large, one with macros, embedded objects
 * or links, formula cells (their figure is the sender's program, not the sender's word), and a classification mark in
 * any cell, sheet name, header, footer, comment or property. Numbers come as plain decimals, shares with their sign
 * (`68.5%`), faults as they stand (`#N/A`), dates as `YYYY-MM-DD`. Hidden sheets are checked and left out: their sender
 * does not see them. Hidden rows and columns are cells like others.
 *
 * @param onDate is told of every cell that the spreadsheet holds as a date, by the number of its sheet and its place in
 * `rows`, all from 0: what was typed there can no longer be seen
 */
export async function readWorkbook(
  bytes: Buffer,
  onDate: (sheet: number, row: number, column: number) => void = () => {},
): Promise<SentSheet[]> {
  if (bytes.length > bounds.fileBytes) {
    throw platform.too_large({ limit: `${bounds.fileBytes / 1_000_000} MB` });
  }
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw refuse.workbook_encrypted();
  const parts = unfold(bytes, bounds);
  if (parts === 'no_zip' || parts === 'ambiguous') throw refuse.not_a_workbook();
  if (parts === 'encrypted') throw refuse.workbook_encrypted();
  if (parts === 'too_large') throw refuse.workbook_too_large(bounds);
  const { margins, hidden, merged } = checkedParts(parts);
  const sheets = await cellsOf(understood(parts), (place, row, column) => {
    const seen = place - hidden.filter((other) => other < place).length;
    if (!hidden.includes(place)) onDate(seen, row, column);
  });
  checkTexts(sheets);
  refuseMark(margins, {
    zh: '页眉页脚、批注、图形或文件属性',
    en: 'header, footer, comment, shape or property',
  });
  return sheets
    .map((sheet, place) => ({ ...sheet, ...(merged[place]?.length && { merged: merged[place] }) }))
    .filter((_, place) => !hidden.includes(place));
}

function checkTexts(sheets: readonly SentSheet[]): void {
  const known = new Set<string>();
  let all = 0;
  for (const { name, rows } of sheets) {
    checkSentText(name, name);
    for (const [row, cells] of rows.entries()) {
      for (const [column, text] of cells.entries()) {
        all += text.length;
        if (all > bounds.allText) throw refuse.workbook_too_large(bounds);
        if (known.has(text)) continue;
        const cell = `${name}!${cellName(row, column)}`;
        if (text.length > bounds.text) throw refuse.cell_too_long({ cell, limit: bounds.text });
        checkSentText(text, cell);
        known.add(text);
      }
    }
  }
}

function checkedParts(unfolded: ReadonlyMap<string, Buffer>): WorkbookParts {
  let parts: WorkbookParts | null;
  try {
    parts = workbookParts(unfolded);
  } catch {
    throw refuse.not_a_workbook();
  }
  if (parts === null) throw refuse.workbook_too_large(bounds);
  if (parts.active) throw refuse.workbook_active();
  const tooLarge =
    parts.sheets > bounds.sheets ||
    parts.rows > bounds.rows ||
    parts.columns > bounds.columns ||
    parts.cells > bounds.cells ||
    parts.places > bounds.places ||
    parts.shared > bounds.shared ||
    parts.formats > bounds.formats;
  if (tooLarge) {
    throw refuse.workbook_too_large(bounds);
  }
  if (parts.formulas.length > 0) {
    throw refuse.formula_cells(
      { cells: parts.formulas.join('、'), cellsEn: parts.formulas.join(', ') },
      { fields: parts.formulas.map((cell) => ({ path: cell, message: 'formula' })) },
    );
  }
  return parts;
}

/**
 * The reader gets a zip of what was checked, never the one that was sent: it goes by the headings of the parts and
 * not by the directory, and would read what the directory hides.
 */
async function cellsOf(
  parts: ReadonlyMap<string, Buffer>,
  onDate: (sheet: number, row: number, column: number) => void,
): Promise<SentSheet[]> {
  const { default: readExcel } = await import('read-excel-file/node');
  const files = Object.fromEntries([...parts].filter(([name]) => !name.endsWith('/')));
  const bytes = Buffer.from(zipSync(files, { level: 0 }));
  try {
    const sheets = await readExcel<StoredNumber>(bytes, { parseNumber: (stored) => ({ stored }) });
    return sheets.map(({ sheet, data }, place) => ({
      name: sheet,
      rows: data.map((cells, row) =>
        cells.map((cell, column) => {
          if (cell instanceof Date) onDate(place, row, column);
          return cellText(cell, () => `${sheet}!${cellName(row, column)}`);
        }),
      ),
    }));
  } catch (error) {
    throw error instanceof Refusal ? error : refuse.not_a_workbook();
  }
}

interface StoredNumber {
  stored: string;
}

function cellText(cell: unknown, where: () => string): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayOrHour(cell);
  if (typeof cell === 'object' && 'stored' in cell) {
    const { stored } = cell as StoredNumber;
    if (isBeyondDigits(stored)) throw refuse.number_too_long({ cell: where() });
    return storedNumber(stored);
  }
  return String(cell).trim();
}
