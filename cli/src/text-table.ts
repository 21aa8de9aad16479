/**
 * Tables for people on a terminal: columns aligned by display width, Chinese characters counting two.
 */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** A column of a table; figures are aligned to the right. */
export interface TextColumn {
  heading: string;
  right?: boolean;
}

/** How many terminal columns a text takes. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) || character > '\uffff' ? 2 : 1;
  return width;
}

/** Rows as aligned lines under their headings, the last line ended. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const all = [columns.map((column) => column.heading), ...rows];
  const widths = columns.map((_, c) =>
    all.reduce((most, row) => Math.max(most, displayWidth(row[c] ?? '')), 0),
  );
  const line = (row: readonly string[]) =>
    columns
      .map(({ right }, c) => {
        const cell = row[c] ?? '';
        const room = ' '.repeat((widths[c] ?? 0) - displayWidth(cell));
        return right ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd();
  return `${all.map(line).join('\n')}\n`;
}
