import { downloadRegister, readRegister } from '@meritloop/server/contract/app';
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
import styles from './RegisterPage.module.css';
import { RegisterTree } from './RegisterTree.tsx';
import { SavedViews } from './SavedViews.tsx';
import { StatusCounts } from './StatusCounts.tsx';
import { selectionLimit, useRegisterColumns } from './useRegisterColumns.tsx';

const route = getRouteApi('/$tenant/register');

/** 登记册: every target and task below its matter, as a tree or a table; all filters are in the address. */
export function RegisterPage() {
  const { t, i18n } = useTranslation(['app', 'ui']);
  const say = useSay();
  const visitor = useVisitor();
  const { tenant } = visitor;
  const { view = 'table', ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(readRegister, { params, query: filters });
  const state = answer.data;
  const columns = useRegisterColumns(state?.matters ?? []);
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const excel = (ids?: readonly string[]) =>
    addressOf(downloadRegister, {
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
        title={t('app:register.title')}
        asOf={state?.asOf ?? tenant.today}
        scope={say(tenant.name)}
        action={
          holds(visitor, 'office') && <CityLink path="/year-before">{t('app:register.yearBefore')}</CityLink>
        }
      />
      {state !== undefined && <StatusCounts counts={state.counts} chosen={single} />}
      <div className={styles.tools}>
        <Segmented
          aria-label={t('app:register.view')}
          options={[
            { value: 'table', label: t('app:register.asTable') },
            { value: 'tree', label: t('app:register.asTree') },
          ]}
          value={view}
          onChange={(value) => set({ view: value === 'tree' ? 'tree' : undefined })}
        />
        <SavedViews page="register" query={{ view, ...filters }} />
      </div>
      <FilterBar
        filters={[
          { name: 'text', label: t('app:register.text') },
          {
            name: 'kind',
            label: t('app:register.kind'),
            choices: (['target', 'task'] as const).map((kind) => ({
              value: kind,
              label: t(`app:register.kinds.${kind}`),
            })),
          },
          { name: 'objective', label: t('app:targets.objective'), choices: offered('objective') },
          {
            name: 'status',
            label: t('app:targets.status'),
            choices: [
              ...(['met', 'short'] as const).map((group) => ({
                value: group,
                label: t(`app:register.${group}`),
              })),
              ...(state?.counts ?? []).map((one) => ({
                value: one.status,
                label: t('app:targets.choice', { name: t(`ui:status.${one.status}`), count: one.count }),
              })),
            ],
          },
          { name: 'section', label: t('app:register.section'), choices: offered('section') },
          { name: 'unit', label: t('app:register.unit'), choices: offered('unit') },
          { name: 'leader', label: t('app:register.leader'), choices: offered('leader') },
          { name: 'tag', label: t('app:register.tag'), choices: offered('tag') },
          { name: 'campaign', label: t('app:register.campaign'), choices: offered('campaign') },
          {
            name: 'period',
            label: t('app:register.period'),
            choices: offered('period', (value) => say(periodName(value))),
          },
          {
            name: 'nature',
            label: t('app:register.nature'),
            choices: offered('nature', (value) =>
              t(`app:register.natures.${value as 'binding' | 'expected' | 'none'}`),
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
          caption={t('app:register.caption')}
          columns={columns}
          rows={state?.rows}
          rowKey={(row) => row.id}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          empty={
            state?.total === 0
              ? { why: t('app:register.noneWhy'), todo: t('app:register.noneTodo') }
              : { why: t('app:register.emptyWhy'), todo: t('app:register.emptyTodo') }
          }
          excel={excel()}
          bulk={(rows) =>
            rows.length > selectionLimit ? (
              <span>{t('app:register.tooMany', { limit: selectionLimit })}</span>
            ) : (
              <Button size="small" href={excel(rows.map(({ id }) => id))} download>
                {t('app:register.selection')}
              </Button>
            )
          }
        />
      ) : state !== undefined ? (
        state.rows.length === 0 ? (
          <EmptyState why={t('app:register.emptyWhy')} todo={t('app:register.emptyTodo')} />
        ) : (
          <RegisterTree matters={state.matters} rows={state.rows} objective={filters.objective} />
        )
      ) : answer.error !== null ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  );
}
