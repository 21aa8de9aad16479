import { downloadRuns, listRuns, listSchemes } from '@meritloop/server/contract/assessments';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { PublishedCity } from './PublishedCity.tsx';
import styles from './RunsPage.module.css';
import { SchemeInWords } from './SchemeInWords.tsx';
import { StartRunPanel } from './StartRunPanel.tsx';
import { useRunColumns } from './useRunColumns.tsx';

const route = getRouteApi('/$tenant/runs');

/** Runs by period, newest first, and the schemes that they follow, in words. */
export function RunsPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <PublishedCity /> : <Runs />;
}

function Runs() {
  const { t, i18n } = useTranslation('assessments');
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const say = useSay();
  const { tenant } = useVisitor();
  const { scheme, period } = route.useSearch();
  const [starting, setStarting] = useState(false);
  const params = { tenant: tenant.id };
  const answer = useAnswer(listRuns, { params });
  const schemes = useAnswer(listSchemes, { params });
  const columns = useRunColumns();
  const all = answer.data?.runs;
  const shown = all?.filter(
    (run) =>
      (scheme === undefined || run.scheme.id === scheme) && (period === undefined || run.period === period),
  );
  const stated = schemes.data?.schemes;
  const periods = [...new Set(all?.map((run) => run.period))];
  const may = answer.data?.abilities.startRun?.may === true && stated !== undefined && stated.length > 0;
  return (
    <>
      <PageTitle
        title={t('runs.title')}
        asOf={tenant.today}
        scope={say(tenant.name)}
        action={
          may && (
            <Button type="primary" onClick={() => setStarting(true)}>
              {t('runs.start')}
            </Button>
          )
        }
      />
      <p className={styles.intro}>{t('runs.intro')}</p>
      {periods.length > 1 && (
        <FilterBar
          filters={[
            {
              name: 'period',
              label: t('runs.period'),
              choices: periods.map((value) => ({ value, label: say(periodName(value)) })),
            },
            ...(stated !== undefined && stated.length > 1
              ? [
                  {
                    name: 'scheme',
                    label: t('runs.scheme'),
                    choices: stated.map((one) => ({
                      value: one.id,
                      label: `${say(one.name)} ${one.version}`,
                    })),
                  },
                ]
              : []),
          ]}
          values={{ scheme, period }}
        />
      )}
      <DataTable
        id="runs"
        caption={t('runs.caption')}
        columns={columns}
        rows={shown}
        rowKey={(run) => run.id}
        excel={addressOf(downloadRuns, { params, query: { scheme, period, language } })}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          all?.length === 0
            ? { why: t('runs.emptyWhy'), todo: t('runs.emptyTodo') }
            : { why: t('runs.emptyFilter'), todo: t('runs.emptyFilterTodo') }
        }
      />
      {/* Who may not read runs has been told so above. */}
      {answer.error === null && (
        <section className={styles.schemes} aria-labelledby="schemes">
          <h2 id="schemes">{t('runs.schemes')}</h2>
          {stated === undefined && <Loading rows={6} />}
          {stated?.length === 0 && <EmptyState why={t('runs.noScheme')} todo={t('runs.noSchemeTodo')} />}
          {stated?.map((one) => (
            <SchemeInWords key={one.id} scheme={one} />
          ))}
        </section>
      )}
      {starting && stated !== undefined && (
        <StartRunPanel schemes={stated} runs={all ?? []} onClose={() => setStarting(false)} />
      )}
    </>
  );
}
