import { useTranslation } from 'react-i18next';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import styles from './MatterPage.module.css';
import type { MatterStanding } from './MatterPage.tsx';

type Words = MatterStanding['words'][number];

/** What the units say of the matter: the latest period open, earlier ones folded. */
export function MatterWords({ words }: { words: readonly Words[] }) {
  const { t } = useTranslation('app');
  const latest = words[0]?.period;
  const now = words.filter(({ period }) => period === latest);
  const earlier = words.filter(({ period }) => period !== latest);
  if (words.length === 0) return <p className={styles.absent}>{t('matter.noWords')}</p>;
  return (
    <>
      <WordList words={now} />
      {earlier.length > 0 && (
        <details className={styles.history}>
          <summary>{t('matter.earlier', { count: earlier.length })}</summary>
          <WordList words={earlier} />
        </details>
      )}
    </>
  );
}

function WordList({ words }: { words: readonly Words[] }) {
  return (
    <ul className={styles.words}>
      {words.map((one) => (
        <li key={`${one.unit.id} ${one.period} ${one.requestId}`}>
          <Said words={one} />
        </li>
      ))}
    </ul>
  );
}

/** One unit's words for one period, each kind named; what was left empty is left out. */
export function Said({ words }: { words: Words }) {
  const { t } = useTranslation('app');
  return (
    <article>
      <h3>
        <Name of={words.unit.name} /> <PeriodText period={words.period} />{' '}
        <span className={styles.aside}>
          {t(`matter.state.${words.state}`)}
          {words.on !== null && (
            <>
              {' '}
              <DayText day={words.on} />
            </>
          )}
        </span>
      </h3>
      <p className={styles.said}>
        <Verbatim>{words.progress}</Verbatim>
      </p>
      {(['problems', 'nextSteps'] as const).map(
        (name) =>
          words[name] !== '' && (
            <p key={name} className={styles.said}>
              <b>{t(`matter.${name}`)}</b> <Verbatim>{words[name]}</Verbatim>
            </p>
          ),
      )}
      {words.expectedOn !== null && (
        <p>
          <b>{t('matter.expectedOn')}</b> <DayText day={words.expectedOn} />
        </p>
      )}
    </article>
  );
}
