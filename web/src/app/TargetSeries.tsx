import { dayWords } from '@meritloop/engine';
import { downloadObservations } from '@meritloop/server/contract/actuals';
import type { Figure } from '@meritloop/server/contract/app';
import type { explainTarget } from '@meritloop/server/contract/gaps';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { figureHistory, HistoryButton } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PaceChart } from '../ui/chart/PaceChart.tsx';
import { Verbatim } from '../ui/name/Name.tsx';
import { groupDigits } from '../ui/number/format.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { FigureText } from './FigureText.tsx';
import { paceSeries } from './paceSeries.ts';
import { Section } from './Section.tsx';
import { SourceText } from './SourceText.tsx';
import cells from './TargetCells.module.css';
import type { TargetFile } from './TargetPage.tsx';
import styles from './TargetSeries.module.css';

/** Figures shown before one asks for the rest: a year of months. */
const first = 12;

type Judged = z.output<typeof explainTarget.reply>;

/** The figures that may be held against the target: a chart where there are enough of them, and every version. */
export function TargetSeries({ file, judged }: { file: TargetFile; judged: Judged | undefined }) {
  const { t, i18n } = useTranslation('app');
  const { tenant } = useVisitor();
  const [all, setAll] = useState(false);
  const rows = [...file.series].reverse();
  return (
    <Section title={t('target.figuresTitle')}>
      {judged !== undefined && <SeriesChart file={file} judged={judged} />}
      <DataTable
        id="target-figures"
        caption={t('target.figuresTitle')}
        columns={useFigureColumns(file, rows, judged)}
        rows={all ? rows : rows.slice(0, first)}
        rowKey={(figure) => figure.observationId}
        excel={addressOf(downloadObservations, {
          params: { tenant: tenant.id },
          query: {
            indicator: file.target.indicator.id,
            subject: file.target.subject.id,
            language: i18n.language === 'en' ? 'en' : 'zh',
          },
        })}
        empty={{ why: t('target.figureNone'), todo: t('target.figureNoneTodo') }}
      />
      {!all && rows.length > first && (
        <Button type="link" className={styles.more ?? ''} onClick={() => setAll(true)}>
          {t('target.earlier', { left: rows.length - first })}
        </Button>
      )}
      {judged !== undefined && (
        <p className={styles.rules}>
          {t('target.rules', { code: judged.rules.code, version: judged.rules.version })}
        </p>
      )}
    </Section>
  );
}

function SeriesChart({ file, judged }: { file: TargetFile; judged: Judged }) {
  const { t } = useTranslation(['app', 'ui']);
  const say = useSay();
  const { target, judgement } = file;
  const series = useMemo(
    () =>
      paceSeries(
        target,
        judged.figures,
        { paced: judgement.pace !== null, forecast: judgement.forecast },
        (tier, value) => `${tier === '' ? t('ui:chart.target') : t(`ui:tier.${tier}`)} ${groupDigits(value)}`,
      ),
    [target, judged, judgement, t],
  );
  if (series === null) return null;
  const known = series.points.filter((point) => point.actual !== null);
  const [begin, last] = [known[0], known.at(-1)];
  if (begin === undefined || last === undefined) return null;
  const source =
    judged.figures.find((figure) => figure.period === last.period && figure.counts)?.source ?? '';
  return (
    <PaceChart
      title={judgement.pace === null ? t('app:target.chartSeries') : t('app:target.chartTitle')}
      summary={t('app:target.chartSummary', {
        name: target.indicator.name,
        from: begin.period,
        to: last.period,
        count: known.length,
        last: last.actual ?? '',
        unit: series.unit,
      })}
      series={series}
      caption={
        <>
          {t('app:target.chartCaption', { source, day: say(dayWords(judgement.asOf)) })}{' '}
          {judgement.pace !== null && t('app:target.chartPace')}
        </>
      }
    />
  );
}

function useFigureColumns(
  { target }: TargetFile,
  figures: readonly Figure[],
  judged: Judged | undefined,
): Column<Figure>[] {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const say = useSay();
  const columns: Column<Figure>[] = [
    {
      key: 'period',
      title: t('target.column.period'),
      cell: (figure) => <PeriodText period={figure.period} />,
    },
    {
      key: 'value',
      title: t('target.column.value'),
      kind: 'number',
      cell: (figure) => <FigureText figure={figure} lined />,
      phone: 'head',
    },
    {
      key: 'version',
      title: t('target.column.version'),
      cell: (figure) =>
        [
          figure.status === null ? '' : t(`figure.${figure.status}`),
          t('target.version', { version: figure.version }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'counts',
      title: t('target.column.counts'),
      phone: judged?.figures.every(({ counts }) => counts) === true ? 'none' : 'line',
      cell: (figure) => {
        const counted = judged?.figures.find((one) => one.observationId === figure.observationId);
        return counted === undefined ? null : <div className={cells.remark}>{say(counted.why)}</div>;
      },
    },
    {
      key: 'reason',
      title: t('target.column.reason'),
      cell: (figure) => figure.reason,
    },
    {
      key: 'note',
      title: t('target.column.note'),
      cell: (figure) =>
        figure.note === '' ? null : (
          <div className={cells.remark}>
            <Verbatim>{figure.note}</Verbatim>
          </div>
        ),
    },
    {
      key: 'source',
      title: t('target.column.source'),
      cell: (figure) => <SourceText source={figure.source} whole />,
    },
    { key: 'recorded', title: t('target.column.recorded'), cell: (figure) => figure.recordedOn },
    {
      key: 'history',
      title: t('target.column.history'),
      cell: ({ period }) => (
        <HistoryButton
          source={figureHistory(tenant.id, {
            indicator: target.indicator.id,
            subject: target.subject.id,
            period,
          })}
          label={`${target.indicator.name} ${period}`}
        />
      ),
    },
  ];
  // A column that no figure fills says nothing.
  return columns.filter(
    ({ key }) =>
      (key !== 'reason' || figures.some((figure) => figure.reason !== null)) &&
      (key !== 'note' || figures.some((figure) => figure.note !== '')) &&
      (key !== 'recorded' || figures.some((figure) => figure.recordedOn !== null)),
  );
}
