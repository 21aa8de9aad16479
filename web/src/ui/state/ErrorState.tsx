import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/refused.ts';
import styles from './State.module.css';
import { useFault } from './useFault.ts';

/** What stays refused however often it is asked for: not allowed, not there. */
const final = [403, 404];

/** Something went wrong: what happened, why, what to do, and a way to try again where that can help. */
export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('ui');
  const fault = useFault(error);
  const mayHelp = !(error instanceof Refused && final.includes(error.status));
  return (
    <div role="alert" className={styles.error}>
      <p className={styles.what}>{fault.what}</p>
      <p>{fault.why}</p>
      <p>{fault.todo}</p>
      {retry !== undefined && mayHelp && (
        <div className={styles.act}>
          <Button onClick={retry}>{t('state.retry')}</Button>
        </div>
      )}
      <p className={styles.code}>{t('state.code', { code: fault.code })}</p>
    </div>
  );
}
