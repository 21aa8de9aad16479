import type { SubjectScore } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../messages/useSay.ts';
import { Name } from '../../ui/name/Name.tsx';
import styles from './MissingNotes.module.css';

/** Which units' figures are missing and what the scheme does then: printed with every ranking, or said to be none. */
export function MissingNotes({ subjects }: { subjects: readonly SubjectScore[] }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const noted = subjects.filter((subject) => subject.notes.length > 0);
  if (noted.length === 0) return <p className={styles.none}>{t('ranking.noneMissing')}</p>;
  return (
    <dl className={styles.notes}>
      {noted.map((subject) => (
        <div key={subject.code}>
          <dt>
            <Name of={subject.name} />
          </dt>
          <dd>
            {subject.notes.map((note) => (
              <p key={note.text.zh}>{say(note.text)}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
