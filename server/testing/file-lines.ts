import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';

/** The lines of a CSV file as a spreadsheet opens it. */
export function csvLines(bytes: Buffer): string[][] {
  return parse(bytes, { bom: true });
}

/** The lines of a workbook's first sheet as texts; an empty cell is an empty text. */
export async function workbookLines(bytes: Buffer): Promise<string[][]> {
  const [sheet] = await readExcel(bytes);
  return (sheet?.data ?? []).map((line) => line.map((cell) => String(cell ?? '')));
}
