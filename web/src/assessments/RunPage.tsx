import { downloadRun, explainRun, readRun } from '@meritloop/server/contract/assessments';
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
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { Part } from '../ui/page/Part.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { PublishedCity } from './PublishedCity.tsx';
import { RunBasis } from './RunBasis.tsx';
import { RunNotices } from './RunNotices.tsx';
import styles from './RunPage.module.css';

const route = getRouteApi('/$tenant/runs/$id');
type Answer = z.output<typeof readRun.reply>;

/** One run: places and scores with the rule that placed them, what is missing, and every score's explanation. */
export function RunPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <PublishedCity /> : <Loaded />;
}

function Loaded() {
  const params = route.useParams();
  const answer = useAnswer(readRun, { params });
  // While another run is on its way, the one before is not passed off as it.
  if (answer.data !== undefined && answer.data.run.id === params.id) return <Run answer={answer.data} />;
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading rows={10} />;
}

function Run({ answer }: { answer: Answer }) {
  const { t } = useTranslation('assessments');
  const say = useSay();
  const params = route.useParams();
  const { unit } = route.useSearch();
  const set = useSetFilters();
  const { run, subjects } = answer;
  const explained = useAnswer(
    explainRun,
    { params: { ...params, code: unit ?? '' } },
    { enabled: unit !== undefined },
  );
  return (
    <>
      <PageTitle
        title={`${say(run.scheme.name)} ${say(periodName(run.period))}`}
        asOf={run.asOf}
        scope={t('run.nth', { number: run.number })}
        above={
          <Link to="/$tenant/runs" params={params}>
            {t('run.back')}
          </Link>
        }
        action={
          run.abilities.release?.may === true && (
            <CityLink path={`/boards/release?run=${run.id}`} className={styles.release}>
              {t('run.release')}
            </CityLink>
          )
        }
      />
      <RunNotices run={run} />
      <p className={styles.ties}>
        <strong>{t('run.ties')}</strong> {say(answer.ties.says)}
      </p>
      <Ranking answer={answer} onExplain={(code) => set({ unit: code })} />
      <RunBasis run={run} />
      <ScorePanel
        code={unit}
        name={subjects.find((subject) => subject.code === unit)?.name}
        explained={explained.data}
        error={explained.error}
        retry={() => void explained.refetch()}
        onClose={() => set({ unit: undefined })}
      />
    </>
  );
}

function Ranking({ answer, onExplain }: { answer: Answer; onExplain: (code: string) => void }) {
  const { t, i18n } = useTranslation('assessments');
  const params = route.useParams();
  const { run, subjects } = answer;
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const groups = [...new Map(subjects.map(({ group }) => [group.code, group])).values()].map((group) => ({
    ...group,
    rows: subjects.filter((subject) => subject.group.code === group.code),
  }));
  return (
    <>
      {groups.map((group, index) => (
        <Part key={group.code} title={t('run.group', { group: group.name })}>
          <RankTable
            id={`run.${run.scheme.code}`}
            caption={group.name}
            subjects={group.rows}
            full={answer.full}
            onExplain={onExplain}
            // The file holds every group.
            excel={index === 0 ? addressOf(downloadRun, { params, query: { language } }) : undefined}
          />
        </Part>
      ))}
      <Part title={t('run.missing')}>
        <MissingNotes subjects={subjects} />
      </Part>
      {groups.map((group) => (
        <Part key={group.code} title={t('run.items', { group: group.name })}>
          <ItemMatrix caption={t('run.items', { group: group.name })} subjects={group.rows} />
        </Part>
      ))}
    </>
  );
}
