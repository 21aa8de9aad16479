import type { TraceNode } from '@meritloop/engine';
import type { ScoreExplanation } from '@meritloop/server/contract/assessments';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Chart } from '../ui/chart/Chart.tsx';
import {
  adjustmentsOf,
  leavesOf,
  remainderOf,
  shortPoints,
  type WaterfallStep,
  waterfallOption,
} from './contribution.ts';

const rowHeight = 28;

/** What each item contributed to one score, as waterfall from nothing to the total; its table one click away. */
export function ContributionChart({ explained }: { explained: ScoreExplanation }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const { subject, scheme } = explained;
  const steps = useSteps(explained);
  const option = useMemo(
    () => waterfallOption(steps, { name: t('score.total'), score: subject.score }),
    [steps, subject.score, t],
  );
  const shown = ({ points, filled }: WaterfallStep) => {
    if (points === null) return t('score.missing');
    return filled === undefined ? shortPoints(points) : `${shortPoints(points)} ${filled}`;
  };
  return (
    <Chart
      title={t('score.contribution')}
      summary={t('score.contributionSays', {
        name: subject.name,
        score: subject.score ?? t('score.withheld'),
        items: steps.map((step) => `${step.name} ${shown(step)}`).join('、'),
      })}
      option={option}
      height={(steps.length + 1) * rowHeight + 32}
      caption={t('score.contributionNote', {
        scheme: say(scheme.name),
        version: scheme.version,
        asOf: explained.asOf,
      })}
      table={{
        head: [t('score.item'), t('score.points'), t('score.weight')],
        rows: [
          ...steps.map((step) => [step.name, shown(step), step.weight ?? '']),
          [t('score.total'), subject.score ?? t('score.withheld'), explained.full],
        ],
      }}
    />
  );
}

/** Items, then bonus and deduction, then what caps and combining leave to the total. */
function useSteps({ subject, trace }: ScoreExplanation): WaterfallStep[] {
  const { t } = useTranslation('explain');
  const say = useSay();
  return useMemo(() => {
    const steps = [
      ...leavesOf(subject.items).map(({ id, name, points, weight, missing }) => ({
        id,
        name: say(name),
        points,
        weight,
        filled: missing === null ? undefined : t('ranking.filled'),
      })),
      ...adjustmentsOf(trace as TraceNode).map((node) => ({
        id: node.method ?? '',
        name: say(node.label),
        points: node.value,
        weight: null,
      })),
    ];
    const rest = remainderOf(steps, subject.score);
    if (rest === null) return steps;
    return [...steps, { id: 'remainder', name: t('score.remainder'), points: rest, weight: null }];
  }, [subject, trace, say, t]);
}
