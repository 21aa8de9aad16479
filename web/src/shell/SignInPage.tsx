import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';
import { ProviderButton } from './ProviderButton.tsx';
import { SecrecyNotice } from './SecrecyNotice.tsx';
import { SignInForm } from './SignInForm.tsx';
import styles from './SignInPage.module.css';

const stages = ['target', 'gap', 'control', 'assessment', 'results'] as const;

/** Sign-in: the loop in five lines beside the form; on a phone the form alone. */
export function SignInPage() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark />
        <span className={styles.product}>{t('product')}</span>
        <span className={styles.latin}>{t('productLatin')}</span>
        <span className={styles.push} />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <section className={styles.loop} aria-label={t('signIn.loop.label')}>
          <ol>
            {stages.map((stage) => (
              <li key={stage}>
                <strong>{t(`signIn.loop.${stage}`)}</strong>
                <span>{t(`signIn.loop.${stage}Says`)}</span>
              </li>
            ))}
          </ol>
        </section>
        <section className={styles.form}>
          <h1>{t('signIn.title')}</h1>
          <SignInForm />
          <ProviderButton />
          <SecrecyNotice />
        </section>
      </main>
    </div>
  );
}
