import type { RankStanding as Standing } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Name } from '../ui/name/Name.tsx';
import { groupDigits } from '../ui/number/format.ts';
import { periodName } from '../ui/number/periodName.ts';
import styles from './RankStanding.module.css';

/**
 * A promised rank (保五争三拼第一) beside the published figures that it is a rank of: the peers, ties level, late ones
 * named, and in published figures how far the place above and each promised place is. No effort is computed.
 */
export function RankStanding({ rank }: { rank: Standing }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { own, above, indicator } = rank;
  const figure = (one: { name: string; value: string; difference: string; place: number }) => ({
    name: one.name,
    place: one.place,
    value: groupDigits(one.value),
    unit: indicator.unit,
    // Two percentages differ by points.
    difference: `${one.difference} ${indicator.unit === '%' ? t('target.gapPoints') : indicator.unit}`,
  });
  return (
    <div className={styles.rank}>
      <p className={styles.set}>
        {t('rank.set', {
          set: rank.set.name,
          indicator: indicator.name,
          period: say(periodName(rank.period)),
        })}
      </p>
      {own !== null && (
        <ul className={styles.tiers}>
          <li>{above === null ? t('rank.first') : t('rank.above', figure(above))}</li>
          {rank.tiers.map(({ tier, place, reached, holder }) => (
            <li key={tier}>
              {reached || holder === null
                ? t('rank.reached', { tier: t(`rank.tier.${tier}`), place })
                : t('rank.held', { ...figure(holder), tier: t(`rank.tier.${tier}`), place })}
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.cities}>
        {rank.standings.map((one) => (
          <li key={one.unitId} className={one.unitId === own?.unitId ? styles.own : undefined}>
            <span className={styles.place}>{t('rank.place', { place: one.place })}</span>
            <span>
              <Name of={one.name} />
              {one.unitId === own?.unitId && <span className={styles.note}> {t('rank.own')}</span>}
            </span>
            <span className={styles.value}>
              {groupDigits(one.value)} <Name of={indicator.unit} />
            </span>
            <span className={styles.note}>{one.tied > 0 && t('rank.tied', { count: one.tied + 1 })}</span>
          </li>
        ))}
      </ol>
      {rank.late.length > 0 && (
        <p className={styles.note}>
          {t('rank.late', { names: rank.late.map(({ name }) => name).join('、') })}
        </p>
      )}
      <p className={styles.note}>
        {t('rank.ties')} {rank.official && t('rank.official')}
      </p>
    </div>
  );
}
