import { downloadUnit } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name, type Named, useNameText, Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { Section } from './Section.tsx';
import cells from './TargetCells.module.css';
import styles from './UnitPage.module.css';
import type { UnitFile } from './UnitPage.tsx';
import { useStandingColumns } from './useStandingColumns.tsx';

/** The former unit under which something still stands. */
export function Under({ unit }: { unit: Named | null }) {
  const { t } = useTranslation('app');
  const nameText = useNameText();
  if (unit === null) return null;
  return <span className={styles.under}>{t('unit.under', { name: nameText(unit) })}</span>;
}

/** Problems and next steps in the unit's own words; what was left empty is left out. */
export function Hindrance({ said }: { said: { problems: string; nextSteps: string } }) {
  const { t } = useTranslation('app');
  return (['problems', 'nextSteps'] as const).map(
    (part) =>
      said[part] !== '' && (
        <p key={part} className={styles.words}>
          {t(`unit.behind.${part}`)}
          <Verbatim>{said[part]}</Verbatim>
        </p>
      ),
  );
}

/** Address of the workbook with every table of the page. */
function useUnitWorkbook(file: UnitFile): string {
  const { i18n } = useTranslation();
  const { tenant } = useVisitor();
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return addressOf(downloadUnit, {
    params: { tenant: tenant.id, id: file.unit.id },
    query: { day: file.day, language },
  });
}

/** Matters that the unit leads or co-leads, by name or through printed words. */
export function UnitMatters({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const excel = useUnitWorkbook(file);
  type Row = UnitFile['matters'][number];
  const columns: Column<Row>[] = [
    {
      key: 'matter',
      title: t('unit.matters.matter'),
      cell: (row) => (
        <>
          <CityLink path={`/matters/${row.id}`}>
            {row.number} <Name of={row.title} />
          </CityLink>
          <Under unit={row.under} />
        </>
      ),
    },
    {
      key: 'role',
      title: t('unit.matters.role'),
      cell: (row) => t(`unit.matters.${row.role}`),
      order: (row) => (row.role === 'lead' ? 0 : 1),
      phone: 'head',
    },
    {
      key: 'through',
      title: t('unit.matters.through'),
      cell: (row) => row.through ?? t('unit.matters.named'),
    },
    { key: 'targets', title: t('unit.matters.targets'), kind: 'number', cell: (row) => row.targets },
    {
      key: 'behind',
      title: t('unit.matters.behind'),
      kind: 'number',
      cell: (row) => row.behind,
      order: (row) => -row.behind,
    },
    { key: 'basis', title: t('unit.matters.basis'), cell: (row) => row.basis, hidden: true, phone: 'none' },
  ];
  return (
    <Section title={t('unit.matters.title')}>
      <DataTable
        id="unit-matters"
        caption={t('unit.matters.caption')}
        columns={columns}
        rows={file.matters}
        rowKey={({ id }) => id}
        empty={{ why: t('unit.matters.none'), todo: t('unit.matters.noneTodo') }}
        excel={excel}
      />
    </Section>
  );
}

/** Targets about the unit, or of the matters that it leads, each with its standing and how that came about. */
export function UnitTargets({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const excel = useUnitWorkbook(file);
  type Row = UnitFile['targets'][number];
  const columns: Column<Row>[] = [
    {
      key: 'indicator',
      title: t('targets.column.indicator'),
      cell: ({ line, under }) => (
        <>
          <CityLink path={`/targets/${line.id}`}>
            <Name of={line.indicator} />
          </CityLink>
          <Under unit={under} />
        </>
      ),
    },
    { key: 'subject', title: t('targets.column.subject'), cell: ({ subject }) => <Name of={subject} /> },
    {
      key: 'role',
      title: t('unit.targets.role'),
      cell: ({ role }) => t(`unit.targets.${role}`),
      phone: 'none',
    },
    ...useStandingColumns(({ line }: Row) => line),
    {
      key: 'gap',
      title: t('targets.column.gap'),
      cell: ({ line }) => <div className={cells.sentence}>{say(line.standing.sentence)}</div>,
      width: 216,
    },
  ];
  return (
    <Section title={t('unit.targets.title')}>
      <DataTable
        id="unit-targets"
        caption={t('unit.targets.caption')}
        columns={columns}
        rows={file.targets}
        rowKey={({ line }) => line.id}
        empty={{ why: t('unit.targets.none'), todo: t('unit.targets.noneTodo') }}
        excel={excel}
      />
    </Section>
  );
}

export function UnitTasks({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <Section title={t('unit.tasks.title')}>
      {file.tasks.length === 0 ? (
        <p>{t('unit.tasks.none')}</p>
      ) : (
        <ul className={styles.list}>
          {file.tasks.map((one) => (
            <li key={one.id} className={styles.item}>
              <span>
                <Name of={one.title} />
                <span className={styles.under}>
                  <CityLink path={`/matters/${one.matter.id}`}>
                    {one.matter.number} <Name of={one.matter.title} />
                  </CityLink>
                </span>
              </span>
              <StatusWord status={one.judged.status} />
              <p className={styles.wide}>
                {say(one.judged.sentence)}
                {one.dueOn !== null && (
                  <span className={styles.note}> · {t('unit.tasks.due', { day: one.dueOn })}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What the unit said last of each matter, as far as the reader may see it. */
export function UnitWords({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  return (
    <Section title={t('unit.words.title')}>
      {file.words.length === 0 ? (
        <p>{t('unit.words.none')}</p>
      ) : (
        <ul className={styles.list}>
          {file.words.map((one) => (
            <li key={one.matter.id} className={styles.item}>
              <CityLink path={`/matters/${one.matter.id}`}>
                {one.matter.number} <Name of={one.matter.title} />
              </CityLink>
              <span className={styles.note}>
                <PeriodText period={one.period} /> · {t(`unit.words.state.${one.state}`)}
                {one.on !== null && ` · ${one.on}`}
              </span>
              <div className={styles.wide}>
                <p className={styles.words}>
                  <Verbatim>{one.progress}</Verbatim>
                </p>
                <Hindrance said={one} />
                {one.expectedOn !== null && (
                  <p className={styles.note}>{t('unit.words.expected', { day: one.expectedOn })}</p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
