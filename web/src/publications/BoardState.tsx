import type { ReleaseHead } from '@meritloop/server/contract/publications';
import { useTranslation } from 'react-i18next';
import { momentWords } from '../ui/number/moment.ts';
import styles from './BoardState.module.css';

/** Whether a board stands, is superseded, or shows figures that changed since, in words. */
export function BoardState({ release, all }: { release: ReleaseHead; all: readonly ReleaseHead[] }) {
  const { t } = useTranslation('publications');
  if (release.supersededBy !== null) {
    const successor = all.find((one) => one.id === release.supersededBy);
    return (
      <span className={styles.past}>
        {successor === undefined ? t('state.supersededPlain') : t('state.superseded', { seq: successor.seq })}
      </span>
    );
  }
  if (release.outdatedAt === null) return <span>{t('state.current')}</span>;
  return (
    <span className={styles.outdated}>{t('state.outdated', { time: momentWords(release.outdatedAt) })}</span>
  );
}
