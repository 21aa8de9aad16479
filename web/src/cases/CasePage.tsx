import { type CaseFile, type NextStep, readCase } from '@meritloop/server/contract/cases';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { CaseBackground, CaseFacts } from './CaseFacts.tsx';
import styles from './CasePage.module.css';
import { NextSteps } from './NextSteps.tsx';
import { StepList } from './StepList.tsx';

const route = getRouteApi('/$tenant/cases/$id');

/** One case: how it stands, what comes next, and what was done so far. */
export function CasePage() {
  const params = route.useParams();
  const answer = useAnswer(readCase, { params });
  if (answer.data !== undefined) return <File key={answer.data.id} file={answer.data} />;
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading rows={10} />;
}

function File({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const params = route.useParams();
  const [done, setDone] = useState<NextStep>();
  return (
    <>
      <PageTitle
        code={file.number}
        title={file.title}
        asOf={file.asOf}
        scope={file.unit.name}
        above={
          <Link to="/$tenant/cases" params={params}>
            {t('file.back')}
          </Link>
        }
        action={
          <Link to="/$tenant/cases/$id/sheet" params={params}>
            {t('file.sheet')}
          </Link>
        }
      />
      <p role="status" className={done === undefined ? undefined : styles.done}>
        {done !== undefined && t('step.done', { step: say(done.name), state: say(done.to) })}
      </p>
      <div className={styles.columns}>
        <CaseFacts file={file} />
        <div className={styles.work}>
          <NextSteps file={file} onDone={setDone} />
          <section aria-label={t('file.steps')} className={styles.part}>
            <h2>{t('file.steps')}</h2>
            <StepList steps={file.steps} />
          </section>
        </div>
        <CaseBackground file={file} />
      </div>
    </>
  );
}
