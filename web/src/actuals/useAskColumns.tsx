import type { AskPlan } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { periodName } from '../ui/number/periodName.ts';
import type { Column } from '../ui/table/column.ts';

type Line = AskPlan['units'][number];

/** One unit a line: what it is asked, what it is spared, and the meter of its burden against the last time. */
export function useAskColumns(lastPeriod: string | null): Column<Line>[] {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const number = (key: string, title: string, of: (line: Line) => number): Column<Line> => ({
    key,
    title,
    kind: 'number',
    cell: of,
    order: of,
  });
  return [
    {
      key: 'unit',
      title: t('list.unit'),
      width: 180,
      cell: (line) => line.unit?.name ?? t('report.ask.nobody'),
    },
    number(
      'figures',
      t('report.ask.figures'),
      ({ asks }) => asks.filter(({ kind }) => kind === 'figure').length,
    ),
    number('words', t('report.ask.words'), ({ asks }) => asks.filter(({ kind }) => kind === 'words').length),
    number('now', t('report.ask.now'), ({ burden }) => burden.fields),
    {
      key: 'last',
      title:
        lastPeriod === null
          ? t('report.ask.lastNone')
          : t('report.ask.last', { period: say(periodName(lastPeriod)) }),
      kind: 'number',
      cell: ({ burden }) => {
        if (burden.last === null) return t('report.ask.never');
        const now = burden.fields + burden.already;
        const more = now - burden.last;
        return `${burden.last}${more === 0 ? '' : more > 0 ? ` (${t('report.ask.more', { count: more })})` : ` (${t('report.ask.less', { count: -more })})`}`;
      },
      order: ({ burden }) => burden.last,
    },
    number('already', t('report.ask.already'), ({ burden }) => burden.already),
    number('spared', t('report.ask.spared'), ({ spared }) => spared.length),
  ];
}
