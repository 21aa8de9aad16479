import { uncleanCharacter } from './clean-text.ts';
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

/** Excel's name of a cell by its place from 0 on: (2, 1) is `B3`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
