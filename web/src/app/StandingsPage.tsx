import { downloadStandings, readStandings } from '@meritloop/server/contract/app';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { holds, useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { SavedViews } from './SavedViews.tsx';
import styles from './StandingsPage.module.css';
import { StandingsTree } from './StandingsTree.tsx';
import { StatusCounts } from './StatusCounts.tsx';
import { selectionLimit, useStandingsTable } from './useStandingsTable.tsx';

const route = getRouteApi('/$tenant/register');

/** 登记册: every target and task below its matter, as a tree or a table; all filters are in the address. */
export function StandingsPage() {
  const { t, i18n } = useTranslation(['app', 'ui']);
  const say = useSay();
  const visitor = useVisitor();
  const { tenant } = visitor;
  const { view = 'table', ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(readStandings, { params, query: filters });
  const state = answer.data;
  const columns = useStandingsTable(state?.matters ?? []);
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const excel = (ids?: readonly string[]) =>
    addressOf(downloadStandings, {
      params,
      query: { ...filters, language, ...(ids === undefined ? {} : { ids: ids.join(',') }) },
    });
  const choices = state?.choices;
  type Choices = NonNullable<typeof choices>;
  const offered = (name: keyof Choices, label: (value: string, text: string) => string = (_, text) => text) =>
    (choices?.[name] ?? []).map((one) => ({
      value: one.value,
      label: t('app:targets.choice', { name: label(one.value, one.label), count: one.count }),
    }));
  const single = filters.status === 'met' || filters.status === 'short' ? undefined : filters.status;
  return (
    <>
      <PageTitle
        title={t('app:standings.title')}
        asOf={state?.asOf ?? tenant.today}
        scope={say(tenant.name)}
        action={
          holds(visitor, 'office') && <CityLink path="/year-before">{t('app:standings.yearBefore')}</CityLink>
        }
      />
      {state !== undefined && <StatusCounts counts={state.counts} chosen={single} />}
      <div className={styles.tools}>
        <Segmented
          aria-label={t('app:standings.view')}
          options={[
            { value: 'table', label: t('app:standings.asTable') },
            { value: 'tree', label: t('app:standings.asTree') },
          ]}
          value={view}
          onChange={(value) => set({ view: value === 'tree' ? 'tree' : undefined })}
        />
        <SavedViews page="register" query={{ view, ...filters }} />
      </div>
      <FilterBar
        filters={[
          { name: 'text', label: t('app:standings.text') },
          {
            name: 'kind',
            label: t('app:standings.kind'),
            choices: (['target', 'task'] as const).map((kind) => ({
              value: kind,
              label: t(`app:standings.kinds.${kind}`),
            })),
          },
          { name: 'objective', label: t('app:targets.objective'), choices: offered('objective') },
          {
            name: 'status',
            label: t('app:targets.status'),
            choices: [
              ...(['met', 'short'] as const).map((group) => ({
                value: group,
                label: t(`app:standings.${group}`),
              })),
              ...(state?.counts ?? []).map((one) => ({
                value: one.status,
                label: t('app:targets.choice', { name: t(`ui:status.${one.status}`), count: one.count }),
              })),
            ],
          },
          { name: 'section', label: t('app:standings.section'), choices: offered('section') },
          { name: 'unit', label: t('app:standings.unit'), choices: offered('unit') },
          { name: 'leader', label: t('app:standings.leader'), choices: offered('leader') },
          { name: 'tag', label: t('app:standings.tag'), choices: offered('tag') },
          { name: 'campaign', label: t('app:standings.campaign'), choices: offered('campaign') },
          {
            name: 'period',
            label: t('app:standings.period'),
            choices: offered('period', (value) => say(periodName(value))),
          },
          {
            name: 'nature',
            label: t('app:standings.nature'),
            choices: offered('nature', (value) =>
              t(`app:standings.natures.${value as 'binding' | 'expected' | 'none'}`),
            ),
          },
        ].filter(
          // A filter with nothing to choose from says nothing, unless the address has set it.
          ({ name, choices: offer }) =>
            offer === undefined || offer.length > 0 || filters[name as keyof typeof filters] !== undefined,
        )}
        values={filters}
      />
      {view === 'table' ? (
        <DataTable
          id="register"
          caption={t('app:standings.caption')}
          columns={columns}
          rows={state?.rows}
          rowKey={(row) => row.id}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          empty={
            state?.total === 0
              ? { why: t('app:standings.noneWhy'), todo: t('app:standings.noneTodo') }
              : { why: t('app:standings.emptyWhy'), todo: t('app:standings.emptyTodo') }
          }
          excel={excel()}
          bulk={(rows) =>
            rows.length > selectionLimit ? (
              <span>{t('app:standings.tooMany', { limit: selectionLimit })}</span>
            ) : (
              <Button size="small" href={excel(rows.map(({ id }) => id))} download>
                {t('app:standings.selection')}
              </Button>
            )
          }
        />
      ) : state !== undefined ? (
        state.rows.length === 0 ? (
          <EmptyState why={t('app:standings.emptyWhy')} todo={t('app:standings.emptyTodo')} />
        ) : (
          <StandingsTree matters={state.matters} rows={state.rows} objective={filters.objective} />
        )
      ) : answer.error !== null ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  );
}
