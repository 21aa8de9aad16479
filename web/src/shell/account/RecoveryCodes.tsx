import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './Account.module.css';

/** The recovery codes, this once: they go when the page is left or when they are said to be kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <div>
      <h3>{t('account.factor.codesTitle')}</h3>
      <p className={styles.says}>{t('account.factor.codesSay')}</p>
      <ul className={styles.codes} aria-label={t('account.factor.codesTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button type="primary" onClick={onKept}>
        {t('account.factor.kept')}
      </Button>
    </div>
  );
}
