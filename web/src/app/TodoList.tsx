import { daysBetween } from '@meritloop/engine';
import { readTodo, type todoItem } from '@meritloop/server/contract/app';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { CityLink } from './CityLink.tsx';
import { NothingToDo } from './NothingToDo.tsx';
import styles from './TodoList.module.css';

type Item = z.output<typeof todoItem>;

/** Items shown before one asks for the rest. */
const first = 10;

/** 待办: what waits for this person in every room, overdue first; each line leads to its work. */
export function TodoList() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const [all, setAll] = useState(false);
  const answer = useAnswer(readTodo, { params: { tenant: tenant.id } });
  const items = answer.data?.items ?? [];
  const overdue = items.filter((item) => item.overdue).length;
  return (
    <section aria-labelledby="todo">
      <div className={styles.head}>
        <h2 id="todo">{t('home.todo')}</h2>
        {items.length > 0 && (
          <span className={styles.total}>
            {t('home.total', { total: items.length })}
            {overdue > 0 && <strong className={styles.late}>{t('home.overdue', { overdue })}</strong>}
          </span>
        )}
      </div>
      {answer.data === undefined && answer.error !== null && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null && <Loading rows={4} />}
      {answer.data !== undefined && items.length === 0 && <NothingToDo />}
      {answer.data !== undefined && items.length > 0 && (
        <ul className={styles.list}>
          {(all ? items : items.slice(0, first)).map((item) => (
            <TodoLine key={item.id} item={item} today={answer.data.today} />
          ))}
        </ul>
      )}
      {!all && items.length > first && (
        <Button type="link" className={styles.more ?? ''} onClick={() => setAll(true)}>
          {t('home.all', { total: items.length })}
        </Button>
      )}
    </section>
  );
}

function TodoLine({ item, today }: { item: Item; today: string }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <CityLink path={item.link} className={styles.title}>
          {say(item.title)}
        </CityLink>
        <p className={styles.detail}>{say(item.detail)}</p>
      </div>
      <div className={styles.due}>
        {item.dueOn === null ? (
          <span className={styles.left}>{t('home.noDue')}</span>
        ) : (
          <>
            <time dateTime={item.dueOn}>{t('home.due', { day: item.dueOn })}</time>
            <TimeLeft days={daysBetween(today, item.dueOn)} overdue={item.overdue} />
          </>
        )}
      </div>
    </li>
  );
}

function TimeLeft({ days, overdue }: { days: number; overdue: boolean }) {
  const { t } = useTranslation('app');
  if (overdue) return <strong className={styles.late}>{t('home.late', { days: Math.max(1, -days) })}</strong>;
  return <span className={styles.left}>{days <= 0 ? t('home.today') : t('home.left', { days })}</span>;
}
