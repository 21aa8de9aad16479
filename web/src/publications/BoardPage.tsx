import {
  type BoardContent,
  downloadRelease,
  explainRelease,
  readRelease,
} from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { ItemMatrix } from '../explain/ranking/ItemMatrix.tsx';
import { MissingNotes } from '../explain/ranking/MissingNotes.tsx';
import { RankTable } from '../explain/ranking/RankTable.tsx';
import { ScorePanel } from '../explain/ranking/ScorePanel.tsx';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { Part } from '../ui/page/Part.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { BoardFacts } from './BoardFacts.tsx';
import { BoardNotices } from './BoardNotices.tsx';
import styles from './BoardPage.module.css';
import { boardTitle } from './boardTitle.ts';
import { OwnPlaces } from './OwnPlaces.tsx';
import { PublishedCity } from './PublishedCity.tsx';
import { useOwnCodes } from './useOwnCodes.ts';
import { Verification } from './Verification.tsx';

const route = getRouteApi('/$tenant/boards/$id');
type Answer = z.output<typeof readRelease.reply>;

/** One released board as its readers see it: their own place first, then all places with the rule that gave them. */
export function BoardPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <PublishedCity /> : <Loaded />;
}

function Loaded() {
  const params = route.useParams();
  const answer = useAnswer(readRelease, { params });
  // While another board is on its way, the one before is not passed off as it.
  if (answer.data !== undefined && answer.data.release.id === params.id) {
    return <Board key={params.id} answer={answer.data} />;
  }
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading rows={10} />;
}

function Board({ answer: { board, release } }: { answer: Answer }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const params = route.useParams();
  const { unit } = route.useSearch();
  const set = useSetFilters();
  const own = useOwnCodes();
  const rows = board.groups.flatMap((group) => group.rows);
  const explained = useAnswer(
    explainRelease,
    { params: { ...params, code: unit ?? '' } },
    { enabled: unit !== undefined },
  );
  return (
    <>
      <PageTitle
        title={say(boardTitle(release))}
        asOf={release.asOf}
        scope={t('list.nth', { seq: release.seq })}
        above={
          <Link to="/$tenant/boards" params={params}>
            {t('board.back')}
          </Link>
        }
        action={
          <Link to="/$tenant/boards/$id/sheet" params={params}>
            {t('board.print')}
          </Link>
        }
      />
      <BoardNotices release={release} board={board} />
      <OwnPlaces board={board} own={own} />
      <p className={styles.ties}>
        <strong>{t('board.ties')}</strong> {say(board.ties.says)}
      </p>
      <Ranking board={board} own={own} onExplain={(code) => set({ unit: code })} />
      <Verification params={params} />
      <BoardFacts release={release} board={board} />
      <ScorePanel
        code={unit}
        name={rows.find((row) => row.code === unit)?.name}
        explained={explained.data}
        error={explained.error}
        retry={() => void explained.refetch()}
        onClose={() => set({ unit: undefined })}
      />
    </>
  );
}

function Ranking(props: {
  board: BoardContent;
  own: ReadonlySet<string>;
  onExplain: (code: string) => void;
}) {
  const { t, i18n } = useTranslation('publications');
  const params = route.useParams();
  const { board } = props;
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      {board.groups.map((group, index) => (
        <Part key={group.code} title={t('board.group', { group: group.name })}>
          <RankTable
            id={`board.${board.scheme.code}`}
            caption={group.name}
            subjects={group.rows}
            full={board.full}
            own={props.own}
            onExplain={props.onExplain}
            // The file holds every group.
            excel={index === 0 ? addressOf(downloadRelease, { params, query: { language } }) : undefined}
          />
        </Part>
      ))}
      <Part title={t('board.missing')}>
        <MissingNotes subjects={board.groups.flatMap((group) => group.rows)} />
      </Part>
      {board.groups.map((group) => (
        <Part key={group.code} title={t('board.items', { group: group.name })}>
          <ItemMatrix caption={t('board.items', { group: group.name })} subjects={group.rows} />
        </Part>
      ))}
    </>
  );
}
