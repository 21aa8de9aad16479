import {
  downloadRequests,
  listRequests,
  type RequestHead,
  type RequestState,
  requestStates,
} from '@meritloop/server/contract/actuals';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { TablePages } from '../ui/table/TablePages.tsx';
import { BulkActs } from './BulkActs.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { useRequestColumns } from './useRequestColumns.tsx';

const route = getRouteApi('/$tenant/requests');
const size = 100;

/** States that are counted above the list: the unit's own way, or what reaches the office. */
const ofUnit: readonly RequestState[] = ['open', 'returned', 'entered', 'signed', 'submitted'];
const ofOffice: readonly RequestState[] = ['open', 'submitted', 'returned', 'reviewed', 'locked'];

/** Requests that one may see, the nearest deadline first; every filter is in the address. */
export function RequestsPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const say = useSay();
  const visitor = useVisitor();
  const { state, period, awaiting, page = '1' } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: visitor.tenant.id };
  const filter = { state, period, awaiting };
  const answer = useAnswer(listRequests, { params, query: { ...filter, page, size } });
  const list = answer.data;
  const inside = holds(visitor, 'clerk', 'signer');
  const count = (of: RequestState) => list?.counts.find((one) => one.state === of)?.count ?? 0;
  const columns = useRequestColumns({
    today: list?.today ?? visitor.tenant.today,
    inside,
    whole: list !== undefined && list.total <= list.requests.length,
  });
  return (
    <>
      <PageTitle title={t('list.title')} asOf={list?.today ?? visitor.tenant.today} />
      <ReportingTabs />
      <CountStrip
        counts={(inside ? ofUnit : ofOffice).map((of) => ({
          value: of,
          label: t(`state.${of}`),
          count: count(of),
        }))}
        chosen={state}
        onChoose={(value) => set({ state: value, page: undefined })}
      />
      <FilterBar
        filters={[
          {
            name: 'awaiting',
            label: t('list.filterWaiting'),
            choices: [{ value: 'me', label: t('list.waitingForMe') }],
          },
          {
            name: 'state',
            label: t('list.filterState'),
            choices: requestStates.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            name: 'period',
            label: t('list.filterPeriod'),
            choices: (list?.periods ?? []).map((value) => ({ value, label: say(periodName(value)) })),
          },
        ]}
        values={{ awaiting, state, period }}
      />
      <DataTable
        id={inside ? 'requests-own' : 'requests'}
        caption={t('list.caption')}
        columns={columns}
        rows={list?.requests}
        listed={list?.total}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          awaiting === 'me'
            ? { why: t('list.emptyMine') }
            : { why: t('list.empty'), todo: t('list.emptyTodo') }
        }
        excel={addressOf(downloadRequests, { params, query: { ...filter, language } })}
        bulk={
          holds(visitor, 'clerk', 'signer', 'reviewer', 'office')
            ? (rows: RequestHead[]) => <BulkActs rows={rows} size="small" />
            : undefined
        }
      />
      <TablePages list={list} size={size} says={(of) => t('list.page', of)} />
    </>
  );
}
