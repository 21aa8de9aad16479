import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { TraceNode } from '@meritloop/engine';
import type { judgedTask } from '@meritloop/server/contract/gaps';
import type { listTasks } from '@meritloop/server/contract/plans';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { TraceTree } from '../explain/index.ts';
import { useSay } from '../messages/useSay.ts';
import { Name, useNameText, Verbatim } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import styles from './TaskCard.module.css';
import { TaskForm } from './TaskForm.tsx';
import { TaskMilestones } from './TaskMilestones.tsx';
import { TaskRevisions } from './TaskRevisions.tsx';
import { WithdrawTask } from './WithdrawTask.tsx';

export type TaskShown = z.output<typeof listTasks.reply>['tasks'][number];
type Judged = z.output<typeof judgedTask>;

/** One task: what it is, where it stands and why, its milestones, and what the unit and the office say of it. */
export function TaskCard(props: {
  task: TaskShown;
  /** Undefined while it is on its way. */
  judged: Judged | undefined;
  units: readonly { id: string; name: string }[];
  /** Which of its forms is open. */
  doing: 'add' | 'edit' | 'withdraw' | undefined;
  onDo: (what: 'edit' | 'withdraw' | undefined) => void;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
}) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const say = useSay();
  const { task, judged, doing } = props;
  const close = () => props.onDo(undefined);
  if (doing === 'edit') return <TaskForm task={task} units={props.units} onDone={close} />;
  return (
    <article className={styles.card} aria-label={nameText(task.title)}>
      <header className={styles.head}>
        <h3>
          <Name of={task.title} />
        </h3>
        {judged !== undefined && <StatusWord status={judged.status} />}
        <TaskActs {...props} />
      </header>
      {task.text !== '' && (
        <p className={styles.text}>
          <Verbatim>{task.text}</Verbatim>
        </p>
      )}
      <p className={styles.note}>
        {task.unit === null ? t('tasks.leadUnit') : <Name of={task.unit} />}
        {' · '}
        {task.dueOn === null ? t('tasks.noDue') : `${t('tasks.due')} ${task.dueOn}`}
      </p>
      {doing === 'withdraw' && <WithdrawTask task={task} onDone={close} />}
      {task.milestones.length > 0 && <TaskMilestones milestones={task.milestones} judged={judged} />}
      {judged !== undefined && (
        <>
          <p>{say(judged.sentence)}</p>
          <Said judged={judged} />
          <details className={styles.more}>
            <summary>{t('tasks.why')}</summary>
            <TraceTree node={judged.trace as TraceNode} />
          </details>
        </>
      )}
      {task.revisions.length > 0 && <TaskRevisions task={task} />}
    </article>
  );
}

function TaskActs(props: {
  task: TaskShown;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onDo: (what: 'edit' | 'withdraw') => void;
}) {
  const { t } = useTranslation('plans');
  const { task, onUp, onDown, onDo } = props;
  const name = { task: task.title };
  const may = (act: string) => task.abilities[act]?.may === true;
  if (!may('edit') && !may('withdraw')) return null;
  return (
    <span className={`${styles.acts} screen-only`}>
      {(onUp ?? onDown) !== undefined && (
        <>
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={t('tasks.up', name)}
            disabled={onUp === undefined}
            onClick={onUp}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={t('tasks.down', name)}
            disabled={onDown === undefined}
            onClick={onDown}
          />
        </>
      )}
      {may('edit') && (
        <Button size="small" type="text" aria-label={t('tasks.editOf', name)} onClick={() => onDo('edit')}>
          {t('tasks.edit')}
        </Button>
      )}
      {may('withdraw') && (
        <Button
          size="small"
          type="text"
          aria-label={t('tasks.withdrawOf', name)}
          onClick={() => onDo('withdraw')}
        >
          {t('tasks.withdraw')}
        </Button>
      )}
    </span>
  );
}

/** The unit's claim on the left, the office's judgement on the right, each with its own words. */
function Said({ judged }: { judged: Judged }) {
  const { t } = useTranslation('plans');
  const say = useSay();
  const { claim, judgement } = judged;
  if (claim === null && judgement === null) return null;
  const line = (period: string, name: string, words: string): ReactNode => (
    <>
      <span className={styles.note}>
        <PeriodText period={period} /> · <Name of={name} />
      </span>
      {words !== '' && (
        <span>
          <Verbatim>{words}</Verbatim>
        </span>
      )}
    </>
  );
  return (
    <dl className={styles.said}>
      <div>
        <dt>{t('tasks.claimed')}</dt>
        {claim === null ? (
          <dd className={styles.note}>{t('tasks.noClaim')}</dd>
        ) : (
          <dd>
            <strong>
              {t(`tasks.claim.${claim.state}`)}
              {claim.percent !== null && ` ${claim.percent}%`}
            </strong>
            {line(claim.period, claim.unit.name, claim.words)}
          </dd>
        )}
      </div>
      <div>
        <dt>{t('tasks.judged')}</dt>
        {judgement === null ? (
          <dd className={styles.note}>{t('tasks.noJudgement')}</dd>
        ) : (
          <dd>
            <strong>
              <StatusWord status={judgement.status} />
              {judgement.percent !== null && ` ${judgement.percent}%`}
            </strong>
            {line(judgement.period, say(judgement.by), judgement.reason)}
          </dd>
        )}
      </div>
    </dl>
  );
}
