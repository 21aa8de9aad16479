import type { RunHead } from '@meritloop/server/contract/assessments';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { momentWords } from '../ui/number/moment.ts';
import { periodName } from '../ui/number/periodName.ts';
import type { Column } from '../ui/table/column.ts';
import { RunState } from './RunState.tsx';

/** Columns of the list of runs. */
export function useRunColumns(): Column<RunHead>[] {
  const { t } = useTranslation('assessments');
  const say = useSay();
  const { tenant } = useVisitor();
  return [
    {
      key: 'period',
      title: t('runs.period'),
      cell: (run) => (
        <Link to="/$tenant/runs/$id" params={{ tenant: tenant.id, id: run.id }}>
          {say(periodName(run.period))} {t('runs.nth', { number: run.number })}
        </Link>
      ),
      order: (run) => `${run.period} ${String(run.number).padStart(4, '0')}`,
    },
    {
      key: 'scheme',
      title: t('runs.scheme'),
      cell: (run) => `${say(run.scheme.name)} ${t('scheme.version', { version: run.scheme.version })}`,
    },
    { key: 'state', title: t('runs.state'), cell: (run) => <RunState run={run} /> },
    {
      key: 'subjects',
      title: t('runs.subjects'),
      unit: t('runs.units'),
      kind: 'number',
      cell: (run) => run.subjects,
      phone: 'none',
    },
    { key: 'asOf', title: t('runs.asOf'), cell: (run) => run.asOf, order: (run) => run.asOf },
    { key: 'by', title: t('runs.by'), cell: (run) => say(run.by), phone: 'none' },
    {
      key: 'at',
      title: t('runs.at'),
      cell: (run) => momentWords(run.at),
      order: (run) => run.at,
      phone: 'none',
    },
  ];
}
