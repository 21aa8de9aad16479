import { downloadTargets, listTargets } from '@meritloop/server/contract/app';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { StatusCounts } from './StatusCounts.tsx';
import { TargetPanel } from './TargetPanel.tsx';
import { useTargetColumns } from './useTargetColumns.tsx';

const route = getRouteApi('/$tenant/targets');

/** Every target with its promise, latest figure and standing; all filters are in the address. */
export function TargetsPage() {
  const { t, i18n } = useTranslation(['app', 'ui']);
  const say = useSay();
  const { tenant } = useVisitor();
  const { look, ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listTargets, { params, query: filters });
  const list = answer.data;
  const columns = useTargetColumns(list?.subjects.length !== 1);
  const choice = (name: string, count: number) => t('app:targets.choice', { name, count });
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      <PageTitle title={t('app:targets.title')} asOf={list?.asOf ?? tenant.today} scope={say(tenant.name)} />
      {list !== undefined && <StatusCounts counts={list.counts} chosen={filters.status} />}
      <FilterBar
        filters={[
          { name: 'text', label: t('app:targets.text') },
          {
            name: 'objective',
            label: t('app:targets.objective'),
            choices: (list?.objectives ?? []).map((one) => ({
              value: one.objective,
              label: choice(one.objective, one.count),
            })),
          },
          {
            name: 'status',
            label: t('app:targets.status'),
            choices: (list?.counts ?? []).map((one) => ({
              value: one.status,
              label: choice(t(`ui:status.${one.status}`), one.count),
            })),
          },
          ...(list !== undefined && list.subjects.length > 1
            ? [
                {
                  name: 'subject',
                  label: t('app:targets.subject'),
                  choices: list.subjects.map((one) => ({
                    value: one.id,
                    label: choice(one.name, one.count),
                  })),
                },
              ]
            : []),
        ]}
        values={filters}
      />
      <DataTable
        id="targets"
        caption={t('app:targets.caption')}
        columns={columns}
        rows={list?.targets}
        rowKey={(line) => line.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          list?.total === 0
            ? { why: t('app:targets.noneWhy'), todo: t('app:targets.noneTodo') }
            : { why: t('app:targets.emptyWhy'), todo: t('app:targets.emptyTodo') }
        }
        excel={addressOf(downloadTargets, { params, query: { ...filters, language } })}
      />
      <TargetPanel
        line={list?.targets.find((line) => line.id === look)}
        onClose={() => set({ look: undefined })}
      />
    </>
  );
}
