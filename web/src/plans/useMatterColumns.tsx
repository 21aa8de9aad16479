import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { Name, Names, useNameText } from '../ui/name/Name.tsx';
import type { Column } from '../ui/table/column.ts';
import styles from './MattersPage.module.css';
import type { Matter } from './MattersPage.tsx';

/** What a duty is called in a list: the unit, or the words as printed with how many units they mean today. */
function useOwnerName(): (duty: Matter['duties'][number]) => string {
  const { t } = useTranslation('plans');
  return ({ unit, printed, ownerGroup, group, members }) => {
    if (unit !== null) return unit.name;
    const words = printed ?? ownerGroup?.name ?? group?.name ?? '';
    return members.length === 0 ? words : `${words}（${t('register.members', { count: members.length })}）`;
  };
}

export function useMatterColumns(): Column<Matter>[] {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const set = useSetFilters();
  const nameOf = useOwnerName();
  const named = (one: Matter, role: 'lead' | 'co') =>
    one.duties.filter((duty) => duty.role === role).map(nameOf);
  return [
    {
      key: 'matter',
      title: t('column.matter'),
      cell: (one) => (
        <span className={styles.matter}>
          <span className={styles.number}>
            <button
              type="button"
              aria-label={t('register.look', { number: one.number })}
              title={t('register.look', { number: one.number })}
              onClick={() => set({ look: one.id })}
            >
              {one.number}
            </button>
          </span>
          <span>
            <CityLink path={`/matters/${one.id}`}>
              <Name of={one.title} />
            </CityLink>
            {one.withdrawn !== null && <span className={styles.mark}>{t('register.withdrawnMark')}</span>}
          </span>
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
          <span className={styles.others} title={others.map(nameText).join(' · ')}>
            <Names of={others.slice(0, 2)} />
            {rest}
          </span>
        );
      },
      width: 176,
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
      key: 'tags',
      title: t('register.tag'),
      cell: (one) => [...one.tags, ...one.campaigns.map(({ name }) => name)].join('、'),
    },
    {
      key: 'document',
      title: t('column.document'),
      cell: (one) => one.document?.title,
      hidden: true,
      phone: 'none',
    },
  ];
}
