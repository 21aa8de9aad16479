import { type Asking, type AskPlan, downloadAskPlan, planAsks } from '@meritloop/server/contract/actuals';
import { registerChoices } from '@meritloop/server/contract/plans';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, call } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { AskForm } from './AskForm.tsx';
import styles from './AskPage.module.css';
import { AskUnitPanel } from './AskUnitPanel.tsx';
import { lastPeriods } from './lastPeriods.ts';
import { ReportingTabs } from './ReportingTabs.tsx';
import { useAskColumns } from './useAskColumns.tsx';

const route = getRouteApi('/$tenant/ask');

/** 下达填报: what would be asked of whom and what not, and why; then one act asks exactly that. */
export function AskPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const say = useSay();
  const { tenant } = useVisitor();
  const search = route.useSearch();
  const periods = lastPeriods(tenant.today);
  const period = search.period ?? periods[0] ?? tenant.today.slice(0, 7);
  const { objective, section, campaign, unit, coUnits } = search;
  const asking: Asking = {
    period,
    scope: { objective, section, campaign, unit },
    figures: true,
    words: true,
    coUnits: coUnits === 'yes',
  };
  const params = { tenant: tenant.id };
  const choices = useAnswer(registerChoices, { params }).data;
  const answer = useQuery<AskPlan, Error>({
    // Among the kept answers by its address, as every answer is: an act drops it.
    queryKey: [planAsks.method, planAsks.path, params, asking],
    queryFn: ({ signal }) => call(planAsks, { params, body: asking, signal }),
    placeholderData: (former) => former,
  });
  const plan = answer.data;
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const shown = plan?.units.find((one) => (one.unit?.id ?? '') === open);
  return (
    <>
      <PageTitle title={t('report.ask.title')} asOf={tenant.today} period={say(periodName(period))} />
      <ReportingTabs />
      <FilterBar
        filters={[
          {
            name: 'period',
            label: t('report.ask.period'),
            choices: [...new Set([period, ...periods])].map((value) => ({
              value,
              label: say(periodName(value)),
            })),
          },
          {
            name: 'objective',
            label: t('report.ask.objective'),
            choices: (choices?.objectives ?? []).map((value) => ({
              value,
              label: say(periodName(value)),
            })),
          },
          {
            name: 'section',
            label: t('report.ask.section'),
            choices: (choices?.sections ?? []).map((value) => ({
              value,
              label: say(periodName(value)),
            })),
          },
          {
            name: 'campaign',
            label: t('report.ask.campaign'),
            choices: (choices?.campaigns ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'unit',
            label: t('report.ask.unit'),
            choices: (choices?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'coUnits',
            label: t('report.ask.coUnits'),
            choices: [{ value: 'yes', label: t('report.ask.coUnits') }],
          },
        ]}
        values={{ period, objective, section, campaign, unit, coUnits }}
      />
      {plan !== undefined && <Totals plan={plan} />}
      <DataTable
        id="ask-plan"
        caption={t('report.ask.caption')}
        columns={useAskColumns(plan?.lastPeriod ?? null)}
        rows={plan?.units}
        rowKey={(one) => one.unit?.id ?? ''}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('report.ask.empty') }}
        onOpen={(one) => setOpen(one.unit?.id ?? '')}
        excel={addressOf(downloadAskPlan, {
          params,
          query: { period, objective, section, campaign, unit, coUnits, language },
        })}
      />
      {plan !== undefined && <AskForm key={period} plan={plan} asking={asking} without={without} />}
      {shown !== undefined && (
        <AskUnitPanel
          line={shown}
          without={without}
          onChange={setWithout}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function Totals({ plan }: { plan: AskPlan }) {
  const { t } = useTranslation('actuals');
  const { totals } = plan;
  return (
    <dl className={styles.totals}>
      {(['units', 'figures', 'words', 'fields', 'spared'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`report.ask.${name}`)}</dt>
          <dd>{totals[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
