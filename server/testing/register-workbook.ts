/** Writes the register's sheets as an .xlsx, cell by cell as text, so that nothing is rounded or turned into a date. */
import writeExcel from 'write-excel-file/node';
import type { RegisterSheet } from '../../examples/simulated-city/register.ts';

/** @returns the file's bytes. */
export function registerWorkbook(sheets: readonly RegisterSheet[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, header, rows }) => ({
      sheet: name,
      data: [header, ...rows].map((cells) =>
        cells.map((cell) => {
          if (cell === '') return null;
          return cell.startsWith('=')
            ? { value: cell, type: 'Formula' as const }
            : { value: cell, type: String };
        }),
      ),
    })),
  ).toBuffer();
}
