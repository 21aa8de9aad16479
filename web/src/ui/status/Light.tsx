import { useTranslation } from 'react-i18next';
import styles from './Light.module.css';
import type { LightColour } from './status.ts';

const places = ['red', 'yellow', 'green'] as const;

/** A light 亮灯: three lamps of which one is lit, so that its place says what its colour says; with its word. */
export function Light({ colour }: { colour: LightColour }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.light}>
      <svg width="32" height="12" viewBox="0 0 32 12" aria-hidden="true">
        {places.map((place, index) => (
          <circle
            key={place}
            cx={6 + index * 10}
            cy="6"
            r={place === colour ? 4.6 : 3.2}
            className={place === colour ? styles[place] : styles.off}
          />
        ))}
      </svg>
      {t(`light.${colour}`)}
    </span>
  );
}
