import type { TraceNode } from '@meritloop/engine';
import { explainTask, type TaskClaim, type taskRow } from '@meritloop/server/contract/gaps';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { TraceTree } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Name, useNameText, Verbatim } from '../ui/name/Name.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { TaskJudgementForm } from './TaskJudgementForm.tsx';
import styles from './TaskJudgementsPage.module.css';

export type TaskRowShown = z.output<typeof taskRow>;

/** One task of the list: the claim on the left, the judgement or its form on the right. */
export function TaskRow(props: {
  row: TaskRowShown;
  period: string;
  open: boolean;
  onOpen: (yes: boolean) => void;
  onSaved: () => void;
}) {
  const { t } = useTranslation('gaps');
  const nameText = useNameText();
  const { row, open } = props;
  const { task, judged } = row;
  return (
    <article id={`task-${task.id}`} className={styles.row} aria-label={nameText(task.title)}>
      <header className={styles.head}>
        <h2>
          <Name of={task.title} />
        </h2>
        <span className={styles.matter}>
          {task.matter.number} <Name of={task.matter.title} />
        </span>
        <span>
          <StatusWord status={judged.status} />
        </span>
      </header>
      <div className={styles.sides}>
        <section className={styles.side} aria-label={t('tasks.claim.heading')}>
          <h3>{t('tasks.claim.heading')}</h3>
          {judged.claim !== null && <Claim claim={judged.claim} milestones={judged.milestones} />}
        </section>
        <section className={styles.side} aria-label={t('tasks.word.heading')}>
          <h3>{t('tasks.word.heading')}</h3>
          {open ? (
            <TaskJudgementForm
              // Another claim or judgement under the same form would be judged unseen.
              key={`${judged.claim?.observationId} ${judged.judgement?.id}`}
              row={row}
              period={props.period}
              onSaved={props.onSaved}
              onCancel={() => props.onOpen(false)}
            />
          ) : (
            <Judgement {...props} />
          )}
        </section>
      </div>
    </article>
  );
}

function Claim({
  claim,
  milestones,
}: {
  claim: TaskClaim;
  milestones: TaskRowShown['judged']['milestones'];
}) {
  const { t } = useTranslation('gaps');
  const { tenant } = useVisitor();
  const facts = [
    ['progress', claim.progress],
    ['problems', claim.problems],
    ['nextSteps', claim.nextSteps],
    ['expectedOn', claim.expectedOn ?? ''],
  ] as const;
  return (
    <>
      <p>
        <strong>
          {t(`tasks.claim.${claim.state}`)}
          {claim.percent !== null && ` ${claim.percent}%`}
        </strong>
        {claim.words !== '' && (
          <>
            {' · '}
            <Verbatim>{claim.words}</Verbatim>
          </>
        )}
      </p>
      <MilestonesSaid milestones={milestones} said={claim.milestones} />
      <dl className={styles.facts}>
        {facts.map(([key, words]) =>
          words === '' ? null : (
            <div key={key}>
              <dt>{t(`tasks.claim.${key}`)}</dt>
              <dd>
                <Verbatim>{words}</Verbatim>
              </dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles.note}>
        <Name of={claim.unit.name} />
        {claim.requestId !== null && (
          <>
            {' · '}
            <Link to="/$tenant/requests/$request" params={{ tenant: tenant.id, request: claim.requestId }}>
              {t('tasks.claim.open')}
            </Link>
          </>
        )}
      </p>
    </>
  );
}

/** What one side says of each milestone. */
function MilestonesSaid(props: {
  milestones: TaskRowShown['judged']['milestones'];
  said: readonly { milestoneId: string; state: 'reached' | 'missed' | 'ongoing' }[];
}) {
  const { t } = useTranslation('gaps');
  if (props.milestones.length === 0) return null;
  const said = new Map(props.said.map(({ milestoneId, state }) => [milestoneId, state]));
  return (
    <ul className={styles.milestones} aria-label={t('tasks.claim.milestones')}>
      {props.milestones.map(({ id, name, dueOn }) => (
        <li key={id}>
          <span>
            <Name of={name} /> <span className={styles.note}>{dueOn}</span>
          </span>
          <span>{t(`tasks.claim.${said.get(id) ?? 'unsaid'}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Judgement(props: { row: TaskRowShown; period: string; onOpen: (yes: boolean) => void }) {
  const { t } = useTranslation('gaps');
  const say = useSay();
  const { task, judged, abilities } = props.row;
  const judgement = judged.judgement?.period === props.period ? judged.judgement : null;
  const key = judgement === null ? 'judge' : 'change';
  return (
    <>
      {judgement === null ? (
        <p className={styles.note}>{t('tasks.word.none')}</p>
      ) : (
        <>
          <p>
            <StatusWord status={judgement.status} />
            {judgement.percent !== null && ` ${judgement.percent}%`}
          </p>
          {judgement.reason !== '' && (
            <p>
              <Verbatim>{judgement.reason}</Verbatim>
            </p>
          )}
          <MilestonesSaid milestones={judged.milestones} said={judgement.milestones} />
          <p className={styles.note}>{t('tasks.word.by', { by: say(judgement.by), day: judgement.onDay })}</p>
        </>
      )}
      {abilities.judgeTask?.may === true ? (
        <p>
          <Button
            size="small"
            aria-label={t(`tasks.word.${key}Task`, { task: task.title })}
            onClick={() => props.onOpen(true)}
          >
            {t(`tasks.word.${key}`)}
          </Button>
        </p>
      ) : (
        abilities.judgeTask !== undefined && <p className={styles.note}>{say(abilities.judgeTask.why)}</p>
      )}
      <History taskId={task.id} />
    </>
  );
}

/** Fetched when someone asks: how the word came about, and every judgement there was. */
function History({ taskId }: { taskId: string }) {
  const { t } = useTranslation('gaps');
  const say = useSay();
  const { tenant } = useVisitor();
  const [asked, setAsked] = useState(false);
  const answer = useAnswer(explainTask, { params: { tenant: tenant.id, id: taskId } }, { enabled: asked });
  const superseded = new Set(answer.data?.history.map((one) => one.supersedes));
  return (
    <details className={styles.more} onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{t('tasks.word.history')}</summary>
      {asked && answer.data === undefined && answer.error === null && <Loading rows={3} />}
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <>
          <TraceTree node={answer.data.judged.trace as TraceNode} />
          <ul className={styles.history}>
            {answer.data.history.map((one) => (
              <li key={one.id}>
                <span>
                  <StatusWord status={one.status} /> {one.percent !== null && `${one.percent}%`}
                </span>
                {one.reason !== '' && (
                  <span>
                    <Verbatim>{one.reason}</Verbatim>
                  </span>
                )}
                <span className={styles.note}>
                  {one.period} · {t('tasks.word.by', { by: say(one.by), day: one.onDay })}
                  {superseded.has(one.id) && ` · ${t('tasks.word.superseded')}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
