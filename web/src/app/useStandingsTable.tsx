import type { StandingMatter, StandingRow } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { Explained } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name, Names } from '../ui/name/Name.tsx';
import { groupDigits, ratioToPercent } from '../ui/number/format.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { statuses } from '../ui/status/status.ts';
import type { Column } from '../ui/table/column.ts';
import { standingTrace } from './explainStanding.ts';
import { Standing } from './Standing.tsx';
import styles from './TargetCells.module.css';

export { selectionLimit } from '@meritloop/server/contract/app';

/** Where a row has its page: a target its own, a task that of its matter. */
export const pageOf = (row: StandingRow) =>
  row.kind === 'target' ? `/targets/${row.id}` : `/matters/${row.matterId}`;

/** Columns of the list of standings; what is asked for less often is hidden at first and remembered when shown. */
export function useStandingsTable(matters: readonly StandingMatter[]): Column<StandingRow>[] {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const of = (row: StandingRow) => byId.get(row.matterId);
  const trace = (row: StandingRow) => standingTrace(tenant.id, row.id);
  return [
    {
      key: 'name',
      title: t('standings.column.name'),
      cell: (row) => (
        <CityLink path={pageOf(row)}>
          <Name of={row.name} />
        </CityLink>
      ),
    },
    {
      key: 'status',
      title: t('standings.column.status'),
      order: (row) => statuses.indexOf(row.status),
      cell: (row) =>
        row.kind === 'target' ? (
          <Standing standing={row} trace={trace(row)} label={row.name} stacked />
        ) : (
          <StatusWord status={row.status} />
        ),
      phone: 'head',
    },
    {
      key: 'gap',
      title: t('standings.column.gap'),
      cell: (row) => <div className={styles.remark}>{say(row.sentence)}</div>,
      width: 240,
    },
    {
      key: 'matter',
      title: t('standings.column.matter'),
      cell: (row) => (
        <CityLink path={`/matters/${row.matterId}`}>
          {of(row)?.number} <Name of={of(row)?.title} />
        </CityLink>
      ),
    },
    { key: 'subject', title: t('standings.column.subject'), cell: (row) => row.subject },
    {
      key: 'nature',
      title: t('standings.column.nature'),
      cell: (row) => (row.nature === null ? null : t(`nature.${row.nature}`)),
      hidden: true,
      phone: 'none',
    },
    {
      key: 'promise',
      title: t('standings.column.promise'),
      cell: (row) => <div className={styles.remark}>{say(row.promise)}</div>,
      width: 148,
    },
    {
      key: 'value',
      title: t('standings.column.value'),
      kind: 'number',
      cell: (row) => (row.value === null ? <StatusWord status={row.status} /> : <Value row={row} />),
    },
    {
      key: 'completion',
      title: t('standings.column.completion'),
      unit: '%',
      kind: 'number',
      order: (row) => (row.completion === null ? null : Number(row.completion)),
      cell: (row) =>
        row.completion === null ? null : (
          <Explained trace={trace(row)} label={row.name}>
            {ratioToPercent(row.completion)}
          </Explained>
        ),
    },
    {
      key: 'leads',
      title: t('standings.column.leads'),
      cell: (row) => (
        <div className={styles.remark}>
          <Names of={of(row)?.leads ?? []} />
        </div>
      ),
      hidden: true,
      phone: 'none',
    },
    ...(['leader', 'section'] as const).map((key) => ({
      key,
      title: t(`standings.column.${key}`),
      cell: (row: StandingRow) => of(row)?.[key] ?? '',
      hidden: true,
      phone: 'none' as const,
    })),
    ...(['objectives', 'tags', 'campaigns'] as const).map((key) => ({
      key,
      title: t(`standings.column.${key}`),
      cell: (row: StandingRow) => of(row)?.[key].join('、') ?? '',
      hidden: true,
      phone: 'none' as const,
    })),
    {
      key: 'period',
      title: t('standings.column.period'),
      cell: (row) => (row.period === null ? null : <PeriodText period={row.period} />),
      hidden: true,
      phone: 'none',
    },
    {
      key: 'due',
      title: t('standings.column.due'),
      order: (row) => row.due,
      cell: (row) => row.due,
      hidden: true,
      phone: 'none',
    },
  ];
}

function Value({ row }: { row: StandingRow }) {
  return (
    <span className={styles.latest}>
      <span>
        {groupDigits(row.value ?? '')} <Name of={row.unit} />
      </span>
      {row.figurePeriod !== null && (
        <span className={styles.period}>
          <PeriodText period={row.figurePeriod} />
        </span>
      )}
    </span>
  );
}
