import { readRelease } from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { ItemMatrix } from '../explain/ranking/ItemMatrix.tsx';
import { MissingNotes } from '../explain/ranking/MissingNotes.tsx';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { periodName } from '../ui/number/periodName.ts';
import { Paper } from '../ui/page/Paper.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './BoardSheetPage.module.css';
import { boardTitle } from './boardTitle.ts';
import { PublishedCity } from './PublishedCity.tsx';
import { SheetTable } from './SheetTable.tsx';

const route = getRouteApi('/$tenant/boards/$id/sheet');
type Answer = z.output<typeof readRelease.reply>;

/** The board on paper, for reading: no letterhead, document number, classification or seal. */
export function BoardSheetPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <PublishedCity /> : <Loaded />;
}

function Loaded() {
  const params = route.useParams();
  const answer = useAnswer(readRelease, { params });
  if (answer.data === undefined || answer.data.release.id !== params.id) {
    return answer.error === null ? <Loading rows={12} /> : <ErrorState error={answer.error} />;
  }
  return <Sheet answer={answer.data} />;
}

function Sheet({ answer: { board, release } }: { answer: Answer }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { scheme } = board;
  return (
    <Paper
      back={
        <Link to="/$tenant/boards/$id" params={route.useParams()}>
          {t('sheet.back')}
        </Link>
      }
      print={t('sheet.print')}
      simulated={board.simulated}
      mark={t('sheet.draft')}
      title={say(boardTitle(board))}
      facts={t('sheet.facts', {
        city: say(board.city),
        period: say(periodName(board.period)),
        asOf: board.asOf,
      })}
      footer={
        <>
          {board.simulated && <p>{say(board.notice)}</p>}
          <p>{t('sheet.about')}</p>
          <p>{t('sheet.hashes', { content: release.contentHash, chain: release.hash })}</p>
        </>
      }
    >
      {release.supersededBy !== null && <p className={styles.superseded}>{t('sheet.superseded')}</p>}
      <p>
        {t('sheet.scheme', { name: say(scheme.name), version: scheme.version, full: board.full })}
        {scheme.status === 'example' && ` ${t('board.example')}`}
      </p>
      <p>{say(board.ties.says)}</p>
      {board.groups.map((group) => (
        <section key={group.code}>
          <h2>{t('board.group', { group: group.name })}</h2>
          <SheetTable rows={group.rows} caption={group.name} />
        </section>
      ))}
      <section>
        <h2>{t('board.missing')}</h2>
        <MissingNotes subjects={board.groups.flatMap((group) => group.rows)} />
      </section>
      {board.groups.map((group) => (
        <section key={group.code}>
          <h2>{t('board.items', { group: group.name })}</h2>
          <ItemMatrix caption={t('board.items', { group: group.name })} subjects={group.rows} />
        </section>
      ))}
    </Paper>
  );
}
