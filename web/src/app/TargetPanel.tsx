import type { TargetLine } from '@meritloop/server/contract/app';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { standingTrace } from './explainStanding.ts';
import { FigureText } from './FigureText.tsx';
import { PromiseText } from './PromiseText.tsx';
import { SourceText } from './SourceText.tsx';
import { Standing } from './Standing.tsx';

/** A look at one target beside the list: promise, figure, standing, and the way to its page. */
export function TargetPanel(props: { line: TargetLine | undefined; onClose: () => void }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const { line } = props;
  const facts: Fact[] =
    line === undefined
      ? []
      : [
          [
            t('targets.column.standing'),
            <Standing
              key="standing"
              standing={line.standing}
              trace={standingTrace(tenant.id, line.id)}
              label={line.indicator}
            />,
          ],
          [t('targets.column.gap'), say(line.standing.sentence)],
          [t('targets.column.promise'), <PromiseText key="promise" promise={line.promise} />],
          [
            t('targets.column.latest'),
            line.latest === null ? (
              <StatusWord key="latest" status={line.standing.status} />
            ) : (
              <FigureText key="latest" figure={line.latest} />
            ),
          ],
          ...(line.latest === null
            ? []
            : ([
                [t('targets.column.period'), <PeriodText key="period" period={line.latest.period} />],
                [t('targets.column.source'), <SourceText key="source" source={line.latest.source} whole />],
              ] satisfies Fact[])),
          [t('targets.column.subject'), line.subject.name],
          [t('target.period'), <PeriodText key="of" period={line.period} />],
          [t('targets.column.matter'), `${line.matter.number} ${line.matter.title}`],
          [t('targets.column.objective'), line.matter.objectives.join('、')],
          [t('targets.column.section'), line.matter.section],
        ];
  return (
    <SidePanel
      open={line !== undefined}
      onClose={props.onClose}
      title={line?.indicator}
      extra={
        line !== undefined && (
          <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: line.id }}>
            {t('targets.open')}
          </Link>
        )
      }
    >
      <FactList facts={facts} />
    </SidePanel>
  );
}
