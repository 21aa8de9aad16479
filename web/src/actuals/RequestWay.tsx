import type { RequestPage } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import styles from './RequestWay.module.css';
import { timeWords } from './timeWords.ts';

/** 办理经过: who did what with it and when, oldest first. */
export function RequestWay({ request }: { request: RequestPage }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  return (
    <section aria-labelledby="request-way">
      <h2 id="request-way" className={styles.title}>
        {t('way.title')}
      </h2>
      {request.steps.length === 0 && <p className={styles.note}>{t('way.none')}</p>}
      <ol className={styles.way}>
        {request.steps.map((step) => (
          <li key={`${step.at}-${step.act}`}>
            <span className={styles.act}>{t(`way.${step.act}`)}</span>
            <span>{say(step.by)}</span>
            {step.entryNo > 0 && (
              <span className={styles.note}>{t('way.version', { no: step.entryNo })}</span>
            )}
            <time className={styles.note} dateTime={step.at}>
              {timeWords(step.at)}
            </time>
            {step.words !== '' && (
              <q className={styles.words}>
                <Verbatim>{step.words}</Verbatim>
              </q>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
