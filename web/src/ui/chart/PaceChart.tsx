import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameText } from '../name/Name.tsx';
import { groupDigits } from '../number/format.ts';
import { Chart } from './Chart.tsx';
import { type PaceSeries, paceOption } from './paceOption.ts';

/** A target's series against its pace band, with its tiers and, where there is a sound one, its forecast. */
export function PaceChart(props: { title: string; summary: string; series: PaceSeries; caption: ReactNode }) {
  const { t } = useTranslation('ui');
  const unit = useNameText()(props.series.unit);
  const series = useMemo(() => ({ ...props.series, unit }), [props.series, unit]);
  const option = useMemo(
    () => paceOption(series, { actual: t('chart.actual'), forecast: t('chart.forecast') }),
    [series, t],
  );
  const shown = (text: string | null) => (text === null ? '' : groupDigits(text));
  const banded = series.points.some((point) => point.paceLow !== null);
  return (
    <Chart
      title={props.title}
      summary={props.summary}
      option={option}
      caption={props.caption}
      table={{
        head: [
          t('chart.period'),
          `${t('chart.actual')} (${series.unit})`,
          ...(banded ? [`${t('chart.pace')} (${series.unit})`] : []),
        ],
        rows: [
          ...series.points.map((point) => [
            point.period,
            shown(point.actual),
            ...(banded
              ? [
                  [point.paceLow, point.paceHigh]
                    .filter((edge) => edge !== null)
                    .map(shown)
                    .join(' – '),
                ]
              : []),
          ]),
          ...(series.forecast === undefined
            ? []
            : [
                [
                  `${series.forecast.period} ${t('chart.forecast')}`,
                  series.forecast.low === null || series.forecast.high === null
                    ? shown(series.forecast.value)
                    : `${shown(series.forecast.value)} (${shown(series.forecast.low)} – ${shown(series.forecast.high)})`,
                  ...(banded ? [''] : []),
                ],
              ]),
        ],
      }}
    />
  );
}
