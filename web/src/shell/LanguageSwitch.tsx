import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../messages/language.ts';
import styles from './LanguageSwitch.module.css';

/** Switches between Chinese and English; the button names the other language, in that language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell');
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className={styles.button} lang={other} onClick={() => void changeLanguage(other)}>
      {other === 'en' ? t('language.englishName') : t('language.chineseName')}
    </button>
  );
}
