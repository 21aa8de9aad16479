import { downloadReleases, listReleases, type ReleaseDay } from '@meritloop/server/contract/actuals';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Lead } from '../ui/page/Lead.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ReleasePanel } from './ReleasePanel.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';

/** 发布日: from when an official figure may be seen; stated by its source or the office, never moved once it has come. */
export function ReleasesPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listReleases, { params });
  const list = answer.data;
  const [editing, setEditing] = useState<ReleaseDay | 'new'>();
  const settable = list?.indicators.filter(({ abilities }) => abilities.setRelease?.may === true) ?? [];
  const columns: Column<ReleaseDay>[] = [
    {
      key: 'indicator',
      title: t('report.releases.indicator'),
      width: 260,
      cell: (one) => one.indicator.name,
    },
    { key: 'period', title: t('report.releases.period'), cell: (one) => <PeriodText period={one.period} /> },
    {
      key: 'day',
      title: t('report.releases.day'),
      cell: (one) => one.releasedOn,
      order: (one) => one.releasedOn,
    },
    {
      key: 'state',
      title: t('report.releases.state'),
      cell: (one) => t(one.past ? 'report.releases.past' : 'report.releases.ahead'),
      phone: 'head',
    },
    { key: 'source', title: t('report.releases.source'), cell: (one) => one.source?.name ?? '' },
    {
      key: 'act',
      title: '',
      cell: (one) =>
        !one.past && one.abilities.setRelease?.may === true ? (
          <Button size="small" onClick={() => setEditing(one)}>
            {t('report.releases.move')}
          </Button>
        ) : (
          ''
        ),
    },
  ];
  return (
    <>
      <PageTitle
        title={t('report.releases.title')}
        asOf={tenant.today}
        action={
          settable.length > 0 ? (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('report.releases.set')}
            </Button>
          ) : undefined
        }
      />
      <ReportingTabs />
      <Lead>{t('report.releases.note')}</Lead>
      <DataTable
        id="release-days"
        caption={t('report.releases.caption')}
        columns={columns}
        rows={list?.releases}
        rowKey={(one) => `${one.indicator.id} ${one.period}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('report.releases.empty'), todo: t('report.releases.emptyTodo') }}
        excel={addressOf(downloadReleases, { params, query: { language } })}
      />
      {editing !== undefined && (
        <ReleasePanel
          release={editing === 'new' ? undefined : editing}
          indicators={settable}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
