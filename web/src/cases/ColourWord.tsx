import type { CaseSummary } from '@meritloop/server/contract/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import styles from './ColourWord.module.css';

type Colour = NonNullable<CaseSummary['colour']>;

/** Shapes that differ without colour; each fills more as the matter grows more urgent. */
const shapes: Record<Colour['code'], ReactNode> = {
  blue: <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  yellow: <path d="M7 2 13 12H1z" fill="currentColor" />,
  orange: <path d="M7 1 13 7 7 13 1 7z" fill="currentColor" />,
  red: <rect x="2" y="2" width="10" height="10" fill="currentColor" />,
};

/** The colour of an order 督办色: shape, words, colour; without one the case is in order, or has ended. */
export function ColourWord({ colour, ended }: { colour: CaseSummary['colour']; ended: boolean }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  if (colour === null) return <span className={styles.none}>{ended ? '' : t('colourNone')}</span>;
  return (
    <span className={`${styles.word} ${styles[colour.code] ?? ''}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {shapes[colour.code]}
      </svg>
      {say(colour.name)}
    </span>
  );
}
