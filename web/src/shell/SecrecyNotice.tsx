import { SafetyOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './SecrecyNotice.module.css';

/** Non-classified use only: said at sign-in and wherever files are uploaded. */
export function SecrecyNotice() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.notice} role="note">
      <SafetyOutlined aria-hidden className={styles.icon} />
      <p>
        <strong>{t('signIn.secrecyTitle')}</strong>
        <span>{t('signIn.secrecy')}</span>
      </p>
    </div>
  );
}
