import { useTranslation } from 'react-i18next';
import styles from './MethodCard.module.css';
import type { explain } from './words.zh.ts';

/**
 * One scoring method in a sentence, with the shape by which figures become points.
 *
 * @param curve SVG path on a field of 120 × 48: figures grow to the right, points upwards
 */
export function MethodCard({ method, curve }: { method: keyof typeof explain.method; curve: string }) {
  const { t } = useTranslation('explain');
  return (
    <div className={styles.card}>
      <svg width="120" height="48" viewBox="0 0 120 48" aria-hidden="true" className={styles.shape}>
        <path d="M6 4 V44 H116" className={styles.axis} />
        <path d={curve} className={styles.curve} />
      </svg>
      <div>
        <strong>{t(`method.${method}.title`)}</strong>
        <p>{t(`method.${method}.says`)}</p>
        <p className={styles.letters}>{t('letters')}</p>
      </div>
    </div>
  );
}
