import type { ReactNode } from 'react';

/** One column of a table, and what becomes of it on a phone. */
export interface Column<Row> {
  key: string;
  title: string;
  /** Unit of every figure in the column; shown in the header, not in the cells. */
  unit?: string;
  /** `number` is right-aligned; default `text`. */
  kind?: 'text' | 'number';
  cell: (row: Row) => ReactNode;
  /** What the column sorts by, nulls last in both directions; absent: it does not sort. Never a name's collation. */
  order?: (row: Row) => number | string | null;
  /** The least that it takes at the desk, where its sentences would otherwise stand as a tall narrow strip. */
  width?: number;
  /** Its words stay on one line, as a day or a short word does anyway; others wrap before a column leaves the window. */
  whole?: boolean;
  /** Absent at first; the column choice shows it. */
  hidden?: boolean;
  /** On a phone: `head` beside the title, `line` (default) a labelled line, `none` left out. The first column is the title. */
  phone?: 'head' | 'line' | 'none';
}

export interface Sort {
  key: string;
  direction: 'ascend' | 'descend';
}

/** Rows in the order of one column, equal ones in their given order; rows without a value come last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): Row[] {
  const order = columns.find((column) => column.key === sort?.key)?.order;
  if (order === undefined || sort === undefined) return [...rows];
  const sign = sort.direction === 'ascend' ? 1 : -1;
  return rows
    .map((row) => ({ row, by: order(row) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
      return a.by === b.by ? 0 : a.by < b.by ? -sign : sign;
    })
    .map(({ row }) => row);
}
