import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../ui/chart/Chart.tsx';
import type { ChartOption } from '../ui/chart/engine.ts';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Status } from '../ui/status/status.ts';
import { colours } from '../ui/theme/tokens.ts';
import type { CockpitState } from './Cockpit.tsx';
import { Section } from './Section.tsx';
import styles from './StatusTrend.module.css';

/** Words that are drawn one by one, from good to bad; the others, which say nothing of progress, together. */
const drawn = [
  ['done', colours.done],
  ['ahead', colours.ahead],
  ['on_pace', '#7fb59a'],
  ['behind', '#d9a441'],
  ['far_behind', colours.farBehind],
] as const satisfies readonly (readonly [Status, string])[];
const rest = '#c5cfd0';

type Month = NonNullable<CockpitState['trend']>[number];

const countOf = (month: Month, status: Status) =>
  month.counts.find((one) => one.status === status)?.count ?? 0;
const totalOf = (month: Month) => month.counts.reduce((sum, { count }) => sum + count, 0);

/** Shares of the status words at each month end, judged with what was known then; its table holds the counts. */
export function StatusTrend({ trend }: { trend: NonNullable<CockpitState['trend']> }) {
  const { t } = useTranslation(['app', 'ui']);
  const months = useMemo(() => trend.filter((month) => totalOf(month) > 0), [trend]);
  const words = useMemo(() => drawn.map(([status]) => t(`ui:status.${status}`)), [t]);
  const other = t('app:cockpit.other');
  const option = useMemo(() => shares(months, [...words, other]), [months, words, other]);
  const [begin, last] = [months[0], months.at(-1)];
  if (begin === undefined || last === undefined) {
    return (
      <Section title={t('app:cockpit.trend')}>
        <p>{t('app:cockpit.trendNone')}</p>
      </Section>
    );
  }
  const empty = trend.filter((month) => month.monthEnd < begin.monthEnd);
  return (
    <section className={styles.section}>
      <Chart
        title={t('app:cockpit.trend')}
        summary={t('app:cockpit.trendSummary', {
          from: begin.monthEnd,
          to: last.monthEnd,
          total: totalOf(last),
          behind: countOf(last, 'behind') + countOf(last, 'far_behind'),
        })}
        option={option}
        height={220}
        table={{
          head: [t('app:cockpit.month'), ...words, other, t('app:cockpit.total')],
          rows: months.map((month) => [
            month.monthEnd,
            ...drawn.map(([status]) => String(countOf(month, status))),
            String(othersOf(month)),
            String(totalOf(month)),
          ]),
        }}
        caption={
          <>
            <span className={styles.legend}>
              {drawn.map(([status, colour]) => (
                <span key={status} className={styles.entry}>
                  <span className={styles.swatch} style={{ background: colour }} aria-hidden="true" />
                  <StatusWord status={status} />
                </span>
              ))}
              <span className={styles.entry}>
                <span className={styles.swatch} style={{ background: rest }} aria-hidden="true" />
                {other}
              </span>
            </span>
            {t('app:cockpit.trendCaption')}{' '}
            {empty.length > 0 &&
              t('app:cockpit.trendEmpty', {
                from: empty[0]?.monthEnd.slice(0, 7) ?? '',
                to: empty.at(-1)?.monthEnd.slice(0, 7) ?? '',
              })}
          </>
        }
      />
    </section>
  );
}

function othersOf(month: Month): number {
  return totalOf(month) - drawn.reduce((sum, [status]) => sum + countOf(month, status), 0);
}

function shares(months: readonly Month[], names: readonly string[]): ChartOption {
  const share = (count: number, month: Month) => Math.round((count / totalOf(month)) * 1000) / 10;
  const parts = [
    ...drawn.map(([status, colour]) => ({ colour, of: (month: Month) => countOf(month, status) })),
    { colour: rest, of: othersOf },
  ];
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => `${value}%`,
      borderColor: colours.lineStrong,
      extraCssText: 'box-shadow: none',
    },
    xAxis: {
      type: 'category',
      data: months.map(({ monthEnd }) => monthEnd.slice(0, 7)),
      axisLine: { lineStyle: { color: colours.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: colours.inkNote, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      max: 100,
      axisLabel: { color: colours.inkNote, formatter: '{value}%' },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: parts.map(({ colour, of }, index) => ({
      type: 'bar' as const,
      stack: 'status',
      name: names[index] ?? '',
      color: colour,
      barMaxWidth: 32,
      data: months.map((month) => share(of(month), month)),
    })),
  };
}
