import { uncleanCharacter } from './clean-text.ts';
import type { SentSheet } from './read-workbook.ts';
import { refuseMark } from './stop-classified.ts';
import { refuse } from './workbook-refusals.ts';

/**
 * Refuses a text of a table that somebody sent, a cell or the name of a sheet: characters that no text of the house may
 * hold, and marks of classification. Workbooks and CSV files are held to the same, in the same words.
 *
 * @param where its place as a reader of the file sees it, such as `Sheet1!B3`
 */
export function checkSentText(text: string, where: string): void {
  const character = uncleanCharacter(text);
  if (character !== undefined) throw refuse.cell_unclean({ cell: where, character });
  refuseMark(text, { zh: where, en: where });
}

/**
 * Refuses cells that were merged below the headings of a table, where each row says something of its own: only the first
 * of them holds anything, and the others would read as left empty. Titles above the headings may be merged.
 *
 * @param heading place of the headings among the rows, from 0 on
 */
export function refuseMerged({ name, merged = [] }: SentSheet, heading: number): void {
  const below = merged.filter((range) => Number(/\d+$/.exec(range)?.[0]) > heading + 1);
  if (below.length === 0) return;
  const shown = below.slice(0, 5).map((range) => `${name}!${range}`);
  throw refuse.merged_cells(
    { cells: shown.join('、'), cellsEn: shown.join(', ') },
    { fields: shown.map((path) => ({ path, message: 'merged' })) },
  );
}

/** Excel's name of a cell by its place from 0 on: (2, 1) is `B3`. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** The letters of a column by its place from 0 on: 1 is `B`. */
export function columnName(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
