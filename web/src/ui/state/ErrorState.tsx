import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './State.module.css';
import { useFault } from './useFault.ts';

/** Something went wrong: what happened, why, what to do, and a way to try again. */
export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('ui');
  const fault = useFault(error);
  return (
    <div role="alert" className={styles.error}>
      <p className={styles.what}>{fault.what}</p>
      <p>{fault.why}</p>
      <p>{fault.todo}</p>
      {retry !== undefined && (
        <div className={styles.act}>
          <Button onClick={retry}>{t('state.retry')}</Button>
        </div>
      )}
      <p className={styles.code}>{t('state.code', { code: fault.code })}</p>
    </div>
  );
}
