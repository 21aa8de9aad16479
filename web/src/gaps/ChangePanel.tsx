import type { TraceNode } from '@meritloop/engine';
import { type Change, dismissProposal, explainTarget } from '@meritloop/server/contract/gaps';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { TraceTree } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './ChangePanel.module.css';
import { StandingWord } from './StandingWord.tsx';

/** One change beside the list: what it was, what it is now, the decision, and how the target is judged. */
export function ChangePanel(props: { change: Change | undefined; onClose: () => void }) {
  const { t } = useTranslation('gaps');
  const { tenant } = useVisitor();
  const { change } = props;
  return (
    <SidePanel
      open={change !== undefined}
      onClose={props.onClose}
      title={change === undefined ? '' : `${change.target.subject.name} · ${change.target.indicator}`}
      extra={
        change !== undefined && (
          <Link to="/$tenant/targets/$id" params={{ tenant: tenant.id, id: change.target.id }}>
            {t('look.target')}
          </Link>
        )
      }
    >
      {change !== undefined && <Look key={change.id} change={change} />}
    </SidePanel>
  );
}

function Look({ change }: { change: Change }) {
  const { t } = useTranslation('gaps');
  const say = useSay();
  const { nature } = change.target;
  return (
    <div className={styles.look}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('look.noticed')}</dt>
          <dd>
            <StandingWord
              status={change.statusAfter}
              light={change.lightAfter}
              before={change.statusBefore}
            />
            <p>{say(change.sentence)}</p>
          </dd>
        </div>
        <div>
          <dt>{t('look.cause')}</dt>
          <dd>
            {t(`cause.${change.cause}`)}
            {change.period !== null && (
              <>
                {' · '}
                <PeriodText period={change.period} />
              </>
            )}
            {' · '}
            {change.noticedOn}
          </dd>
        </div>
        <div>
          <dt>{t('look.now')}</dt>
          <dd>
            <StandingWord status={change.now.status} light={change.now.light} />
            {change.now.sentence.zh !== change.sentence.zh && <p>{say(change.now.sentence)}</p>}
          </dd>
        </div>
        {change.proposal !== 'proposed' && change.proposal !== 'none' && (
          <div>
            <dt>{t('look.decided')}</dt>
            <dd>
              {t(`proposal.${change.proposal}`)}
              {change.reason !== null && (
                <p>
                  <Verbatim>{change.reason}</Verbatim>
                </p>
              )}
            </dd>
          </div>
        )}
      </dl>
      {nature !== null && <p className={styles.note}>{t(`look.${nature}`)}</p>}
      {change.proposal === 'proposed' && <Decision change={change} />}
      <Why targetId={change.target.id} />
    </div>
  );
}

/** The person's decision: an order, or none and why. Who may not decide reads who may. */
function Decision({ change }: { change: Change }) {
  const { t } = useTranslation('gaps');
  const say = useSay();
  const { tenant, person } = useVisitor();
  const act = useAct(dismissProposal);
  const [refusing, setRefusing] = useState(false);
  const { take, dismiss } = change.abilities;
  if (dismiss?.may !== true) {
    return <p className={styles.note}>{dismiss === undefined ? t('look.says') : say(dismiss.why)}</p>;
  }
  return (
    <section className={styles.decision} aria-label={t('look.decide')}>
      <h3>{t('look.decide')}</h3>
      <p className={styles.note}>{t('look.says')}</p>
      <div className={styles.acts}>
        {take?.may === true && (
          <Link
            className={styles.open ?? ''}
            to="/$tenant/cases/open"
            params={{ tenant: tenant.id }}
            search={{ target: change.target.id, change: change.id }}
          >
            {t('look.open')}
          </Link>
        )}
        {!refusing && <Button onClick={() => setRefusing(true)}>{t('look.dismiss')}</Button>}
      </div>
      {refusing && (
        <DraftForm<{ reason: string }>
          draftKey={`${tenant.id}.${person.id}.change.${change.id}.${change.version}`}
          initial={{ reason: '' }}
          submit={({ reason }, idempotencyKey) =>
            act.mutateAsync({
              params: { tenant: tenant.id, id: change.id },
              body: { reason },
              ifMatch: change.version,
              idempotencyKey,
            })
          }
          onDone={() => setRefusing(false)}
          submitLabel={t('look.dismiss')}
          consequence={t('look.consequence')}
        >
          <WordsField
            name="reason"
            label={t('look.dismissReason')}
            limit={500}
            rows={2}
            required
            help={t('look.dismissHelp')}
          />
        </DraftForm>
      )}
    </section>
  );
}

/** How the target is judged now, down to each figure and its source. */
function Why({ targetId }: { targetId: string }) {
  const { t } = useTranslation('gaps');
  const { tenant } = useVisitor();
  const answer = useAnswer(explainTarget, { params: { tenant: tenant.id, id: targetId } });
  return (
    <section aria-label={t('look.why')}>
      <h3>{t('look.why')}</h3>
      {answer.data !== undefined && <TraceTree node={answer.data.judgement.trace as TraceNode} />}
      {answer.data === undefined && answer.error !== null && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null && <Loading rows={6} />}
    </section>
  );
}
