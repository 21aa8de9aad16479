/** CSV whose every row says that it is simulated. */

/** The mark in the last column of every CSV file. */
export const MARK = '模拟数据';

export type Cell = string | number | undefined | null;

/** A CSV text whose last column is the mark. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => cells.map((cell) => quoted(String(cell ?? ''))).join(',');
  return `${[line([...header, 'simulated']), ...rows.map((cells) => line([...cells, MARK]))].join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
