import { type Change, downloadChanges, listChanges } from '@meritloop/server/contract/gaps';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ChangePanel } from './ChangePanel.tsx';
import styles from './ChangesPage.module.css';
import { proposals } from './index.ts';
import { RulesPanel } from './RulesPanel.tsx';
import { StandingWord } from './StandingWord.tsx';

const route = getRouteApi('/$tenant/gaps');

/** Changes of status, newest first, with what the lights propose; a proposal is decided in the panel beside it. */
export function ChangesPage() {
  const { t, i18n } = useTranslation('gaps');
  const { tenant } = useVisitor();
  const { proposal, change } = route.useSearch();
  const set = useSetFilters();
  const [rules, setRules] = useState(false);
  const params = { tenant: tenant.id };
  const answer = useAnswer(listChanges, { params, query: { proposal, limit: 500 } });
  const list = answer.data;
  const counts = new Map(list?.counts.map((one) => [one.proposal, one.count]));
  return (
    <>
      <PageTitle
        title={t('changes.title')}
        asOf={list?.asOf ?? tenant.today}
        action={
          <>
            <Link to="/$tenant/gaps/tasks" params={params}>
              {t('tasks.link')}
            </Link>
            <Button type="text" onClick={() => setRules(true)}>
              {t('changes.rules')}
            </Button>
          </>
        }
      />
      <CountStrip
        counts={proposals.map((value) => ({
          value,
          label: t(`proposal.${value}`),
          count: counts.get(value) ?? 0,
        }))}
        chosen={proposal}
        onChoose={(value) => set({ proposal: value })}
      />
      <DataTable
        id="changes"
        caption={t('changes.caption')}
        columns={useColumns()}
        rows={list?.changes}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(one) => set({ change: one.id })}
        excel={addressOf(downloadChanges, {
          params,
          query: { proposal, language: i18n.language === 'en' ? 'en' : 'zh' },
        })}
        empty={{ why: t('changes.emptyWhy'), todo: t('changes.emptyTodo') }}
      />
      <ChangePanel
        change={list?.changes.find((one) => one.id === change)}
        onClose={() => set({ change: undefined })}
      />
      {rules && <RulesPanel onClose={() => setRules(false)} />}
    </>
  );
}

function useColumns(): Column<Change>[] {
  const { t } = useTranslation('gaps');
  const say = useSay();
  return [
    {
      key: 'target',
      title: t('changes.column'),
      width: 280,
      cell: (one) => (
        <span className={styles.target}>
          <Name of={one.target.indicator} />
          <span className={styles.subject}>
            <Name of={one.target.subject.name} />
          </span>
        </span>
      ),
    },
    {
      key: 'change',
      title: t('changes.change'),
      cell: (one) => (
        <StandingWord status={one.statusAfter} light={one.lightAfter} before={one.statusBefore} />
      ),
    },
    {
      key: 'sentence',
      title: t('changes.sentence'),
      width: 340,
      cell: (one) => <span className={styles.sentence}>{say(one.sentence)}</span>,
    },
    {
      key: 'period',
      title: t('changes.period'),
      cell: (one) => (one.period === null ? '' : <PeriodText period={one.period} />),
      order: (one) => one.period,
    },
    {
      key: 'now',
      title: t('changes.now'),
      cell: (one) => <StandingWord status={one.now.status} light={one.now.light} />,
      hidden: true,
      phone: 'none',
    },
    {
      key: 'proposal',
      title: t('changes.proposal'),
      cell: (one) => (
        <span className={one.proposal === 'proposed' ? styles.waiting : styles.settled}>
          {t(`proposal.${one.proposal}`)}
        </span>
      ),
      phone: 'head',
    },
    {
      key: 'at',
      title: t('changes.at'),
      cell: (one) => one.noticedOn,
      order: (one) => one.at,
      phone: 'none',
    },
  ];
}
