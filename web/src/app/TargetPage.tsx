import { readTarget } from '@meritloop/server/contract/app';
import { explainTarget } from '@meritloop/server/contract/gaps';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Refused } from '../api/refused.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { PreviousYear, RelatedFigures } from './BesideFigures.tsx';
import { RankStanding } from './RankStanding.tsx';
import { Section } from './Section.tsx';
import { TargetCases, TargetChanges, TargetSiblings } from './TargetHistory.tsx';
import styles from './TargetPage.module.css';
import { TargetDuties, TargetMatter, TargetPromise } from './TargetPromise.tsx';
import { TargetRevisions } from './TargetRevisions.tsx';
import { TargetSeries } from './TargetSeries.tsx';
import { TargetStanding } from './TargetStanding.tsx';

const route = getRouteApi('/$tenant/targets/$id');

/** What the page has read of its target. */
export type TargetFile = z.output<typeof readTarget.reply>;

/** One target: what was promised and to whom it falls, where it stands and why, its figures, and what came of them. */
export function TargetPage() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const { id } = route.useParams();
  const params = { tenant: tenant.id, id };
  const answer = useAnswer(readTarget, { params });
  const judged = useAnswer(explainTarget, { params });
  // While another target is on its way, the former answer must not pass for it.
  const file = answer.data?.target.id === id ? answer.data : undefined;
  if (file === undefined && answer.error !== null) {
    return (
      <>
        <PageTitle
          title={
            answer.error instanceof Refused && answer.error.status === 404
              ? t('target.missing')
              : t('targets.title')
          }
          above={<Above />}
        />
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </>
    );
  }
  if (file === undefined) return <Loading rows={10} />;
  const { target, judgement } = file;
  const published = tenant.kind === 'published';
  return (
    <>
      <PageTitle
        above={<Above />}
        code={target.matter.number}
        title={target.indicator.name}
        asOf={judgement.asOf}
        scope={
          <>
            <Name of={target.subject.name} /> · <PeriodText period={target.period} />
          </>
        }
        action={!published && <OpenOrder file={file} />}
      />
      <div className={styles.page}>
        <div className={styles.work}>
          <TargetStanding file={file} />
          {file.rank !== null && (
            <Section title={t('rank.title')}>
              <RankStanding rank={file.rank} />
            </Section>
          )}
          <TargetSeries file={file} judged={judged.data?.target.id === id ? judged.data : undefined} />
          <PreviousYear figures={file.previousYear} />
          <RelatedFigures figures={file.related} />
          {!published && <TargetRevisions file={file} />}
          {!published && <TargetChanges changes={file.changes} />}
          {!published && <TargetCases cases={file.cases} />}
          <TargetSiblings siblings={file.siblings} />
        </div>
        <aside className={styles.promise} aria-label={t('target.promiseTitle')}>
          <TargetPromise file={file} />
          <TargetMatter file={file} />
          <TargetDuties file={file} published={published} />
        </aside>
      </div>
    </>
  );
}

function Above() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  return (
    <Link to="/$tenant/register" params={{ tenant: tenant.id }} search={{ kind: 'target' }}>
      {t('standings.title')}
    </Link>
  );
}

/** Opening an order by hand, or on the proposal that still waits; only for those who may. */
function OpenOrder({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  if (file.abilities.proposeOrders?.may !== true) return null;
  const waiting = file.changes.find((change) => change.abilities.take?.may === true);
  return (
    <Link
      to="/$tenant/cases/open"
      params={{ tenant: tenant.id }}
      search={{ target: file.target.id, ...(waiting === undefined ? {} : { change: waiting.id }) }}
    >
      <Button type={waiting === undefined ? 'default' : 'primary'} tabIndex={-1}>
        {t('target.open')}
      </Button>
    </Link>
  );
}
