import { useTranslation } from 'react-i18next';
import { type Text, useSay } from '../messages/useSay.ts';
import styles from './ChangedFields.module.css';

/** One field as it was and as it became; an empty text says that nothing was there. */
export interface ChangedField {
  field: Text;
  old: Text;
  new: Text;
}

/** What changed, field by field, readable without knowing how it is stored. */
export function ChangedFields({ changes }: { changes: readonly ChangedField[] }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  return (
    <dl className={styles.fields}>
      {changes.map(({ field, old, new: now }) => (
        <div key={field.zh}>
          <dt>{say(field)}</dt>
          <dd>
            {old.zh !== '' && (
              <>
                <del>{say(old)}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            {now.zh === '' ? <span className={styles.gone}>{t('history.gone')}</span> : <ins>{say(now)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
