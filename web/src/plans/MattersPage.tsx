import { downloadMatters, listMatters, type matter } from '@meritloop/server/contract/plans';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { CampaignPanel } from './CampaignPanel.tsx';
import { MatterPanel } from './MatterPanel.tsx';
import styles from './MattersPage.module.css';
import { RegisterActs } from './RegisterActs.tsx';
import { useMatterColumns } from './useMatterColumns.tsx';

export type Matter = z.output<typeof matter>;

const route = getRouteApi('/$tenant/matters');
const size = 200;

/** The numbered matters with whom they fall to and the targets that they hold. */
export function MattersPage() {
  const { t, i18n } = useTranslation('plans');
  const say = useSay();
  const { tenant } = useVisitor();
  const { look, panel, page: pageText, ...filters } = route.useSearch();
  const page = Math.max(1, Number(pageText ?? '1') || 1);
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listMatters, { params, query: { ...filters, page, size } });
  const list = answer.data;
  const filter = (name: 'objective' | 'section' | 'unit' | 'leader' | 'tag' | 'campaign', label: string) => ({
    name,
    label,
    choices: (list?.choices[name] ?? []).map((one) => ({
      value: one.value,
      label: t('list.choice', { name: one.label, count: one.count }),
    })),
  });
  const choosable = [
    filter('objective', t('list.objective')),
    filter('section', t('list.section')),
    filter('unit', t('list.unit')),
    filter('leader', t('register.leader')),
    filter('tag', t('register.tag')),
    filter('campaign', t('register.campaign')),
  ].filter(({ name, choices }) => choices.length > 0 || filters[name] !== undefined);
  const withdrawn = list?.withdrawn ?? 0;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <PageTitle
        title={t('matters')}
        asOf={tenant.today}
        scope={say(tenant.name)}
        action={<RegisterActs abilities={list?.abilities} />}
      />
      <FilterBar
        filters={[
          { name: 'text', label: t('list.text') },
          ...choosable,
          ...(withdrawn > 0 || filters.withdrawn !== undefined
            ? [
                {
                  name: 'withdrawn',
                  label: t('register.withdrawnFilter'),
                  choices: (['with', 'only'] as const).map((value) => ({
                    value,
                    label: t(`register.withdrawn.${value}`),
                  })),
                },
              ]
            : []),
        ]}
        values={filters}
      />
      <DataTable
        id="matters"
        caption={t('list.caption')}
        columns={useMatterColumns()}
        rows={list?.matters}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        excel={addressOf(downloadMatters, {
          params,
          query: { ...filters, language: i18n.language === 'en' ? 'en' : 'zh' },
        })}
        empty={
          filtered
            ? { why: t('list.emptyWhy'), todo: t('list.emptyTodo') }
            : {
                why: t('list.noneWhy'),
                todo: (
                  <>
                    {t('list.noneTodo')}
                    {answer.data?.abilities.importRegister?.may === true && (
                      <span className={styles.begin}>
                        <CityLink path="/matters/import">{t('register.import')}</CityLink>
                      </span>
                    )}
                  </>
                ),
              }
        }
      />
      {withdrawn > 0 && filters.withdrawn === undefined && (
        <p className={styles.withdrawn}>
          <Link to="/$tenant/matters" params={params} search={{ withdrawn: 'only' }}>
            {t('register.withdrawnCount', { count: withdrawn })}
          </Link>
        </p>
      )}
      {list !== undefined && list.total > size && (
        <Pagination
          current={page}
          pageSize={size}
          total={list.total}
          showSizeChanger={false}
          showTotal={(total) => t('register.page', { page, total })}
          onChange={(next) => set({ page: next === 1 ? undefined : String(next) })}
        />
      )}
      <MatterPanel
        matter={list?.matters.find((one) => one.id === look)}
        onClose={() => set({ look: undefined })}
      />
      <CampaignPanel open={panel === 'campaigns'} onClose={() => set({ panel: undefined })} />
    </>
  );
}
