import type { TraceNode } from '@meritloop/engine';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Explained } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { groupDigits, ratioToPercent } from '../ui/number/format.ts';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { FigureText } from './FigureText.tsx';
import { PromiseText } from './PromiseText.tsx';
import { Standing } from './Standing.tsx';
import type { TargetFile } from './TargetPage.tsx';
import styles from './TargetStanding.module.css';

/** Where the target stands: word, sentence, and at most four figures, each of which says how it was worked out. */
export function TargetStanding({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { judgement, line } = file;
  const trace = judgement.trace as TraceNode;
  const { completion, pace, gap } = judgement;
  return (
    <section aria-label={t('targets.column.standing')} className={styles.standing}>
      <div className={styles.word}>
        <Standing standing={judgement} trace={trace} label={line.indicator} />
        <p>{say(judgement.sentence)}</p>
      </div>
      <div className={styles.keys}>
        <Key label={t('target.promise')} note={null}>
          <span className={line.promise.length > 1 ? styles.tiers : styles.promise}>
            <PromiseText promise={line.promise} />
          </span>
        </Key>
        <Key
          label={t('target.actual')}
          note={line.latest === null ? null : <PeriodText period={line.latest.period} />}
        >
          <Explained trace={trace}>
            {line.latest === null ? (
              <span className={styles.missing}>
                <StatusWord status={judgement.status} />
              </span>
            ) : (
              <FigureText figure={line.latest} />
            )}
          </Explained>
        </Key>
        {completion !== null && (
          <Key
            label={t('target.completion')}
            note={pace === null ? null : t('target.pace', { pace: ratioToPercent(pace) })}
          >
            <Explained trace={trace}>
              <Quantity value={ratioToPercent(completion)} unit="%" />
            </Explained>
          </Key>
        )}
        {gap !== null && (
          <Key
            label={t('target.gap')}
            note={judgement.gapUnit === 'ratio' ? t('target.paceGap') : t('target.better')}
          >
            <Explained trace={trace}>
              <Gap gap={gap} gapUnit={judgement.gapUnit} unit={judgement.unit} />
            </Explained>
          </Key>
        )}
      </div>
      <Outlook file={file} />
    </section>
  );
}

function Key(props: { label: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.key}>
      <span className={styles.label}>{props.label}</span>
      <span className={styles.figure}>{props.children}</span>
      {props.note !== null && <span className={styles.note}>{props.note}</span>}
    </div>
  );
}

/** A gap in the unit that it has: points of a ratio or of a percentage, places, or the target's own unit. */
function Gap({ gap, gapUnit, unit }: { gap: string; gapUnit: string | null; unit: string }) {
  const { t } = useTranslation('app');
  if (gapUnit === 'ratio')
    return <Quantity value={ratioToPercent(gap)} unit={t('target.gapPoints')} signed />;
  if (gapUnit === 'point') return <Quantity value={gap} unit={t('target.gapPoints')} signed />;
  if (gapUnit === 'place') return <Quantity value={gap} unit={t('target.gapPlaces')} signed />;
  return <Quantity value={gap} unit={gapUnit ?? unit} signed />;
}

/** What the period would end with, where there is a sound basis for saying so. */
function Outlook({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const { forecast, unit } = file.judgement;
  if (forecast === null) return null;
  const { low, high } = forecast;
  return (
    <p className={styles.outlook}>
      <span className={styles.label}>{t('target.forecast')}</span>
      <Explained trace={file.judgement.trace as TraceNode}>
        <Quantity value={forecast.value} unit={unit} />
      </Explained>
      <span className={styles.note}>
        {low !== null && high !== null && (
          <>{t('target.forecastBetween', { low: groupDigits(low), high: groupDigits(high) })} · </>
        )}
        {t(forecast.method === 'last_year_profile' ? 'target.byProfile' : 'target.byRate')}
      </span>
    </p>
  );
}
