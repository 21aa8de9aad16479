import { listMatters, type matter } from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { MatterPanel } from './MatterPanel.tsx';
import styles from './MattersPage.module.css';
import { type MatterFilters, matterChoices, mattersThatFit } from './matterFilters.ts';

export type Matter = z.output<typeof matter>;

const route = getRouteApi('/$tenant/matters');

/** The numbered matters with whom they fall to and the targets that they hold. */
export function MattersPage() {
  const { t } = useTranslation('plans');
  const say = useSay();
  const { tenant } = useVisitor();
  const { look, ...filters } = route.useSearch();
  const set = useSetFilters();
  const answer = useAnswer(listMatters, { params: { tenant: tenant.id } });
  const matters = answer.data?.matters;
  const choices = matterChoices(matters ?? []);
  const filter = (name: keyof typeof choices) => ({
    name,
    label: t(`list.${name}`),
    choices: choices[name].map((one) => ({
      value: one.value,
      label: t('list.choice', { name: one.label, count: one.count }),
    })),
  });
  return (
    <>
      <PageTitle title={t('matters')} asOf={tenant.today} scope={say(tenant.name)} />
      <FilterBar
        filters={[
          { name: 'text', label: t('list.text') },
          filter('objective'),
          filter('section'),
          filter('unit'),
        ]}
        values={filters}
      />
      <DataTable
        id="matters"
        caption={t('list.caption')}
        columns={useMatterColumns()}
        rows={matters === undefined ? undefined : mattersThatFit(matters, filters as MatterFilters)}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(one) => set({ look: one.id })}
        empty={
          matters?.length === 0
            ? { why: t('list.noneWhy'), todo: t('list.noneTodo') }
            : { why: t('list.emptyWhy'), todo: t('list.emptyTodo') }
        }
      />
      <MatterPanel
        matter={matters?.find((one) => one.id === look)}
        onClose={() => set({ look: undefined })}
      />
    </>
  );
}

function useMatterColumns(): Column<Matter>[] {
  const { t } = useTranslation('plans');
  const named = (one: Matter, role: 'lead' | 'co') =>
    one.duties.filter((duty) => duty.role === role).map((duty) => duty.unit?.name ?? duty.printed ?? '');
  return [
    {
      key: 'matter',
      title: t('column.matter'),
      cell: (one) => (
        <span className={styles.matter}>
          <span className={styles.number}>{one.number}</span>
          <span>{one.title}</span>
        </span>
      ),
    },
    { key: 'objectives', title: t('column.objectives'), cell: (one) => one.objectives.join('、') },
    { key: 'section', title: t('column.section'), cell: (one) => one.section },
    {
      key: 'lead',
      title: t('column.lead'),
      cell: (one) => {
        const [lead] = named(one, 'lead');
        return lead ?? <span className={styles.absent}>{t('noDuties')}</span>;
      },
    },
    {
      key: 'others',
      title: t('column.others'),
      cell: (one) => {
        const others = named(one, 'co');
        if (others.length === 0) return null;
        const rest = others.length > 2 ? ` ${t('more', { count: others.length })}` : '';
        return (
          <span className={styles.others} title={others.join('、')}>
            {others.slice(0, 2).join('、')}
            {rest}
          </span>
        );
      },
      phone: 'none',
    },
    {
      key: 'targets',
      title: t('column.targets'),
      kind: 'number',
      cell: (one) => one.targets.length,
      order: (one) => one.targets.length,
    },
    { key: 'leader', title: t('column.leader'), cell: (one) => one.leader, phone: 'none' },
    {
      key: 'document',
      title: t('column.document'),
      cell: (one) => one.document?.title,
      hidden: true,
      phone: 'none',
    },
  ];
}
