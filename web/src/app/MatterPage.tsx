import { readMatterStanding } from '@meritloop/server/contract/app';
import { readMatter } from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Refused } from '../api/refused.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { MatterTasks, WithdrawMatter } from '../plans/index.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { MatterDuties, MatterEntry } from './MatterEntry.tsx';
import styles from './MatterPage.module.css';
import { MatterTargets } from './MatterTargets.tsx';
import { MatterWords } from './MatterWords.tsx';
import { Section } from './Section.tsx';

const route = getRouteApi('/$tenant/matters/$id');

/** What the page has read of its matter, and of what stands beside it. */
export type MatterFile = z.output<typeof readMatter.reply>;
export type MatterStanding = z.output<typeof readMatterStanding.reply>;

/** One matter: the promise verbatim, to whom it falls today, its targets and tasks, and what its units say. */
export function MatterPage() {
  const { t } = useTranslation(['app', 'plans']);
  const { tenant } = useVisitor();
  const { id } = route.useParams();
  const params = { tenant: tenant.id, matter: id };
  const answer = useAnswer(readMatter, { params });
  const beside = useAnswer(readMatterStanding, { params });
  const [withdrawing, setWithdrawing] = useState(false);
  // While another matter is on its way, the former answer must not pass for it.
  const file = answer.data?.id === id ? answer.data : undefined;
  const standing = file === undefined ? undefined : beside.data;
  if (file === undefined && answer.error !== null) {
    const missing = answer.error instanceof Refused && answer.error.status === 404;
    return (
      <>
        <PageTitle title={missing ? t('app:matter.missing') : t('app:matter.above')} above={<Above />} />
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </>
    );
  }
  if (file === undefined) return <Loading rows={10} />;
  const may = (act: string) => file.abilities[act]?.may === true;
  const withdrawWord =
    file.withdrawn === null ? 'plans:register.withdraw.open' : 'plans:register.withdraw.restore';
  return (
    <>
      <PageTitle
        above={<Above />}
        code={file.number}
        title={file.title}
        asOf={file.asOf}
        action={
          <>
            <CityLink path={`/matters/${id}/sheet`}>
              <Button tabIndex={-1}>{t('app:matter.sheet')}</Button>
            </CityLink>
            {may('withdrawMatters') && (
              <Button onClick={() => setWithdrawing(true)}>{t(withdrawWord)}</Button>
            )}
            {may('editMatters') && file.withdrawn === null && (
              <CityLink path={`/matters/${id}/edit`}>
                <Button type="primary" tabIndex={-1}>
                  {t('app:matter.edit')}
                </Button>
              </CityLink>
            )}
          </>
        }
      />
      {file.withdrawn !== null && (
        <p role="note" className={styles.withdrawn}>
          {t('app:matter.withdrawnOn', { day: file.withdrawn.on, reason: file.withdrawn.reason })}
        </p>
      )}
      <div className={styles.page}>
        <MatterEntry file={file} />
        <MatterDuties file={file} />
        <MatterTargets file={file} lines={standing?.targets} />
        <Suspense fallback={<Loading rows={3} />}>
          <MatterTasks matterId={id} />
        </Suspense>
        <Section title={t('app:matter.words')}>
          {beside.error !== null && <ErrorState error={beside.error} retry={() => void beside.refetch()} />}
          {standing === undefined && beside.error === null && <Loading rows={3} />}
          {standing !== undefined && <MatterWords words={standing.words} />}
        </Section>
      </div>
      <SidePanel
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={
          file.withdrawn === null ? t('plans:register.withdraw.title') : t('plans:register.withdraw.restore')
        }
      >
        <Suspense fallback={<Loading rows={3} />}>
          <WithdrawMatter matter={file} onDone={() => setWithdrawing(false)} />
        </Suspense>
      </SidePanel>
    </>
  );
}

function Above() {
  const { t } = useTranslation('app');
  return <CityLink path="/matters">{t('matter.above')}</CityLink>;
}
