import { periodWords, tryPeriod } from '@meritloop/engine';
import { useSay } from '../../messages/useSay.ts';
import styles from './PeriodText.module.css';

/** A period key in words: `2024-06` → 2024年6月; a key that is none is printed unchanged. */
export function PeriodText({ period }: { period: string }) {
  const say = useSay();
  const known = tryPeriod(period);
  return <span className={styles.period}>{known === null ? period : say(periodWords(known))}</span>;
}
