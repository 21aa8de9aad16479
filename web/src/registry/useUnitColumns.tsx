import type { UnitSummary } from '@meritloop/server/contract/registry';
import { useTranslation } from 'react-i18next';
import type { Column } from '../ui/table/column.ts';
import styles from './UnitsPage.module.css';
import type { TreeUnit } from './unitTree.ts';
import type { registry } from './words.zh.ts';

type KnownKind = keyof typeof registry.kind;
type KnownBasis = keyof typeof registry.basis;

/** Day that the register uses for "since before anything known"; printing it would state what nobody stated. */
const sinceEver = '1949-10-01';

/** The word of a unit's kind; a kind of the city's own is printed as it is. */
export function useKindWord(): (kind: string) => string {
  const { t, i18n } = useTranslation('registry');
  return (kind) => (i18n.exists(`registry:kind.${kind}`) ? t(`kind.${kind as KnownKind}`) : kind);
}

function useSpan(): (from: string, to: string | null) => string {
  const { t } = useTranslation('registry');
  return (from, to) => {
    if (from === sinceEver) return to === null ? '' : t('until', { to });
    return to === null ? t('from', { from }) : t('between', { from, to });
  };
}

/** Columns of the register; those that nobody filled are left out. */
export function useUnitColumns(indented: boolean, units: readonly UnitSummary[]): Column<TreeUnit>[] {
  const { t } = useTranslation('registry');
  const kindWord = useKindWord();
  const span = useSpan();
  const columns: (Column<TreeUnit> & { used?: boolean })[] = [
    {
      key: 'unit',
      title: t('column.unit'),
      cell: ({ unit, depth }) => (
        <span className={styles.unit} style={indented ? { paddingInlineStart: depth * 20 } : {}}>
          {unit.name}
        </span>
      ),
    },
    { key: 'kind', title: t('column.kind'), cell: ({ unit }) => kindWord(unit.kind), phone: 'head' },
    {
      key: 'memberships',
      title: t('column.memberships'),
      cell: ({ unit }) =>
        unit.memberships.length > 0 && (
          <span className={styles.lines}>
            {unit.memberships.map((one) => (
              <span key={`${one.parentId} ${one.kind} ${one.from}`}>
                {one.parentName}{' '}
                <span className={styles.aside}>
                  {[t(`membership.${one.kind}`), span(one.from, one.to)].filter(Boolean).join(' · ')}
                </span>
              </span>
            ))}
          </span>
        ),
    },
    {
      key: 'groups',
      title: t('column.groups'),
      used: units.some((unit) => unit.groups.length > 0),
      cell: ({ unit }) =>
        unit.groups.length > 0 && (
          <span className={styles.lines}>
            {unit.groups.map((group) => (
              <span key={group.code}>
                {group.name} <span className={styles.aside}>{t(`standing.${group.standing}`)}</span>
              </span>
            ))}
          </span>
        ),
    },
    {
      key: 'functions',
      title: t('column.functions'),
      used: units.some((unit) => unit.functions !== ''),
      cell: ({ unit }) => unit.functions,
    },
    {
      key: 'basis',
      title: t('column.basis'),
      used: units.some((unit) => unit.basis !== ''),
      cell: ({ unit }) => <Basis basis={unit.basis} />,
    },
    {
      key: 'valid',
      title: t('column.valid'),
      used: units.some((unit) => unit.validFrom !== sinceEver || unit.validTo !== null),
      cell: ({ unit }) => span(unit.validFrom, unit.validTo) || t('notStated'),
    },
  ];
  return columns.filter((column) => column.used !== false);
}

/** Whether a document names the unit, implies it, or it was inferred; the register's own words stand below. */
function Basis({ basis }: { basis: string }) {
  const { t, i18n } = useTranslation('registry');
  const word = /^[a-z]+/.exec(basis)?.[0] ?? '';
  if (basis === '') return null;
  if (!i18n.exists(`registry:basis.${word}`)) return <span className={styles.basis}>{basis}</span>;
  return (
    <span className={styles.basis}>
      {t(`basis.${word as KnownBasis}`)}
      {basis !== word && <span className={styles.printed}>{basis}</span>}
    </span>
  );
}
