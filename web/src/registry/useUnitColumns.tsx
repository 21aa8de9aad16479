import type { UnitSummary } from '@meritloop/server/contract/registry';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import type { Column } from '../ui/table/column.ts';
import styles from './UnitsPage.module.css';
import type { TreeUnit } from './unitTree.ts';
import { isSinceEver, useSpan } from './useSpan.ts';
import type { registry } from './words.zh.ts';

type KnownKind = keyof typeof registry.kind;
type KnownBasis = keyof typeof registry.basis;

/** The word of a unit's kind; a kind of the city's own is printed as it is. */
export function useKindWord(): (kind: string) => string {
  const { t, i18n } = useTranslation('registry');
  return (kind) => (i18n.exists(`registry:kind.${kind}`) ? t(`kind.${kind as KnownKind}`) : kind);
}

/** Whether a membership holds for as long as the unit itself: its days stand in the unit's own column. */
const asLongAs = (one: { from: string; to: string | null }, unit: UnitSummary): boolean =>
  one.from === unit.validFrom && one.to === unit.validTo;

/** Columns of the register; those that nobody filled are left out. */
export function useUnitColumns(given: {
  indented: boolean;
  units: readonly UnitSummary[];
  mayChange: boolean;
}): Column<TreeUnit>[] {
  const { indented, units, mayChange } = given;
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  const kindWord = useKindWord();
  const span = useSpan();
  const columns: (Column<TreeUnit> & { used?: boolean })[] = [
    {
      key: 'unit',
      title: t('column.unit'),
      cell: ({ unit, depth }) => (
        <span className={styles.unit} style={indented ? { paddingInlineStart: depth * 20 } : {}}>
          <CityLink path={`/units/${unit.id}`}>
            <Name of={unit} />
          </CityLink>
          {unit.overlapping && <span className={styles.overlap}>{t('overlapping')}</span>}
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
                <Name of={one.parentName} />{' '}
                <span className={styles.aside}>
                  {[t(`membership.${one.kind}`), asLongAs(one, unit) ? '' : span(one.from, one.to)]
                    .filter(Boolean)
                    .join(' · ')}
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
                <Name of={group} /> <span className={styles.aside}>{t(`standing.${group.standing}`)}</span>
              </span>
            ))}
          </span>
        ),
    },
    {
      key: 'leaders',
      title: t('column.leaders'),
      used: units.some((unit) => unit.leaders.length > 0),
      cell: ({ unit }) =>
        unit.leaders.length > 0 && (
          <span className={styles.lines}>
            {unit.leaders.map((leader) => (
              <span key={leader.id}>
                <Name of={leader} />
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
      used: units.some((unit) => !isSinceEver(unit.validFrom) || unit.validTo !== null),
      cell: ({ unit }) => span(unit.validFrom, unit.validTo) || t('notStated'),
      whole: true,
    },
    {
      key: 'act',
      title: t('column.act'),
      used: mayChange,
      cell: ({ unit }) => (
        <Link
          to={`/${tenant.id}/organisation/change` as '/'}
          search={{ unit: unit.id } as never}
          aria-label={t('actOn', { name: unit.name })}
          className={styles.act ?? ''}
        >
          {t('act')}
        </Link>
      ),
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
