import { downloadLedger, type LedgerEntry, listLedger } from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './LedgerPage.module.css';
import { LedgerPanel } from './LedgerPanel.tsx';
import { LedgerState } from './LedgerState.tsx';

const route = getRouteApi('/$tenant/ledger');

/** `look` in the address that opens the form for a new entry. */
const fresh = 'new';

/** 对上争先: what upper levels assess, pilot and award, filtered; one entry beside the list. */
export function LedgerPage() {
  const { t, i18n } = useTranslation('plans');
  const say = useSay();
  const { tenant } = useVisitor();
  const { look, ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listLedger, { params, query: filters });
  const list = answer.data;
  const counts = new Map(list?.counts.map(({ state, count }) => [state, count]));
  const choices = (name: 'kinds' | 'levels', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`ledger.${name}.${value}` as 'ledger.kinds.award') }));
  const empty = list?.counts.every(({ count }) => count === 0) && Object.values(filters).every((one) => !one);
  return (
    <>
      <PageTitle
        title={t('ledger.title')}
        asOf={tenant.today}
        scope={say(tenant.name)}
        action={
          list?.abilities.addLedgerEntry?.may === true && (
            <Button type="primary" onClick={() => set({ look: fresh })}>
              {t('ledger.add')}
            </Button>
          )
        }
      />
      <p className={styles.note}>{t('ledger.asPrinted')}</p>
      {tenant.kind === 'published' && (
        <p className={styles.note}>
          <CityLink path="/facts">{t('facts.link')}</CityLink>
        </p>
      )}
      <CountStrip
        counts={(['expected', 'achieved', 'missed'] as const).map((state) => ({
          value: state,
          label: <LedgerState state={state} />,
          count: counts.get(state) ?? 0,
        }))}
        chosen={filters.state}
        onChoose={(state) => set({ state })}
      />
      <FilterBar
        filters={[
          { name: 'text', label: t('ledger.text') },
          {
            name: 'kind',
            label: t('ledger.kind'),
            choices: choices('kinds', ['assessment', 'pilot', 'award', 'streak']),
          },
          {
            name: 'level',
            label: t('ledger.level'),
            choices: choices('levels', ['national', 'provincial', 'municipal']),
          },
          {
            name: 'unit',
            label: t('ledger.unit'),
            choices: list?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [],
          },
          {
            name: 'period',
            label: t('ledger.period'),
            choices: list?.periods.map((period) => ({ value: period, label: say(periodName(period)) })) ?? [],
          },
        ]}
        values={filters}
      />
      <DataTable
        id="ledger"
        caption={t('ledger.caption')}
        columns={useColumns()}
        rows={list?.entries}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(one) => set({ look: one.id })}
        excel={addressOf(downloadLedger, {
          params,
          query: { ...filters, language: i18n.language === 'en' ? 'en' : 'zh' },
        })}
        empty={
          empty === true
            ? {
                why: t('ledger.noneWhy'),
                todo: t(tenant.kind === 'published' ? 'ledger.nonePublished' : 'ledger.noneTodo'),
              }
            : { why: t('ledger.emptyWhy'), todo: t('ledger.emptyTodo') }
        }
      />
      <LedgerPanel
        entry={look === fresh ? fresh : list?.entries.find((one) => one.id === look)}
        units={list?.units ?? []}
        matters={list?.matters ?? []}
        onClose={() => set({ look: undefined })}
      />
    </>
  );
}

function useColumns(): Column<LedgerEntry>[] {
  const { t } = useTranslation('plans');
  return [
    {
      key: 'title',
      title: t('ledger.entry'),
      width: 320,
      cell: (one) => (
        <span className={styles.entry}>
          <Name of={one.title} />
          {one.printed !== '' && (
            <q className={styles.printed}>
              <Verbatim>{one.printed}</Verbatim>
            </q>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('ledger.state'),
      cell: (one) => <LedgerState state={one.state} />,
      phone: 'head',
    },
    { key: 'kind', title: t('ledger.kind'), cell: (one) => t(`ledger.kinds.${one.kind}`) },
    {
      key: 'level',
      title: t('ledger.level'),
      cell: (one) => one.levelPrinted || t(`ledger.levels.${one.level === '' ? 'unstated' : one.level}`),
    },
    {
      key: 'period',
      title: t('ledger.period'),
      cell: (one) => <PeriodText period={one.period} />,
      order: (one) => one.period,
    },
    {
      key: 'unit',
      title: t('ledger.unit'),
      cell: (one) => one.unit?.name ?? <span className={styles.absent}>{t('ledger.noUnit')}</span>,
    },
    {
      key: 'matter',
      title: t('ledger.matter'),
      cell: (one) => (one.matter === null ? '' : `${one.matter.number} ${one.matter.title}`),
      phone: 'none',
    },
    {
      key: 'source',
      title: t('ledger.source'),
      cell: (one) => [one.source, one.document].filter(Boolean).join(' · '),
      phone: 'none',
    },
  ];
}
