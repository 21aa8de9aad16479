import { Table, type TableColumnType, type TableRef } from 'antd';
import { type Key, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import type { Column } from './column.ts';
import type { ShownTable } from './DataTable.tsx';
import styles from './DeskTable.module.css';
import { UnitOfColumn } from './UnitOfColumn.tsx';

const pageSize = 50;

/**
 * Rows of 36 px; head and first column stay in view; figures right-aligned. One `<table>` holds head and body, so that
 * every cell keeps its header for screen readers and paper repeats the head.
 */
export function DeskTable<Row extends object>(props: ShownTable<Row> & { printing: boolean }) {
  const { t } = useTranslation('ui');
  const [selected, setSelected] = useState<Key[]>([]);
  const table = useRef<TableRef>(null);
  // The frame that scrolls is Ant Design's own: it must be reachable by keyboard even where no cell is.
  useEffect(() => {
    table.current?.nativeElement.querySelector('.ant-table-content')?.setAttribute('tabindex', '0');
  });
  const columns = props.columns.map((column, index) => describe(column, index === 0, props));
  const chosen = props.rows.filter((row) => selected.includes(props.rowKey(row)));
  return (
    <>
      {props.bulk !== undefined && chosen.length > 0 && (
        <div className={styles.bulk}>
          <span>{t('table.selected', { selected: chosen.length })}</span>
          {props.bulk(chosen)}
        </div>
      )}
      <Table<Row>
        ref={table}
        className={`${styles.table} ${props.printing ? styles.printing : ''}`}
        size="small"
        columns={columns}
        dataSource={props.rows}
        rowKey={props.rowKey}
        // As wide as its words need and the window allows: long cells wrap before a column leaves the window.
        scroll={props.printing ? {} : { x: true }}
        showSorterTooltip={false}
        pagination={
          // One page of a longer list is shown whole: pages within pages lead nowhere.
          props.printing || props.rows.length <= pageSize || (props.listed ?? 0) > props.rows.length
            ? false
            : { pageSize, showSizeChanger: false, placement: ['bottomEnd'], size: 'small' }
        }
        onChange={(_, __, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const key = one?.columnKey;
          props.onSort(
            key != null && one?.order != null ? { key: String(key), direction: one.order } : undefined,
          );
        }}
        {...(props.bulk === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: selected,
                onChange: (keys: Key[]) => setSelected(keys),
                columnTitle: (all: ReactNode) => <SelectAll>{all}</SelectAll>,
              },
            })}
        {...(props.total === undefined ? {} : { summary: () => <Total {...props} total={props.total} /> })}
      />
    </>
  );
}

/**
 * The library measures widths in a hidden copy of the head: "select all" stands in the real one only, where the
 * keyboard may reach it.
 */
function SelectAll({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null);
  const [real, setReal] = useState(false);
  useLayoutEffect(() => setReal(place.current?.closest('[aria-hidden="true"]') === null), []);
  return <span ref={place}>{real && children}</span>;
}

function describe<Row extends object>(
  column: Column<Row>,
  first: boolean,
  props: ShownTable<Row>,
): TableColumnType<Row> {
  const { onOpen } = props;
  return {
    key: column.key,
    title: (
      <>
        {column.title}
        <UnitOfColumn unit={column.unit} className={styles.unit} />
      </>
    ),
    align: column.kind === 'number' ? 'right' : 'left',
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(first ? { fixed: 'start' as const, rowScope: 'row' as const } : {}),
    ...(column.order === undefined
      ? {}
      : {
          sorter: true,
          sortOrder: props.sort?.key === column.key ? props.sort.direction : null,
          sortDirections: (column.kind === 'number' ? ['descend', 'ascend'] : ['ascend', 'descend']) as (
            | 'ascend'
            | 'descend'
          )[],
        }),
    render: (_: unknown, row: Row) => {
      const cell = column.cell(row);
      if (first && onOpen !== undefined) {
        return (
          <button type="button" className={styles.open} onClick={() => onOpen(row)}>
            {named(cell)}
          </button>
        );
      }
      if (column.kind === 'number') return named(cell);
      const whole = column.whole === true || isShort(cell);
      return <div className={first ? styles.first : whole ? styles.whole : styles.text}>{named(cell)}</div>;
    },
  };
}

/** A day, a number of a few figures, a word of up to four characters: broken, it would read as two. */
const isShort = (cell: ReactNode): boolean =>
  typeof cell === 'string' && (cell.length <= 4 || /^[\x20-\x7e]{1,12}$/.test(cell));

function Total<Row>(props: {
  columns: readonly Column<Row>[];
  bulk?: unknown;
  total: { label: string; cells: Record<string, React.ReactNode> } | undefined;
}) {
  const shift = props.bulk === undefined ? 0 : 1;
  return (
    <Table.Summary.Row className={styles.total}>
      {shift === 1 && <Table.Summary.Cell index={0} />}
      {props.columns.map((column, index) => (
        <Table.Summary.Cell
          key={column.key}
          index={index + shift}
          align={column.kind === 'number' ? 'right' : 'left'}
        >
          {index === 0 ? props.total?.label : props.total?.cells[column.key]}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
