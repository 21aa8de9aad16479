import { downloadCockpit, readCockpit } from '@meritloop/server/contract/app';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ExcelLink } from '../ui/table/ExcelLink.tsx';
import cockpit from './Cockpit.module.css';
import { Changed, type CockpitState, DueNext, KeyFigures, PublishedLast } from './Cockpit.tsx';
import { Foreseen, WorstGaps } from './CockpitGaps.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import styles from './HomePage.module.css';
import { ObjectiveTable } from './ObjectiveTable.tsx';
import { OwnUnits } from './OwnUnits.tsx';
import { StatusList } from './StatusList.tsx';
import { StatusTrend } from './StatusTrend.tsx';
import { TodoList } from './TodoList.tsx';

const route = getRouteApi('/$tenant/');

/**
 * First page of a city. For the posts of a unit what waits for them comes first; for the office, leaders and whoever
 * oversees the city it is the cockpit; a city of published figures opens with its targets and says what it is.
 */
export function HomePage() {
  const { t, i18n } = useTranslation('app');
  const say = useSay();
  const visitor = useVisitor();
  const { tenant } = visitor;
  const { since } = route.useSearch();
  const answer = useAnswer(readCockpit, { params: { tenant: tenant.id }, query: { since } });
  const state = answer.data;
  const published = tenant.kind === 'published';
  const ofUnit = !published && holds(visitor, 'clerk', 'signer');
  const waiting = state?.counts.find(({ status }) => status === 'awaiting_release')?.count ?? 0;
  const begins =
    tenant.kind === 'production' &&
    holds(visitor, 'office') &&
    state?.counts.every(({ count }) => count === 0);
  return (
    <>
      <PageTitle
        title={say(tenant.name)}
        asOf={state?.asOf ?? tenant.today}
        {...(ofUnit ? { scope: <OwnUnits /> } : {})}
        action={
          state !== undefined &&
          !ofUnit && (
            <>
              {state.changes !== null && <Since day={state.changes.since} today={state.asOf} />}
              <ExcelLink
                href={addressOf(downloadCockpit, {
                  params: { tenant: tenant.id },
                  query: { since, language: i18n.language === 'en' ? 'en' : 'zh' },
                })}
              />
            </>
          )
        }
      />
      {begins === true && <FirstSteps />}
      {published && state !== undefined && (
        <p className={styles.lead}>{t('home.published', { total: state.total, waiting })}</p>
      )}
      {answer.error !== null && state === undefined && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      {ofUnit ? (
        <UnitHome state={state} />
      ) : state === undefined ? (
        answer.error === null && <Loading rows={8} />
      ) : (
        <CityHome state={state} published={published} acts={holds(visitor, 'office', 'reviewer')} />
      )}
    </>
  );
}

function UnitHome({ state }: { state: CockpitState | undefined }) {
  return (
    <div className={styles.working}>
      <div className={styles.todo}>
        <TodoList />
      </div>
      {state === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          <div className={styles.status}>
            <StatusList counts={state.counts} total={state.total} across={false} />
          </div>
          <div className={styles.table}>
            <ObjectiveTable state={state} />
          </div>
        </>
      )}
    </div>
  );
}

/** 驾驶舱, read from the top in five minutes: four figures, where the objectives stand, the worst, what comes. */
function CityHome(props: { state: CockpitState; published: boolean; acts: boolean }) {
  const { state, published, acts } = props;
  return (
    <>
      {published ? (
        <div className={styles.published}>
          <StatusList counts={state.counts} total={state.total} across />
        </div>
      ) : (
        <KeyFigures keys={state.keys} />
      )}
      <div className={cockpit.grid}>
        <div className={cockpit.main}>
          <ObjectiveTable state={state} />
          {(!published || state.worst.total > 0) && <WorstGaps worst={state.worst} published={published} />}
          {!published && <Foreseen forecasts={state.forecasts} />}
          {state.trend !== null && <StatusTrend trend={state.trend} />}
        </div>
        <div className={cockpit.side}>
          {!published && acts && <TodoList />}
          {state.changes !== null && <Changed changes={state.changes} />}
          {published ? <PublishedLast lines={state.published} /> : <DueNext due={state.due} />}
        </div>
      </div>
    </>
  );
}

/** The day since which changes are told; in the address, so that it can be linked to. */
function Since({ day, today }: { day: string; today: string }) {
  const { t } = useTranslation('app');
  const id = useId();
  const set = useSetFilters();
  return (
    <span className={cockpit.since}>
      <label htmlFor={id}>{t('cockpit.since')}</label>
      <input
        id={id}
        type="date"
        max={today}
        value={day}
        onChange={(event) => set({ since: event.target.value })}
      />
    </span>
  );
}
