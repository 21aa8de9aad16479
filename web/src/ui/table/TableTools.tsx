import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column, Sort } from './column.ts';
import type { ShownTable } from './DataTable.tsx';
import { ExcelLink } from './ExcelLink.tsx';
import styles from './TableTools.module.css';

/** Above a table: how many rows, the Excel download, and the choice of columns (on a phone: of the order). */
export function TableTools<Row extends object>(
  props: ShownTable<Row> & {
    allColumns: readonly Column<Row>[];
    hidden: string[];
    onHide: (keys: string[]) => void;
    phone: boolean;
  },
) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.tools}>
      <span className={styles.count}>{t('table.rows', { total: props.listed ?? props.rows.length })}</span>
      <span className={styles.push} />
      {props.phone ? <OrderChoice {...props} /> : <ColumnChoice {...props} />}
      {props.excel !== undefined && <ExcelLink href={props.excel} />}
    </div>
  );
}

function ColumnChoice<Row>(props: {
  allColumns: readonly Column<Row>[];
  hidden: string[];
  onHide: (keys: string[]) => void;
}) {
  const { t } = useTranslation('ui');
  const choosable = props.allColumns.slice(1);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <Checkbox.Group
          className={styles.columns}
          value={choosable.filter((column) => !props.hidden.includes(column.key)).map((column) => column.key)}
          options={choosable.map((column) => ({ value: column.key, label: column.title }))}
          onChange={(shown) =>
            props.onHide(
              choosable.filter((column) => !shown.includes(column.key)).map((column) => column.key),
            )
          }
        />
      }
    >
      <Button className="screen-only" size="small" type="text" icon={<SettingOutlined aria-hidden />}>
        {t('table.columns')}
      </Button>
    </Popover>
  );
}

function OrderChoice<Row>(props: {
  allColumns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort?: Sort) => void;
}) {
  const { t } = useTranslation('ui');
  const options = props.allColumns
    .filter((column) => column.order !== undefined)
    .flatMap((column) =>
      (['descend', 'ascend'] as const).map((direction) => ({
        value: `${direction} ${column.key}`,
        label: t(`table.${direction}`, { column: column.title }),
      })),
    );
  if (options.length === 0) return null;
  return (
    <Select<string>
      className="screen-only"
      size="small"
      variant="borderless"
      aria-label={t('table.order')}
      placeholder={t('table.order')}
      popupMatchSelectWidth={false}
      allowClear
      value={props.sort === undefined ? null : `${props.sort.direction} ${props.sort.key}`}
      options={options}
      onChange={(value: string | undefined) => {
        const [direction, key] = value?.split(' ', 2) ?? [];
        props.onSort(key === undefined ? undefined : { key, direction: direction as Sort['direction'] });
      }}
    />
  );
}
