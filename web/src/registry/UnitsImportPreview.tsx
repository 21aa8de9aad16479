import type { UnitFault, UnitImportRow } from '@meritloop/server/contract/registry';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import load from '../ui/load/load.module.css';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useKindWord } from './useUnitColumns.tsx';

/** Every cell that stands in the way, with what to write instead. */
export function UnitsImportFaults({ faults }: { faults: readonly UnitFault[] }) {
  const { t } = useTranslation('registry');
  const say = useSay();
  const rows = faults.map((fault, index) => ({ ...fault, index }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'cell', title: t('load.cell'), cell: (one) => one.cell ?? '', width: 80, phone: 'head' },
    {
      key: 'column',
      title: t('load.column'),
      cell: (one) => (one.column === null ? '' : say(one.column)),
      width: 110,
    },
    {
      key: 'text',
      title: t('load.text'),
      cell: (one) => (
        <div className={load.words}>
          <Verbatim>{one.text}</Verbatim>
        </div>
      ),
    },
    {
      key: 'says',
      title: t('load.says'),
      cell: (one) => (
        <div className={load.words}>
          <p>{say(one.says)}</p>
          {one.suggestions.length > 0 && (
            <p>
              {t('load.near')} <Verbatim>{one.suggestions.join('、')}</Verbatim>
            </p>
          )}
        </div>
      ),
    },
  ];
  return (
    <section className={load.faults}>
      <h2>{t('load.faults', { count: faults.length })}</h2>
      <p>{t('load.faultsHelp')}</p>
      <DataTable
        id="unit-import-faults"
        caption={t('load.faults', { count: faults.length })}
        columns={columns}
        rows={rows}
        rowKey={(one) => String(one.index)}
        empty={{ why: '' }}
      />
    </section>
  );
}

/** Every unit of the file, and whether it would be added. */
export function UnitsImportRows({ rows }: { rows: readonly UnitImportRow[] }) {
  const { t } = useTranslation('registry');
  const kindWord = useKindWord();
  const columns: Column<UnitImportRow>[] = [
    { key: 'name', title: t('column.unit'), cell: (row) => <Name of={row.name} />, width: 220 },
    { key: 'state', title: t('load.state'), cell: (row) => t(`load.${row.state}`), phone: 'head' },
    { key: 'code', title: t('load.code'), cell: (row) => row.code ?? t('load.codeGiven') },
    { key: 'nameEn', title: t('load.nameEn'), cell: (row) => row.nameEn },
    { key: 'kind', title: t('column.kind'), cell: (row) => kindWord(row.kind) },
    {
      key: 'parent',
      title: t('load.parent'),
      cell: (row) => (row.parent === null ? t('load.top') : <Name of={row.parent} />),
    },
    { key: 'row', title: t('load.row'), kind: 'number', cell: (row) => row.row, order: (row) => row.row },
  ];
  return (
    <section>
      <h2>
        {t('load.rows', {
          added: rows.filter(({ state }) => state === 'new').length,
          there: rows.filter(({ state }) => state === 'there').length,
        })}
      </h2>
      <DataTable
        id="unit-import-rows"
        caption={t('load.caption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.row)}
        empty={{ why: t('load.none'), todo: t('load.noneTodo') }}
      />
    </section>
  );
}
