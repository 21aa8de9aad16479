import type { Figure } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import styles from './BesideFigures.module.css';
import { FigureText } from './FigureText.tsx';
import { Section } from './Section.tsx';
import { SourceText } from './SourceText.tsx';

/** 上年实绩: last year's result as a plain fact; nothing is subtracted from it. */
export function PreviousYear({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation('app');
  return (
    <Section title={t('target.previousTitle')}>
      {figures.length === 0 ? (
        <p>{t('target.previousNone')}</p>
      ) : (
        <>
          <FigureFacts figures={figures} />
          <p className={styles.note}>{t('target.previousNote')}</p>
        </>
      )}
    </Section>
  );
}

/** Published beside the target but not comparable with it; the reason in the data's own words. */
export function RelatedFigures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation('app');
  if (figures.length === 0) return null;
  return (
    <Section title={t('target.relatedTitle')}>
      <FigureFacts figures={figures} />
    </Section>
  );
}

function FigureFacts({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles.list}>
      {figures.map((figure) => (
        <li key={figure.observationId} className={styles.fact}>
          <span className={styles.period}>
            <PeriodText period={figure.period} />
          </span>
          <div className={styles.words}>
            <p className={styles.figure}>
              <FigureText figure={figure} />
              {figure.status !== null && <span className={styles.note}>{t(`figure.${figure.status}`)}</span>}
            </p>
            {figure.valueText !== '' && figure.valueText !== figure.value && (
              <p className={styles.note}>{t('figure.asPrinted', { text: figure.valueText })}</p>
            )}
            {figure.valueText === '' && figure.note !== '' && (
              <p className={styles.note}>
                <Verbatim>{figure.note}</Verbatim>
              </p>
            )}
            {figure.comparability !== null && figure.comparability !== 'same' && (
              <p>
                <span className={styles.note}>{t('target.column.comparability')}</span>{' '}
                <q className={styles.verbatim}>{figure.comparability}</q>
              </p>
            )}
          </div>
          <SourceText source={figure.source} whole />
        </li>
      ))}
    </ul>
  );
}
