import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Section } from './Section.tsx';
import styles from './TargetHistory.module.css';
import type { TargetFile } from './TargetPage.tsx';

const fields = ['tiers', 'op', 'period', 'nature', 'state', 'due', 'note'] as const;

/** How the promise was revised, newest first: what it said before and after, why, by which document, by whom. */
export function TargetRevisions({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { revisions } = file;
  return (
    <Section title={t('revisions.title')}>
      {revisions.length === 0 ? (
        <p>{t('revisions.none')}</p>
      ) : (
        <ul className={styles.list}>
          {revisions.map((one) => (
            <li key={one.no} className={styles.change}>
              <span className={styles.when}>{one.on}</span>
              <div>
                {fields
                  .filter((field) => field in one.after)
                  .map((field) => (
                    <p key={field} className={styles.words}>
                      {t(`revisions.field.${field}`)} {t('revisions.was')}{' '}
                      <Said value={one.before[field]} unit={file.target.unit} /> {t('revisions.becomes')}{' '}
                      <Said value={one.after[field]} unit={file.target.unit} />
                    </p>
                  ))}
                <p className={styles.note}>{t('revisions.reason', { reason: one.reason })}</p>
                {one.document !== '' && (
                  <p className={styles.note}>{t('revisions.document', { document: one.document })}</p>
                )}
              </div>
              <span className={styles.note}>{say(one.by)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** One field of a promise as it was: tiers tier by tier, anything else as text. */
function Said({ value, unit }: { value: unknown; unit: string }) {
  const { t } = useTranslation(['app', 'ui']);
  if (Array.isArray(value)) {
    const tiers = value as { tier: '' | 'floor' | 'stretch' | 'summit'; value: string | null }[];
    return (
      <strong>
        {tiers
          .map(({ tier, value: amount }) =>
            [tier === '' ? '' : t(`ui:tier.${tier}`), amount ?? t('app:revisions.empty'), unit]
              .filter(Boolean)
              .join(' '),
          )
          .join('、')}
      </strong>
    );
  }
  if (value === 'binding' || value === 'expected') return <strong>{t(`app:nature.${value}`)}</strong>;
  return <strong>{value == null || value === '' ? t('app:revisions.empty') : String(value)}</strong>;
}
