import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './Officers.module.css';

/** A first password, this once: it goes when the panel is closed or when it is said to be handed over. */
export function FirstPassword({ password, onKept }: { password: string; onKept: () => void }) {
  const { t } = useTranslation('registry');
  return (
    <section className={styles.password} aria-live="polite">
      <h3>{t('officers.firstPassword')}</h3>
      <code>{password}</code>
      <p className={styles.says}>{t('officers.firstPasswordSays')}</p>
      <Button onClick={onKept}>{t('officers.firstPasswordKept')}</Button>
    </section>
  );
}
