import { daysBetween } from '@meritloop/engine';
import { readTodo, type todoItem } from '@meritloop/server/contract/app';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useKept } from '../ui/kept.ts';
import { Name, Said } from '../ui/name/Name.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
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
  const [kind, setKind] = useState<Item['kind']>();
  const [byMatter, setByMatter] = useKept('todo.byMatter', false);
  const answer = useAnswer(readTodo, { params: { tenant: tenant.id } });
  const every = answer.data?.items ?? [];
  const items = kind === undefined ? every : every.filter((item) => item.kind === kind);
  const overdue = items.filter((item) => item.overdue).length;
  return (
    <section aria-labelledby="todo">
      <div className={styles.head}>
        <h2 id="todo">{t('home.todo')}</h2>
        {every.length > 0 && (
          <span className={styles.total}>
            {t('home.total', { total: items.length })}
            {overdue > 0 && <strong className={styles.late}>{t('home.overdue', { overdue })}</strong>}
          </span>
        )}
        {every.length > 0 && (
          <Button
            className={`${styles.order} screen-only`}
            size="small"
            type="text"
            onClick={() => setByMatter(!byMatter)}
          >
            {t(byMatter ? 'todo.byDue' : 'todo.byMatter')}
          </Button>
        )}
      </div>
      {answer.data === undefined && answer.error !== null && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null && <Loading rows={4} />}
      {answer.data !== undefined && every.length === 0 && (
        <NothingToDo next={answer.data.nextDueOn} what={answer.data.next} />
      )}
      {answer.data !== undefined && answer.data.kinds.length > 1 && (
        <div className={`${styles.kinds} screen-only`}>
          {answer.data.kinds.map((one) => (
            <Button
              key={one.kind}
              size="small"
              type={kind === one.kind ? 'primary' : 'default'}
              aria-pressed={kind === one.kind}
              onClick={() => setKind(kind === one.kind ? undefined : one.kind)}
            >
              {t(`todo.kind.${one.kind}`)} {one.count}
            </Button>
          ))}
        </div>
      )}
      {answer.data !== undefined &&
        groupsOf(all ? items : items.slice(0, first), byMatter).map((group) => (
          <div key={group.key}>
            {byMatter && (
              <h3 className={styles.group}>
                {group.matter === null ? (
                  t('todo.noMatter')
                ) : (
                  <Name of={`${group.matter.number} ${group.matter.title}`} />
                )}
              </h3>
            )}
            <ul className={styles.list}>
              {group.items.map((item) => (
                <TodoLine key={item.id} item={item} today={answer.data.today} />
              ))}
            </ul>
          </div>
        ))}
      {!all && items.length > first && (
        <Button type="link" className={styles.more ?? ''} onClick={() => setAll(true)}>
          {t('home.all', { total: items.length })}
        </Button>
      )}
    </section>
  );
}

/** One list by deadline, or one for each matter in the order of its most urgent item. */
function groupsOf(items: readonly Item[], byMatter: boolean) {
  if (!byMatter) return items.length === 0 ? [] : [{ key: 'all', matter: null, items }];
  const groups = Map.groupBy(items, (item) => item.matter?.id ?? '');
  return [...groups].map(([key, of]) => ({ key, matter: of[0]?.matter ?? null, items: of }));
}

function TodoLine({ item, today }: { item: Item; today: string }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <CityLink path={item.link} className={styles.title}>
          <Said text={item.title} />
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
