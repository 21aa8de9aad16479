import { listUnits, type UnitSummary } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './UnitsPage.module.css';
import { unitTree } from './unitTree.ts';
import { useKindWord, useUnitColumns } from './useUnitColumns.tsx';

const route = getRouteApi('/$tenant/units');

/** The register of units as it was on a day, indented by membership. */
export function UnitsPage() {
  const { t } = useTranslation('registry');
  const say = useSay();
  const kindWord = useKindWord();
  const { tenant } = useVisitor();
  const { on, ...filters } = route.useSearch();
  const answer = useAnswer(listUnits, {
    params: { tenant: tenant.id },
    query: on === undefined ? {} : { on },
  });
  const units = answer.data?.units;
  const wanted = filters.text?.trim().toLowerCase() ?? '';
  const rows = units === undefined ? undefined : unitTree(units).filter(({ unit }) => fits(unit));
  function fits(unit: UnitSummary): boolean {
    if (filters.kind !== undefined && unit.kind !== filters.kind) return false;
    if (filters.group !== undefined && !unit.groups.some(({ code }) => code === filters.group)) return false;
    return [unit.name, unit.functions].some((text) => text.toLowerCase().includes(wanted));
  }
  const filtered = filters.kind !== undefined || filters.group !== undefined || wanted !== '';
  return (
    <>
      <PageTitle
        title={t('units')}
        asOf={answer.data?.on ?? tenant.today}
        scope={say(tenant.name)}
        action={<OnDay on={on ?? answer.data?.on ?? tenant.today} />}
      />
      <FilterBar
        filters={[
          { name: 'text', label: t('list.text') },
          {
            name: 'kind',
            label: t('list.kind'),
            choices: choices(units ?? [], (unit) => [{ value: unit.kind, label: kindWord(unit.kind) }], t),
          },
          {
            name: 'group',
            label: t('list.group'),
            choices: choices(
              units ?? [],
              (unit) => unit.groups.map(({ code, name }) => ({ value: code, label: name })),
              t,
            ),
          },
        ].filter((filter) => filter.choices === undefined || filter.choices.length > 0)}
        values={filters}
      />
      <DataTable
        id="units"
        caption={t('list.caption')}
        columns={useUnitColumns(!filtered, units ?? [])}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('list.emptyWhy'), todo: t('list.emptyTodo') }}
      />
      <p className={styles.note}>
        {t('list.note')}
        {units?.some(({ basis }) => basis !== '') === true && <> {t('list.basisNote')}</>}
      </p>
    </>
  );
}

/** The register has a day: who belonged where is dated. */
function OnDay({ on }: { on: string }) {
  const { t } = useTranslation('registry');
  const set = useSetFilters();
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{t('list.on')}</label>
      <input
        id={id}
        type="date"
        className={styles.date}
        value={on}
        min="1949-10-01"
        max="2099-12-31"
        onChange={(event) => set({ on: event.target.value })}
      />
    </div>
  );
}

function choices(
  units: readonly UnitSummary[],
  of: (unit: UnitSummary) => { value: string; label: string }[],
  t: ReturnType<typeof useTranslation<'registry'>>['t'],
) {
  const found = new Map<string, { label: string; count: number }>();
  for (const { value, label } of units.flatMap(of)) {
    found.set(value, { label, count: (found.get(value)?.count ?? 0) + 1 });
  }
  return [...found].map(([value, { label, count }]) => ({
    value,
    label: t('list.choice', { name: label, count }),
  }));
}
