import type { TargetLine } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { useVisitor } from '../shell/visitor.ts';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Column } from '../ui/table/column.ts';
import { standingTrace } from './explainStanding.ts';
import { FigureText } from './FigureText.tsx';
import { PromiseText } from './PromiseText.tsx';
import { Standing } from './Standing.tsx';

/** What was promised, the latest figure, and the standing with how it came about, of each row's target. */
export function useStandingColumns<Row>(lineOf: (row: Row) => TargetLine): Column<Row>[] {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const explained = (line: TargetLine) => ({
    trace: standingTrace(tenant.id, line.id),
    label: line.indicator,
  });
  return [
    {
      key: 'promise',
      title: t('targets.column.promise'),
      cell: (row) => <PromiseText promise={lineOf(row).promise} column />,
    },
    {
      key: 'latest',
      title: t('targets.column.latest'),
      kind: 'number',
      cell: (row) => {
        const line = lineOf(row);
        if (line.latest === null) return <StatusWord status={line.standing.status} />;
        return <FigureText figure={line.latest} lined explained={explained(line)} />;
      },
    },
    {
      key: 'standing',
      title: t('targets.column.standing'),
      cell: (row) => <Standing standing={lineOf(row).standing} {...explained(lineOf(row))} stacked />,
      phone: 'head',
    },
  ];
}
