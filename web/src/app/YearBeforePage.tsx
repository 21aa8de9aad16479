import { compareWithYearBefore, downloadYearBefore } from '@meritloop/server/contract/app';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name, named, Verbatim } from '../ui/name/Name.tsx';
import { groupDigits } from '../ui/number/format.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Lead } from '../ui/page/Lead.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

type Row = z.output<typeof compareWithYearBefore.reply>['rows'][number];

/** 与上年实绩对照: targets below what was published of the year before. A table without a verdict, for the office. */
export function YearBeforePage() {
  const { t, i18n } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const answer = useAnswer(compareWithYearBefore, { params });
  const state = answer.data;
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      <PageTitle
        above={<CityLink path="/register">{t('standings.title')}</CityLink>}
        title={t('yearBefore.title')}
        asOf={state?.asOf ?? tenant.today}
        scope={say(tenant.name)}
      />
      {state !== undefined && (
        <Lead>
          {say(state.rule)} {t('yearBefore.compared', { compared: state.compared, rows: state.rows.length })}
        </Lead>
      )}
      <DataTable
        id="year-before"
        caption={t('yearBefore.caption')}
        columns={useColumns()}
        rows={state?.rows}
        rowKey={(row) => row.targetId}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{
          why: t('yearBefore.none'),
          todo: t('yearBefore.noneTodo', { compared: state?.compared ?? 0 }),
        }}
        excel={addressOf(downloadYearBefore, { params, query: { language } })}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const amount = (value: string, unit: string) => named(`${groupDigits(value)} ${unit}`);
  return [
    {
      key: 'indicator',
      title: t('yearBefore.column.indicator'),
      cell: (row) => (
        <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: row.targetId }}>
          <Name of={row.indicator} />
        </Link>
      ),
    },
    { key: 'subject', title: t('yearBefore.column.subject'), cell: (row) => row.subject },
    { key: 'promise', title: t('yearBefore.column.promise'), cell: (row) => say(row.promise) },
    {
      key: 'before',
      title: t('yearBefore.column.before'),
      kind: 'number',
      cell: ({ yearBefore }) => (
        <>
          {amount(yearBefore.value, yearBefore.unit)} · <PeriodText period={yearBefore.period} />
        </>
      ),
    },
    {
      key: 'difference',
      title: t('yearBefore.column.difference'),
      kind: 'number',
      cell: (row) => amount(row.difference.replace('-', '−'), row.differenceUnit),
      phone: 'head',
    },
    {
      key: 'source',
      title: t('yearBefore.column.source'),
      cell: ({ yearBefore }) =>
        yearBefore.url === null ? (
          <Name of={yearBefore.source} />
        ) : (
          <a href={yearBefore.url} target="_blank" rel="noreferrer">
            <Verbatim>{yearBefore.source}</Verbatim>
          </a>
        ),
    },
  ];
}
