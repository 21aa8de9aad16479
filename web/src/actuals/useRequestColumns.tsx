import type { RequestHead } from '@meritloop/server/contract/actuals';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import type { Column } from '../ui/table/column.ts';
import { DueText } from './DueText.tsx';
import { nameOfRequest } from './nameOfRequest.ts';
import styles from './RequestsPage.module.css';
import { StateWord } from './StateWord.tsx';

/** Columns of the list. Sorting is offered only where every row is here: a sorted part would pass for the whole. */
export function useRequestColumns(given: {
  today: string;
  inside: boolean;
  whole: boolean;
}): Column<RequestHead>[] {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  const by = (order: (one: RequestHead) => string | null) => (given.whole ? { order } : {});
  return [
    {
      key: 'figure',
      title: t('list.figure'),
      width: 200,
      cell: (one) => (
        <Link
          to="/$tenant/requests/$request"
          params={{ tenant: tenant.id, request: one.id }}
          className={styles.title ?? ''}
        >
          <Name of={one.indicator?.name ?? nameOfRequest(one)} />
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (one) => (
        <>
          <StateWord state={one.state} />
          {one.correcting !== null && <span className={styles.note}> {t('list.correcting')}</span>}
        </>
      ),
      phone: 'head',
    },
    { key: 'subject', title: t('list.subject'), cell: (one) => one.subject?.name ?? '' },
    {
      key: 'unit',
      title: t('list.unit'),
      cell: (one) => one.unit.name,
      phone: given.inside ? 'none' : 'line',
    },
    {
      key: 'period',
      title: t('list.period'),
      cell: (one) => <PeriodText period={one.period} />,
      whole: true,
      ...by((one) => one.period),
    },
    {
      key: 'due',
      title: t('list.due'),
      cell: (one) => <DueText request={one} today={given.today} />,
      ...by((one) => one.dueOn),
    },
    {
      key: 'value',
      title: t('list.value'),
      kind: 'number',
      cell: (one) =>
        one.indicator === null ? (
          <span className={styles.note}>
            {(one.entered?.progress ?? '') === '' ? missingWords(one, given.inside, t) : t('report.inWords')}
          </span>
        ) : (
          <Quantity
            value={one.entered?.value ?? null}
            unit={one.indicator.unit}
            missing={missingWords(one, given.inside, t)}
          />
        ),
    },
    {
      key: 'last',
      title: t('list.last'),
      kind: 'number',
      cell: (one) =>
        one.indicator === null ? '' : <Beside figure={one.lastValue} none={t('list.noFigure')} />,
    },
    {
      key: 'lastYear',
      title: t('list.lastYear'),
      kind: 'number',
      phone: 'none',
      cell: (one) =>
        one.indicator === null ? '' : <Beside figure={one.samePeriodLastYear} none={t('list.noFigure')} />,
    },
  ];
}

function missingWords(
  one: RequestHead,
  inside: boolean,
  t: ReturnType<typeof useTranslation<'actuals'>>['t'],
): string {
  const reason = one.entered?.missingReason ?? '';
  if (reason !== '') return t('list.missing', { reason });
  return t(inside ? 'list.nothing' : 'list.notSeen');
}

function Beside({ figure, none }: { figure: RequestHead['lastValue']; none: string }) {
  return <Quantity value={figure?.value ?? null} unit={figure?.unit} missing={none} />;
}
