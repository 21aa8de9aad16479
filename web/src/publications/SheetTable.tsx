import type { SubjectScore } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Name } from '../ui/name/Name.tsx';
import styles from './SheetTable.module.css';

/** Places and scores as plain as on paper: equal places level, no place without its word. */
export function SheetTable({ rows, caption }: { rows: readonly SubjectScore[]; caption: string }) {
  const { t } = useTranslation(['publications', 'explain']);
  const say = useSay();
  const graded = rows.some((row) => row.grade !== null);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('publications:sheet.place')}</th>
          <th scope="col">{t('publications:sheet.unit')}</th>
          <th scope="col" className={styles.number}>
            {t('publications:sheet.score')}
          </th>
          {graded && <th scope="col">{t('publications:sheet.grade')}</th>}
          <th scope="col">{t('publications:sheet.notes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td className={styles.place}>{placeOf(row)}</td>
            <th scope="row">
              <Name of={row.name} />
            </th>
            <td className={styles.number}>{row.score ?? t('explain:score.withheld')}</td>
            {graded && <td>{row.grade === null ? t('explain:ranking.ungraded') : say(row.grade.name)}</td>}
            <td className={styles.notes}>{notesOf(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function placeOf(row: SubjectScore): string | number {
    if (row.rank === null) {
      return t(row.standing === 'unranked' ? 'explain:ranking.unranked' : 'explain:ranking.noPlace');
    }
    return row.sharedBy > 0 ? t('publications:sheet.tied', { rank: row.rank }) : row.rank;
  }

  function notesOf(row: SubjectScore): string {
    const missing = row.notes.filter((note) => note.code.startsWith('missing_')).length;
    return [
      ...(missing === 0 ? [] : [t('explain:ranking.missing', { total: missing })]),
      ...row.notes.filter((note) => !note.code.startsWith('missing_')).map((note) => say(note.text)),
    ].join(t('explain:ranking.between'));
  }
}
