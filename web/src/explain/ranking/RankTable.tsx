import { decideText } from '@meritloop/engine';
import type { SubjectScore } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../messages/useSay.ts';
import { Name } from '../../ui/name/Name.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import explained from '../Explained.module.css';
import { digitsOf } from './digits.ts';
import styles from './RankTable.module.css';

/**
 * Units in the order of their places: equal places show the same number and say so, a unit without place or score says
 * why. A click on a score asks for its explanation.
 */
export function RankTable(props: {
  id: string;
  /** Name of the group. */
  caption: string;
  subjects: readonly SubjectScore[];
  full: string;
  /** Codes of the reader's own units. */
  own?: ReadonlySet<string> | undefined;
  onExplain: (code: string) => void;
  excel?: string | undefined;
}) {
  const { t } = useTranslation('explain');
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      columns={useRankColumns(props)}
      rows={props.subjects}
      rowKey={(row) => row.code}
      empty={{ why: t('ranking.emptyWhy') }}
      excel={props.excel}
    />
  );
}

function useRankColumns(props: Parameters<typeof RankTable>[0]): Column<SubjectScore>[] {
  const { t } = useTranslation('explain');
  const say = useSay();
  const digits = digitsOf(props.subjects);
  const graded = props.subjects.some((row) => row.grade !== null);
  const sections = props.subjects[0]?.items ?? [];
  return [
    {
      key: 'unit',
      title: t('ranking.place'),
      width: 216,
      cell: (row) => <PlaceAndName row={row} own={props.own?.has(row.code) === true} />,
      order: (row) => row.rank,
    },
    {
      key: 'score',
      title: t('score.score'),
      unit: t('ranking.full', { full: props.full }),
      kind: 'number',
      phone: 'head',
      cell: (row) => (
        <button
          type="button"
          className={`${explained.number} ${styles.score}`}
          aria-haspopup="dialog"
          title={t('title')}
          onClick={() => props.onExplain(row.code)}
        >
          {row.score ?? t('score.withheld')}
          <span className="visually-hidden"> {t('ranking.explain', { unit: row.name })}</span>
        </button>
      ),
      order: (row) => (row.score === null ? null : Number(row.score)),
    },
    ...(graded
      ? [
          {
            key: 'grade',
            title: t('score.grade'),
            cell: (row: SubjectScore) => (row.grade === null ? t('ranking.ungraded') : say(row.grade.name)),
          },
        ]
      : []),
    ...sections.map(
      (section): Column<SubjectScore> => ({
        key: `item.${section.id}`,
        title: say(section.name),
        ...(section.weight === null ? {} : { unit: t('ranking.marks', { full: section.weight }) }),
        kind: 'number',
        // On a phone the table of items below holds them.
        phone: 'none',
        cell: (row) => pointsOf(row, section.id) ?? t('score.missing'),
        order: (row) => {
          const points = row.items.find((item) => item.id === section.id)?.points ?? null;
          return points === null ? null : Number(points);
        },
      }),
    ),
    {
      key: 'notes',
      title: t('score.notes'),
      cell: (row) => <Notes row={row} />,
    },
  ];

  function pointsOf(row: SubjectScore, id: string): string | null {
    const points = row.items.find((item) => item.id === id)?.points ?? null;
    return points === null ? null : decideText(Number(points), digits);
  }
}

function PlaceAndName({ row, own }: { row: SubjectScore; own: boolean }) {
  const { t } = useTranslation('explain');
  return (
    <span className={styles.name}>
      <span className={styles.place}>
        {row.rank === null ? (
          <span className={styles.word}>
            {t(row.standing === 'unranked' ? 'ranking.unranked' : 'ranking.noPlace')}
          </span>
        ) : (
          <>
            <strong>{row.rank}</strong>
            {row.sharedBy > 0 && <span className={styles.word}>{t('ranking.tied')}</span>}
          </>
        )}
      </span>
      <span className={own ? styles.own : undefined}>
        <Name of={row.name} />
        {own && <span className={styles.mark}>{t('ranking.own')}</span>}
      </span>
    </span>
  );
}

/** How many figures are missing, and every other remark in full; the missing ones are listed below the table. */
function Notes({ row }: { row: SubjectScore }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  const missing = row.notes.filter((note) => note.code.startsWith('missing_')).length;
  const others = row.notes.filter((note) => !note.code.startsWith('missing_')).map((note) => say(note.text));
  const words = [...(missing === 0 ? [] : [t('ranking.missing', { total: missing })]), ...others];
  if (words.length === 0) words.push(t('ranking.complete'));
  return <span className={styles.notes}>{words.join(t('ranking.between'))}</span>;
}
