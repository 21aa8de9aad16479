import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import type { ShownTable } from './DataTable.tsx';
import styles from './PhoneList.module.css';
import { UnitOfColumn } from './UnitOfColumn.tsx';

const step = 30;

/** The same rows on a phone: a title with its status, and labelled lines. */
export function PhoneList<Row extends object>(props: ShownTable<Row>) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(step);
  const [title, ...others] = props.columns;
  const heads = others.filter((column) => column.phone === 'head');
  const lines = others.filter((column) => (column.phone ?? 'line') === 'line');
  return (
    <>
      <ul className={styles.list}>
        {props.rows.slice(0, shown).map((row) => (
          <li key={props.rowKey(row)} className={styles.item}>
            <div className={styles.head}>
              {props.onOpen === undefined ? (
                <span className={styles.title}>{named(title?.cell(row))}</span>
              ) : (
                <button type="button" className={styles.title} onClick={() => props.onOpen?.(row)}>
                  {named(title?.cell(row))}
                </button>
              )}
              {heads.map((column) => (
                <span key={column.key}>{named(column.cell(row))}</span>
              ))}
            </div>
            <dl className={styles.lines}>
              {lines.map((column) => {
                const cell = column.cell(row);
                // A label without anything beside it says nothing on a phone.
                if (cell === null || cell === undefined || cell === false || cell === '') return null;
                return (
                  <div key={column.key}>
                    <dt>
                      {column.title}
                      <UnitOfColumn unit={column.unit} />
                    </dt>
                    <dd className={column.kind === 'number' ? styles.number : undefined}>{named(cell)}</dd>
                  </div>
                );
              })}
            </dl>
          </li>
        ))}
      </ul>
      {shown < props.rows.length && (
        <Button block onClick={() => setShown(shown + step)}>
          {t('table.more', { left: props.rows.length - shown })}
        </Button>
      )}
    </>
  );
}
