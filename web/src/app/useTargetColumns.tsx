import type { TargetLine } from '@meritloop/server/contract/app';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { statuses } from '../ui/status/status.ts';
import type { Column } from '../ui/table/column.ts';
import { standingTrace } from './explainStanding.ts';
import { FigureText } from './FigureText.tsx';
import { PromiseText } from './PromiseText.tsx';
import { SourceText } from './SourceText.tsx';
import { Standing } from './Standing.tsx';
import styles from './TargetCells.module.css';

/** Columns of the list of targets. Figures of different units are not sorted against one another. */
export function useTargetColumns(withSubject: boolean): Column<TargetLine>[] {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const trace = (line: TargetLine) => standingTrace(tenant.id, line.id);
  const columns: Column<TargetLine>[] = [
    { key: 'indicator', title: t('targets.column.indicator'), cell: (line) => <Indicator line={line} /> },
    {
      key: 'objective',
      title: t('targets.column.objective'),
      cell: (line) => line.matter.objectives.join('、'),
      phone: 'none',
    },
    { key: 'subject', title: t('targets.column.subject'), cell: (line) => line.subject.name },
    {
      key: 'promise',
      title: t('targets.column.promise'),
      cell: (line) => <PromiseText promise={line.promise} column />,
      width: 172,
    },
    {
      key: 'latest',
      title: t('targets.column.latest'),
      kind: 'number',
      cell: (line) =>
        line.latest === null ? (
          <StatusWord status={line.standing.status} />
        ) : (
          <span className={styles.latest}>
            <FigureText
              figure={line.latest}
              lined
              explained={{ trace: trace(line), label: line.indicator }}
            />
            <span className={styles.period}>
              <PeriodText period={line.latest.period} />
            </span>
          </span>
        ),
    },
    {
      key: 'standing',
      title: t('targets.column.standing'),
      cell: (line) => (
        <Standing standing={line.standing} trace={trace(line)} label={line.indicator} stacked />
      ),
      order: (line) => statuses.indexOf(line.standing.status),
      phone: 'head',
    },
    {
      key: 'gap',
      title: t('targets.column.gap'),
      cell: (line) => <div className={styles.sentence}>{say(line.standing.sentence)}</div>,
      width: 232,
    },
    {
      key: 'source',
      title: t('targets.column.source'),
      cell: (line) => line.latest !== null && <SourceText source={line.latest.source} />,
      phone: 'none',
    },
    {
      key: 'section',
      title: t('targets.column.section'),
      cell: (line) => line.matter.section,
      hidden: true,
      phone: 'none',
    },
    {
      key: 'matter',
      title: t('targets.column.matter'),
      cell: (line) => line.matter.title,
      hidden: true,
      phone: 'none',
    },
    {
      key: 'nature',
      title: t('targets.column.nature'),
      cell: (line) => line.nature !== null && t(`nature.${line.nature}`),
      hidden: true,
      phone: 'none',
    },
  ];
  return columns.filter((column) => withSubject || column.key !== 'subject');
}

/** The number opens a look beside the table, the name the page of the target. */
function Indicator({ line }: { line: TargetLine }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const set = useSetFilters();
  return (
    <span className={styles.indicator}>
      <span className={styles.number}>
        <button
          type="button"
          aria-label={t('targets.look', { number: line.matter.number })}
          title={t('targets.look', { number: line.matter.number })}
          onClick={() => set({ look: line.id })}
        >
          {line.matter.number}
        </button>
      </span>
      <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: line.id }} className={styles.name}>
        <Name of={line.indicator} />
      </Link>
    </span>
  );
}
