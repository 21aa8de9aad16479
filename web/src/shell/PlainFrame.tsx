import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';
import styles from './PlainFrame.module.css';
import { SignOut } from './SignOut.tsx';

/** Frame of the pages of an account, which belong to no city. */
export function PlainFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark />
        <span className={styles.product}>{t('product')}</span>
        <span className={styles.push} />
        <LanguageSwitch />
        <SignOut>
          {(begin) => (
            <button type="button" className={styles.out} onClick={begin}>
              {t('person.signOut')}
            </button>
          )}
        </SignOut>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
