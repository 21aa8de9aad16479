import { listRuns, type RunHead, startRun } from '@meritloop/server/contract/assessments';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { momentWords } from '../ui/number/moment.ts';
import { ExampleMark, Notice, Notices } from '../ui/page/Notices.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './RunPage.module.css';

/** What a reader must know of the run before its places: its scheme's worth, newer figures, a newer run. */
export function RunNotices({ run }: { run: RunHead }) {
  const { t } = useTranslation('assessments');
  const say = useSay();
  const { release, recompute } = run.abilities;
  return (
    <Notices>
      {run.scheme.status !== 'in_force' && (
        <p>
          <ExampleMark>{t(`scheme.status.${run.scheme.status}`)}</ExampleMark>{' '}
          {run.scheme.status === 'example' && t('scheme.exampleSays')}
        </p>
      )}
      {!run.latest && <Newer run={run} />}
      {run.latest && run.outdatedAt !== null && (
        <Notice>
          <p>{t('run.outdated', { time: momentWords(run.outdatedAt) })}</p>
          {recompute?.may === true && <Again run={run} />}
        </Notice>
      )}
      {run.latest && run.outdatedAt === null && release?.may === false && (
        <p className={styles.note}>{t('run.notRelease', { why: say(release.why) })}</p>
      )}
    </Notices>
  );
}

function Newer({ run }: { run: RunHead }) {
  const { t } = useTranslation('assessments');
  const { tenant } = useVisitor();
  const query = { scheme: run.scheme.id, period: run.period };
  const newest = useAnswer(listRuns, { params: { tenant: tenant.id }, query }).data?.runs.find(
    (one) => one.latest,
  );
  return (
    <Notice>
      {t('run.replaced')}{' '}
      {newest !== undefined && (
        <Link to="/$tenant/runs/$id" params={{ tenant: tenant.id, id: newest.id }}>
          {t('run.newest', { number: newest.number })}
        </Link>
      )}
    </Notice>
  );
}

/** Computes the same period again. The key is of this run, so that asking twice makes one run. */
function Again({ run }: { run: RunHead }) {
  const { t } = useTranslation('assessments');
  const { tenant } = useVisitor();
  const go = useNavigate();
  const act = useAct(startRun);
  const [key] = useState(() => crypto.randomUUID());
  const start = async () => {
    const made = await act
      .mutateAsync({
        params: { tenant: tenant.id },
        body: { schemeId: run.scheme.id, period: run.period },
        idempotencyKey: key,
      })
      .catch(() => undefined);
    if (made !== undefined) await go({ to: '/$tenant/runs/$id', params: { tenant: tenant.id, id: made.id } });
  };
  return (
    <div className="screen-only">
      <Button loading={act.isPending} onClick={() => void start()}>
        {t('run.again')}
      </Button>{' '}
      <span className={styles.note}>{t('run.againSays', { number: run.number + 1 })}</span>
      {act.error !== null && <ErrorState error={act.error} />}
    </div>
  );
}
