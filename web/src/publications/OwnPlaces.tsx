import type { BoardContent } from '@meritloop/server/contract/publications';
import { useTranslation } from 'react-i18next';
import styles from './BoardPage.module.css';

/** What a reader looks for first: the place of their own unit, in a sentence. */
export function OwnPlaces({ board, own }: { board: BoardContent; own: ReadonlySet<string> }) {
  const { t } = useTranslation('publications');
  const places = board.groups.flatMap((group) =>
    group.rows.filter((row) => own.has(row.code)).map((row) => ({ group, row })),
  );
  if (places.length === 0) return null;
  return (
    <div className={styles.own}>
      {places.map(({ group, row }) => (
        <p key={row.code}>
          {t(`board.${sentenceFor(row)}`, {
            unit: row.name,
            group: group.name,
            among: group.rows.filter((one) => one.rank !== null).length,
            rank: row.rank ?? '',
            score: row.score ?? '',
            full: board.full,
          })}
        </p>
      ))}
    </div>
  );
}

function sentenceFor(row: BoardContent['groups'][number]['rows'][number]) {
  if (row.score === null) return 'ownWithheld';
  if (row.rank === null) return 'ownUnranked';
  return row.sharedBy > 0 ? 'ownTied' : 'own';
}
