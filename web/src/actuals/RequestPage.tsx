import { periodWords, tryPeriod } from '@meritloop/engine';
import { type RequestPage as Request, readRequest } from '@meritloop/server/contract/actuals';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { CompareEntries } from './CompareEntries.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryWords } from './EntryWords.tsx';
import { nameOfRequest } from './nameOfRequest.ts';
import { RequestActs } from './RequestActs.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import styles from './RequestPage.module.css';
import { RequestWay } from './RequestWay.tsx';
import { StateWord } from './StateWord.tsx';
import { timeWords } from './timeWords.ts';

const route = getRouteApi('/$tenant/requests/$request');

/** One request: the unit's form, or what was entered with the next act; beside it what it is compared with. */
export function RequestPage() {
  const { t } = useTranslation('actuals');
  const { tenant, request: id } = route.useParams();
  const answer = useAnswer(readRequest, { params: { tenant, request: id } });
  // The answer for another request stays visible while this one is on its way: it must not fill this one's form.
  const request = answer.data?.id === id ? answer.data : undefined;
  if (request === undefined) {
    const title = t('list.title');
    return (
      <>
        <PageTitle title={title} above={<Back />} />
        {answer.error !== null ? (
          <ErrorState error={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Loading rows={8} />
        )}
      </>
    );
  }
  return <OneRequest key={id} request={request} />;
}

function Back() {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  return (
    <Link to="/$tenant/requests" params={{ tenant: tenant.id }}>
      {t('page.back')}
    </Link>
  );
}

function OneRequest({ request }: { request: Request }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const [editing, setEditing] = useState(false);
  const { unit, state, correcting } = request;
  const period = tryPeriod(request.period);
  const mayEnter = request.abilities.enter?.may === true;
  const form = mayEnter && (state !== 'entered' || editing);
  const sentBack = request.steps.findLast((step) => step.act === 'return' || step.act === 'send_back');
  return (
    <>
      <PageTitle
        title={nameOfRequest(request)}
        period={period === null ? request.period : say(periodWords(period))}
        scope={unit.name}
        above={<Back />}
      />
      <p className={styles.standing}>
        <StateWord state={state} />
        <span className={styles.next}>{t(`next.${state}`, { unit: unit.name })}</span>
      </p>
      {correcting !== null && (
        <Notice>
          <p>{t('page.correcting')}</p>
          <p>{t('page.correctingReason', { reason: correcting.reason })}</p>
        </Notice>
      )}
      {state === 'returned' && sentBack !== undefined && (
        <Notice>
          <p>{t('page.returned', { post: say(sentBack.by), time: timeWords(sentBack.at) })}</p>
          <p>
            <Verbatim>{sentBack.words}</Verbatim>
          </p>
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.work}>
          {form ? (
            <EntryForm request={request} onDone={() => setEditing(false)} />
          ) : (
            <Entered request={request}>
              {mayEnter && state === 'entered' && (
                <Button onClick={() => setEditing(true)}>{t('form.edit')}</Button>
              )}
            </Entered>
          )}
        </div>
        <div className={styles.aside}>
          <RequestFacts request={request} besideForm={form} />
          <RequestWay request={request} />
        </div>
      </div>
      <CompareEntries request={request} />
    </>
  );
}

/** What the reader has to know before anything else on the page. */
function Notice({ children }: { children: React.ReactNode }) {
  return <div className={styles.notice}>{children}</div>;
}

/** What stands entered, the checks in words, and what the reader can do with it. */
function Entered({ request, children }: { request: Request; children: React.ReactNode }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const visitor = useVisitor();
  const latest = request.entries[0];
  const waiting = ['open', 'returned'].includes(request.state);
  return (
    <section aria-labelledby="entered">
      <h2 id="entered">{t('page.entered')}</h2>
      {latest === undefined ? (
        <p className={styles.none}>
          {t(holds(visitor, 'clerk', 'signer') ? 'page.none' : 'page.noneOutside')}
        </p>
      ) : (
        <EntryWords entry={latest} name={request.indicator?.name} tasks={request.tasks} />
      )}
      {!waiting &&
        request.warnings.map(({ code, text }) => (
          <p key={code} className={styles.check}>
            {t('form.check', { text: say(text) })}
          </p>
        ))}
      <RequestActs request={request}>{children}</RequestActs>
    </section>
  );
}
