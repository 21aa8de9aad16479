import { Readable } from 'node:stream';
import type { StreamedDownload } from './room.ts';

/** Begins of a cell that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
/** A plain number is none of them. */
const number = /^-?\d+(\.\d+)?$/;

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it, as
 * spreadsheets themselves mark a text.
 */
function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | null): string {
  if (value === null) return '';
  const text = formula.test(value) && !number.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file that is made while it is sent; begins with the mark by which Excel knows UTF-8. */
export function csvDownload(
  name: string,
  header: readonly string[],
  lines: AsyncIterable<readonly (string | null)[]>,
): StreamedDownload {
  async function* text() {
    yield `\ufeff${csvLine(header)}`;
    for await (const line of lines) yield csvLine(line);
  }
  return { name, type: 'text/csv; charset=utf-8', bytes: Readable.from(text()) };
}
