import { downloadUnits, listUnits, type UnitSummary } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { OrganisationHead } from './OrganisationHead.tsx';
import styles from './UnitsPage.module.css';
import { unitTree } from './unitTree.ts';
import { useKindWord, useUnitColumns } from './useUnitColumns.tsx';

const route = getRouteApi('/$tenant/units');

/** The register of units as it was on a day, indented by membership. */
export function UnitsPage() {
  const { t, i18n } = useTranslation('registry');
  const kindWord = useKindWord();
  const nameText = useNameText();
  const { tenant } = useVisitor();
  const { day, ...filters } = route.useSearch();
  const params = { tenant: tenant.id };
  const on = day === undefined ? {} : { on: day };
  const answer = useAnswer(listUnits, { params, query: on });
  const units = answer.data?.units;
  const mayChange = answer.data?.abilities.editTree?.may === true && tenant.kind !== 'published';
  const wanted = filters.text?.trim().toLowerCase() ?? '';
  const rows = units === undefined ? undefined : unitTree(units).filter(({ unit }) => fits(unit));
  function fits(unit: UnitSummary): boolean {
    if (filters.kind !== undefined && unit.kind !== filters.kind) return false;
    if (filters.group !== undefined && !unit.groups.some(({ code }) => code === filters.group)) return false;
    return [unit.name, nameText(unit), unit.functions].some((text) => text.toLowerCase().includes(wanted));
  }
  const filtered = filters.kind !== undefined || filters.group !== undefined || wanted !== '';
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      <OrganisationHead title={t('units')} day={answer.data?.on ?? day ?? tenant.today} />
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
              (unit) => unit.groups.map((group) => ({ value: group.code, label: nameText(group) })),
              t,
            ),
          },
        ].filter((filter) => filter.choices === undefined || filter.choices.length > 0)}
        values={filters}
      />
      <DataTable
        id="units"
        caption={t('list.caption')}
        columns={useUnitColumns({ indented: !filtered, units: units ?? [], mayChange })}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('list.emptyWhy'), todo: t('list.emptyTodo') }}
        excel={addressOf(downloadUnits, { params, query: { ...on, ...filters, language } })}
      />
      {mayChange && units !== undefined && units.length <= 1 && (
        <div role="status" className={styles.note}>
          <p>{t('list.beginning')}</p>
          <CityLink path="/units/import">{t('load.open')}</CityLink>
        </div>
      )}
      <p className={styles.note}>
        {t('list.note')}
        {units?.some(({ overlapping }) => overlapping) === true && <> {t('list.overlapNote')}</>}
        {units?.some(({ basis }) => /^(named|implied|inferred)/.test(basis)) === true && (
          <> {t('list.basisNote')}</>
        )}
      </p>
    </>
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
