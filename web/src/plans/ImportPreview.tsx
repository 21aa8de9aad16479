import { downloadPreview } from '@meritloop/server/contract/plans';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import load from '../ui/load/load.module.css';
import { Name } from '../ui/name/Name.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './ImportPage.module.css';
import type { Preview } from './ImportPage.tsx';
import { useSheetName } from './useSheetName.ts';

type Row = Preview['rows'][number];
type Fault = Preview['faults'][number];
const states = ['new', 'changed', 'missing', 'unchanged'] as const;

/** What a workbook would change: by sheet, fault by fault, row by row. */
export function ImportPreview(props: {
  preview: Preview;
  /** Duties that go because the file no longer names them. */
  remove: ReadonlySet<string>;
  onRemove: (ids: ReadonlySet<string>) => void;
}) {
  const { t, i18n } = useTranslation('plans');
  const { tenant } = useVisitor();
  const { preview } = props;
  /** One workbook with all tables of the preview, for whoever filled the file in. */
  const excel = addressOf(downloadPreview, {
    params: { tenant: tenant.id, import: preview.id },
    query: { language: i18n.language === 'en' ? 'en' : 'zh' },
  });
  return (
    <>
      <p>
        {t('register.load.file')} {preview.fileName}
      </p>
      {preview.faults.length > 0 && (
        <section className={load.faults}>
          <h2>{t('register.load.faults', { count: preview.faults.length })}</h2>
          <p>{t('register.load.faultsHelp')}</p>
          <Faults id="register-faults" faults={preview.faults} excel={excel} />
        </section>
      )}
      <Sheets preview={preview} />
      {preview.notices.length > 0 && (
        <section>
          <h2>{t('register.load.notices', { count: preview.notices.length })}</h2>
          <Faults id="register-notices" faults={preview.notices} excel={excel} />
        </section>
      )}
      <Rows {...props} excel={excel} />
    </>
  );
}

function Sheets({ preview }: { preview: Preview }) {
  const { t } = useTranslation('plans');
  const nameOf = useSheetName();
  return (
    <section>
      <h2>{t('register.load.sheets')}</h2>
      <table className={styles.sheets}>
        <thead>
          <tr>
            <th scope="col">{t('register.load.sheet')}</th>
            {states.map((state) => (
              <th key={state} scope="col" className={styles.figure}>
                {t(`register.load.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sheets.map((one) => (
            <tr key={one.sheet}>
              <th scope="row">{nameOf(one.sheet)}</th>
              {one.present ? (
                states.map((state) => (
                  <td key={state} className={styles.figure}>
                    {one[state]}
                  </td>
                ))
              ) : (
                <td colSpan={4} className={load.note}>
                  {t('register.load.absent')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Faults({ id, faults, excel }: { id: string; faults: readonly Fault[]; excel: string }) {
  const { t } = useTranslation('plans');
  const say = useSay();
  const nameOf = useSheetName();
  const rows = faults.map((fault, index) => ({ ...fault, index }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'place',
      title: t('register.load.sheet'),
      cell: (one) => (one.sheet === null ? '' : nameOf(one.sheet)),
      width: 88,
    },
    {
      key: 'row',
      title: t('register.load.row'),
      kind: 'number',
      cell: (one) => one.row,
      order: (one) => one.row,
      width: 72,
      phone: 'head',
    },
    { key: 'column', title: t('register.load.column'), cell: (one) => one.column, width: 120 },
    {
      key: 'what',
      title: t('register.load.what'),
      cell: (one) => (
        <div className={load.words}>
          <p>{say(one.what)}</p>
          <p className={load.note}>{say(one.why)}</p>
        </div>
      ),
    },
    {
      key: 'todo',
      title: t('register.load.todo'),
      cell: (one) => <div className={load.words}>{say(one.todo)}</div>,
    },
  ];
  return (
    <DataTable
      id={id}
      caption={t('register.load.faults', { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={(one) => String(one.index)}
      excel={excel}
      empty={{ why: '' }}
    />
  );
}

function Rows(props: {
  preview: Preview;
  excel: string;
  remove: ReadonlySet<string>;
  onRemove: (ids: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('plans');
  const nameOf = useSheetName();
  const { rows } = props.preview;
  const [state, setState] = useState<string | undefined>(
    states.find((one) => one !== 'unchanged' && rows.some((row) => row.state === one)),
  );
  const shown = rows
    .map((row, index) => ({ ...row, index }))
    .filter((row) => state === undefined || row.state === state);
  const tick = (id: string, on: boolean) => {
    const next = new Set(props.remove);
    if (on) next.add(id);
    else next.delete(id);
    props.onRemove(next);
  };
  const columns: Column<Row & { index: number }>[] = [
    {
      key: 'name',
      title: t('register.load.name'),
      cell: (row) => (
        <div className={load.words}>
          <Name of={row.name} />
        </div>
      ),
      width: 300,
    },
    { key: 'sheet', title: t('register.load.sheet'), cell: (row) => nameOf(row.sheet), width: 88 },
    { key: 'row', title: t('register.load.row'), kind: 'number', cell: (row) => row.row, width: 72 },
    {
      key: 'state',
      title: t('register.load.state'),
      cell: (row) => t(`register.load.${row.state}`),
      width: 104,
      phone: 'head',
    },
    {
      key: 'changes',
      title: t('register.load.changes'),
      cell: (row) => <Changes row={row} removed={props.remove.has(row.id ?? '')} onTick={tick} />,
    },
  ];
  return (
    <section>
      <h2>{t('register.load.rows')}</h2>
      <CountStrip
        counts={states.map((value) => ({
          value,
          label: t(`register.load.${value}`),
          count: rows.filter((row) => row.state === value).length,
        }))}
        chosen={state}
        onChoose={setState}
      />
      <DataTable
        id="register-rows"
        caption={t('register.load.rows')}
        columns={columns}
        rows={shown}
        rowKey={(row) => String(row.index)}
        excel={props.excel}
        empty={{ why: t('register.load.noRows'), todo: t('register.load.noRowsTodo') }}
      />
    </section>
  );
}

function Changes(props: { row: Row; removed: boolean; onTick: (id: string, on: boolean) => void }) {
  const { t } = useTranslation('plans');
  const say = useSay();
  const { row } = props;
  if (row.state === 'missing') {
    if (row.sheet !== 'duties' || row.id === null) {
      return <span className={load.note}>{t('register.load.missingNote')}</span>;
    }
    const { id } = row;
    return (
      <Checkbox checked={props.removed} onChange={(event) => props.onTick(id, event.target.checked)}>
        {t('register.load.remove')}
      </Checkbox>
    );
  }
  return (
    <ul className={styles.changes}>
      {row.changes.map((change) => (
        <li key={change.field}>
          <span className={load.note}>{say(change.label)}</span>
          <span>
            <del>{change.old}</del> → <ins>{change.new}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
