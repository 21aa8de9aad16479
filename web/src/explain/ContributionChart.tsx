import type { ScoreExplanation } from '@meritloop/server/contract/assessments';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Chart } from '../ui/chart/Chart.tsx';
import { leavesOf, shortPoints, waterfallOption } from './contribution.ts';

const rowHeight = 28;

/** What each item contributed to one score, as waterfall from nothing to the total; its table one click away. */
export function ContributionChart({ explained }: { explained: ScoreExplanation }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const { subject, scheme } = explained;
  const steps = useMemo(
    () =>
      leavesOf(subject.items).map((item) => ({
        id: item.id,
        name: say(item.name),
        points: item.points,
        weight: item.weight,
      })),
    [subject, say],
  );
  const option = useMemo(
    () => waterfallOption(steps, { name: t('score.total'), score: subject.score }),
    [steps, subject.score, t],
  );
  const shown = (points: string | null) => (points === null ? t('score.missing') : shortPoints(points));
  return (
    <Chart
      title={t('score.contribution')}
      summary={t('score.contributionSays', {
        name: subject.name,
        score: subject.score ?? t('score.withheld'),
        items: steps.map((step) => `${step.name} ${shown(step.points)}`).join('、'),
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
          ...steps.map((step) => [step.name, shown(step.points), step.weight ?? '']),
          [t('score.total'), subject.score ?? t('score.withheld'), explained.full],
        ],
      }}
    />
  );
}
