import type { RunHead } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { momentWords } from '../ui/number/moment.ts';
import styles from './RunState.module.css';

/** Whether a run is the newest of its period, and whether its figures still stand, in words. */
export function RunState({ run }: { run: RunHead }) {
  const { t } = useTranslation('assessments');
  if (!run.latest) return <span className={styles.past}>{t('runs.replaced')}</span>;
  if (run.outdatedAt === null) return <span>{t('runs.latest')}</span>;
  return <span className={styles.outdated}>{t('runs.outdated', { time: momentWords(run.outdatedAt) })}</span>;
}
