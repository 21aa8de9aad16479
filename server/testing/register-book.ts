import type { SentSheet } from '../src/platform/read-workbook.ts';
import { workbook } from '../src/platform/workbook.ts';

/** The register as it would be opened in Excel: rows of texts by sheet, the header first. */
export class RegisterBook {
  readonly sheets: Map<string, string[][]>;
  constructor(sheets: readonly SentSheet[]) {
    this.sheets = new Map(sheets.map(({ name, rows }) => [name, rows]));
  }

  rows(sheet: string): string[][] {
    return this.sheets.get(sheet) ?? [];
  }
  column(sheet: string, header: string): number {
    const at = this.rows(sheet)[0]?.indexOf(header) ?? -1;
    if (at < 0) throw new Error(`${sheet} has no column ${header}`);
    return at;
  }
  /** Row 2 is the first of data, as in Excel. */
  set(sheet: string, row: number, header: string, text: string): this {
    const cells = this.rows(sheet)[row - 1];
    if (cells !== undefined) cells[this.column(sheet, header)] = text;
    return this;
  }
  add(sheet: string, cells: Record<string, string>): this {
    const width = this.rows(sheet)[0]?.length ?? 0;
    const row = Array.from({ length: width }, () => '');
    for (const [header, text] of Object.entries(cells)) row[this.column(sheet, header)] = text;
    this.rows(sheet).push(row);
    return this;
  }
  async bytes(): Promise<Buffer> {
    const sheets = [...this.sheets].map(([name, [header = [], ...rows]]) => ({
      name,
      notes: [],
      columns: header.map((title) => ({ title, width: 10 })),
      rows,
    }));
    return (await workbook('r.xlsx', sheets)).bytes;
  }
}
