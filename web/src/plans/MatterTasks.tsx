import { judgedTasksOfMatter } from '@meritloop/server/contract/gaps';
import { listTasks, orderTasks } from '@meritloop/server/contract/plans';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './MatterTasks.module.css';
import { TaskCard } from './TaskCard.tsx';
import { TaskForm } from './TaskForm.tsx';

interface Doing {
  what: 'add' | 'edit' | 'withdraw';
  id?: string;
}

/** The tasks of a matter: milestones, where each stands, the claim beside the judgement; the office edits in place. */
export function MatterTasks({ matterId }: { matterId: string }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  // One form at a time: what is typed in another is kept as its draft.
  const [doing, setDoing] = useState<Doing>();
  const params = { tenant: tenant.id, matterId };
  const answer = useAnswer(listTasks, { params });
  const standing = useAnswer(judgedTasksOfMatter, { params });
  const order = useAct(orderTasks);
  const list = answer.data;
  if (list === undefined) {
    if (answer.error === null) return <Loading rows={3} />;
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  }
  const judged = new Map(standing.data?.tasks.map((one) => [one.taskId, one.judged]));
  const mayAdd = list.abilities.addTask?.may === true;
  const ids = list.tasks.map(({ id }) => id);
  const move = (at: number, by: -1 | 1) => {
    const to = [...ids];
    const [id] = to.splice(at, 1);
    if (id === undefined) return;
    to.splice(at + by, 0, id);
    order.mutate({ params, body: { from: ids, to } });
  };
  return (
    <section className={styles.tasks} aria-label={t('tasks.heading')}>
      <header className={styles.head}>
        <h2>
          {t('tasks.heading')} <span className={styles.note}>{list.tasks.length}</span>
        </h2>
        {mayAdd && doing?.what !== 'add' && (
          <Button size="small" onClick={() => setDoing({ what: 'add' })}>
            {t('tasks.add')}
          </Button>
        )}
      </header>
      {order.error !== null && <ErrorState error={order.error} />}
      {standing.error !== null && <ErrorState error={standing.error} retry={() => void standing.refetch()} />}
      {doing?.what === 'add' && (
        <TaskForm matterId={matterId} units={list.units} onDone={() => setDoing(undefined)} />
      )}
      {list.tasks.length === 0 && doing?.what !== 'add' && (
        <EmptyState why={t('tasks.none')} {...(mayAdd ? { todo: t('tasks.noneTodo') } : {})} />
      )}
      <ul className={styles.list}>
        {list.tasks.map((task, at) => (
          <li key={task.id}>
            <TaskCard
              task={task}
              judged={judged.get(task.id)}
              units={list.units}
              doing={doing?.id === task.id ? doing.what : undefined}
              onDo={(what) => setDoing(what && { what, id: task.id })}
              {...(mayAdd && list.tasks.length > 1 && !order.isPending
                ? {
                    onUp: at > 0 ? () => move(at, -1) : undefined,
                    onDown: at < ids.length - 1 ? () => move(at, 1) : undefined,
                  }
                : {})}
            />
          </li>
        ))}
      </ul>
      {list.withdrawn.length > 0 && (
        <details>
          <summary>{t('tasks.withdrawn', { count: list.withdrawn.length })}</summary>
          <ul className={styles.gone}>
            {list.withdrawn.map((task) => (
              <li key={task.id}>
                <Name of={task.title} />
                <span className={styles.note}>
                  {t('tasks.withdrawnOn', {
                    day: task.withdrawn?.on ?? '',
                    reason: task.withdrawn?.reason ?? '',
                  })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
