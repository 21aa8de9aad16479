import { readRun } from '@meritloop/server/contract/assessments';
import { listReleases } from '@meritloop/server/contract/publications';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { MissingNotes } from '../explain/ranking/MissingNotes.tsx';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { PublishedCity } from './PublishedCity.tsx';
import { type ReleasableRun, ReleaseForm } from './ReleaseForm.tsx';
import styles from './ReleasePage.module.css';
import { SheetTable } from './SheetTable.tsx';

const route = getRouteApi('/$tenant/boards/release');

/** Releasing a board: what will be shown, to whom, and that it cannot be taken back, before a person decides. */
export function ReleasePage() {
  const { tenant } = useVisitor();
  const { t } = useTranslation('publications');
  const { run } = route.useSearch();
  if (tenant.kind === 'published') return <PublishedCity />;
  if (run === undefined) {
    return (
      <>
        <PageTitle title={t('release.title')} />
        <EmptyState why={t('release.noRun')} todo={t('release.noRunTodo')} />
      </>
    );
  }
  return <Asked id={run} />;
}

function Asked({ id }: { id: string }) {
  const { tenant } = useVisitor();
  const run = useAnswer(readRun, { params: { tenant: tenant.id, id } });
  const boards = useAnswer(listReleases, { params: { tenant: tenant.id } });
  const error = run.error ?? boards.error;
  if (run.data !== undefined && run.data.run.id === id && boards.data !== undefined) {
    return <Release asked={run.data} boards={boards.data.releases} />;
  }
  if (error !== null) return <ErrorState error={error} retry={() => void run.refetch()} />;
  return <Loading rows={10} />;
}

function Release({ asked, boards }: ReleasableRun) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { run } = asked;
  const may = run.abilities.release;
  return (
    <>
      <PageTitle
        title={t('release.title')}
        period={say(periodName(run.period))}
        asOf={run.asOf}
        scope={say(run.scheme.name)}
        above={<CityLink path={`/runs/${run.id}`}>{t('release.back')}</CityLink>}
      />
      <div className={styles.columns}>
        <section aria-labelledby="whom">
          <h2 id="whom">{t('release.form')}</h2>
          {may?.may === true ? (
            <ReleaseForm asked={asked} boards={boards} />
          ) : (
            <EmptyState why={t('release.cannot', { why: may === undefined ? '' : say(may.why) })} />
          )}
        </section>
        <section aria-labelledby="what" className={styles.what}>
          <h2 id="what">{t('release.what')}</h2>
          <p>{t('release.whatSays')}</p>
          <p className={styles.ties}>{say(asked.ties.says)}</p>
          <SheetTable rows={asked.subjects} caption={t('release.what')} />
          <h3>{t('board.missing')}</h3>
          <MissingNotes subjects={asked.subjects} />
        </section>
      </div>
    </>
  );
}
