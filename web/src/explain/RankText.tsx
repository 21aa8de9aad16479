import type { SubjectScore } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import styles from './ScoreView.module.css';

/** A place among how many, shared places said; or why there is none. */
export function RankText({
  subject,
  among,
}: {
  subject: Pick<SubjectScore, 'rank' | 'sharedBy' | 'standing'>;
  among: number;
}) {
  const { t } = useTranslation('explain');
  if (subject.rank === null) {
    return <span>{t(subject.standing === 'unranked' ? 'score.unranked' : 'score.withheld')}</span>;
  }
  return (
    <span>
      {t('score.rankOf', { rank: subject.rank, among })}
      {subject.sharedBy > 0 && (
        <span className={styles.shared}>{t('score.shared', { others: subject.sharedBy })}</span>
      )}
    </span>
  );
}
