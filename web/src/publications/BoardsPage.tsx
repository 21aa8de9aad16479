import { downloadReleases, listReleases, type ReleaseHead } from '@meritloop/server/contract/publications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Said } from '../ui/name/Name.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { BoardState } from './BoardState.tsx';
import styles from './BoardsPage.module.css';
import { boardTitle } from './boardTitle.ts';
import { PublishedCity } from './PublishedCity.tsx';

/** The released boards that one may see, newest first. */
export function BoardsPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <PublishedCity /> : <Boards />;
}

function Boards() {
  const { t, i18n } = useTranslation('publications');
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const say = useSay();
  const { tenant } = useVisitor();
  const answer = useAnswer(listReleases, { params: { tenant: tenant.id } });
  const releases = answer.data?.releases;
  return (
    <>
      <PageTitle title={t('list.title')} asOf={tenant.today} scope={say(tenant.name)} />
      <DataTable
        id="boards"
        caption={t('list.caption')}
        columns={useColumns(releases ?? [])}
        rows={releases}
        rowKey={(one) => one.id}
        excel={addressOf(downloadReleases, { params: { tenant: tenant.id }, query: { language } })}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('list.emptyWhy'), todo: t('list.emptyTodo') }}
      />
    </>
  );
}

function useColumns(all: readonly ReleaseHead[]): Column<ReleaseHead>[] {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { tenant } = useVisitor();
  return [
    {
      key: 'board',
      title: t('list.board'),
      width: 320,
      cell: (one) => (
        <Link to="/$tenant/boards/$id" params={{ tenant: tenant.id, id: one.id }}>
          <span className={styles.seq}>{t('list.nth', { seq: one.seq })}</span>
          <Said text={boardTitle(one)} />
        </Link>
      ),
      order: (one) => one.seq,
    },
    { key: 'state', title: t('list.state'), cell: (one) => <BoardState release={one} all={all} /> },
    {
      key: 'period',
      title: t('list.period'),
      cell: (one) => say(periodName(one.period)),
      order: (one) => one.period,
      // The usual title names it.
      hidden: true,
    },
    { key: 'audience', title: t('list.audience'), cell: (one) => t(`audience.${one.audience}`) },
    { key: 'asOf', title: t('list.asOf'), cell: (one) => one.asOf, order: (one) => one.asOf },
    {
      key: 'scheme',
      title: t('list.scheme'),
      cell: (one) => t('board.version', { name: say(one.scheme.name), version: one.scheme.version }),
      phone: 'none',
    },
    {
      key: 'released',
      title: t('list.released'),
      cell: (one) => momentWords(one.at),
      order: (one) => one.at,
    },
    { key: 'by', title: t('list.by'), cell: (one) => say(one.by), phone: 'none', hidden: true },
    {
      key: 'hash',
      title: t('list.hash'),
      // Enough to tell boards apart; the whole hash is on the board's page.
      cell: (one) => <code title={one.contentHash}>{one.contentHash.slice(0, 12)}</code>,
      phone: 'none',
    },
  ];
}
