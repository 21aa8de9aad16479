import type { ReactNode } from 'react';
import { useKept } from '../kept.ts';
import { useNameText } from '../name/Name.tsx';
import { usePrinting } from '../printing.ts';
import { EmptyState } from '../state/EmptyState.tsx';
import { ErrorState } from '../state/ErrorState.tsx';
import { Loading } from '../state/Loading.tsx';
import { usePhone } from '../usePhone.ts';
import { type Column, type Sort, sorted } from './column.ts';
import { DeskTable } from './DeskTable.tsx';
import { PhoneList } from './PhoneList.tsx';
import { TableTools } from './TableTools.tsx';

export interface DataTableProps<Row> {
  /** Name under which this device remembers sort and columns. */
  id: string;
  /** What the table holds, for those who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  /** undefined while they are on their way. */
  rows: readonly Row[] | undefined;
  /** How many there are in all, where the rows are one page of a list that comes page by page. */
  listed?: number | undefined;
  rowKey: (row: Row) => string;
  error?: Error | null | undefined;
  onRetry?: () => void;
  empty: { why: ReactNode; todo?: ReactNode };
  /** Opens a look at one row beside the table. */
  onOpen?: (row: Row) => void;
  /** Address of the same table, order and filters, as an Excel file. */
  excel?: string | undefined;
  /** A last line, saying what it adds. */
  total?: { label: string; cells: Record<string, ReactNode> } | undefined;
  /** Acts on several rows at once. */
  bulk?: ((rows: Row[]) => ReactNode) | undefined;
}

/** A table at the desk, a list on a phone; loading, empty and broken states included. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const phone = usePhone();
  const printing = usePrinting();
  const nameText = useNameText();
  const [sort, setSort] = useKept<Partial<Sort>>(`table.${props.id}.sort`, {});
  const [hidden, setHidden] = useKept<string[]>(
    `table.${props.id}.hidden`,
    props.columns.filter((column) => column.hidden === true).map((column) => column.key),
  );
  if (props.error != null && props.rows === undefined) {
    return (
      <ErrorState error={props.error} {...(props.onRetry === undefined ? {} : { retry: props.onRetry })} />
    );
  }
  if (props.rows === undefined) return <Loading rows={8} />;
  if (props.rows.length === 0) return <EmptyState {...props.empty} />;
  const chosen = sort.key !== undefined && sort.direction !== undefined ? (sort as Sort) : undefined;
  const rows = sorted(props.rows, props.columns, chosen);
  const columns = props.columns.filter((column, index) => index === 0 || !hidden.includes(column.key));
  const shared = { ...props, rows, columns, sort: chosen, onSort: (next?: Sort) => setSort(next ?? {}) };
  return (
    <section aria-label={nameText(props.caption)}>
      <TableTools
        {...shared}
        allColumns={props.columns}
        hidden={hidden}
        onHide={setHidden}
        phone={phone && !printing}
      />
      {phone && !printing ? <PhoneList {...shared} /> : <DeskTable {...shared} printing={printing} />}
    </section>
  );
}

export type ShownTable<Row> = Omit<DataTableProps<Row>, 'rows'> & {
  rows: Row[];
  sort: Sort | undefined;
  onSort: (sort?: Sort) => void;
};
