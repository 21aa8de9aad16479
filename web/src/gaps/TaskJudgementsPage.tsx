import { downloadTaskJudgements, listTaskJudgements } from '@meritloop/server/contract/gaps';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ExcelLink } from '../ui/table/ExcelLink.tsx';
import styles from './TaskJudgementsPage.module.css';
import { TaskRow } from './TaskRow.tsx';

const route = getRouteApi('/$tenant/gaps/tasks');

/**
 * 形象进度判定: the claims of a period, each beside its judgement. One form is open at a time; saving it opens the
 * next claim that waits and puts the cursor there.
 */
export function TaskJudgementsPage() {
  const { t, i18n } = useTranslation(['gaps', 'ui']);
  const say = useSay();
  const { tenant } = useVisitor();
  const { task, ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listTaskJudgements, { params, query: filters });
  const list = answer.data;
  const rows = list?.rows ?? [];
  const waiting = rows.filter(({ judged }) => judged.awaiting);
  const mayJudge = list?.abilities.judgeTask?.may === true;
  // Until someone chooses, the first claim that waits is open.
  const open = task ?? (mayJudge ? waiting[0]?.task.id : undefined);
  const saved = useSaved(rows.length > 0 ? open : undefined, answer.isFetching);
  return (
    <>
      <PageTitle
        title={t('tasks.title')}
        {...(list?.period ? { period: say(periodName(list.period)) } : {})}
        asOf={tenant.today}
        scope={say(tenant.name)}
      />
      <p className={styles.says}>{t('tasks.says')}</p>
      <CountStrip
        counts={(['awaiting', 'judged'] as const).map((value) => ({
          value,
          label: t(`tasks.${value}`),
          count: list?.counts[value] ?? 0,
        }))}
        chosen={filters.state}
        onChoose={(state) => set({ state, task: undefined })}
      />
      <div className={styles.tools}>
        <FilterBar
          filters={[
            {
              name: 'period',
              label: t('tasks.period'),
              choices: (list?.periods ?? []).map((one) => ({ value: one, label: say(periodName(one)) })),
            },
            {
              name: 'unit',
              label: t('tasks.unit'),
              choices: (list?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
          values={{ period: filters.period, unit: filters.unit }}
        />
        <ExcelLink
          href={addressOf(downloadTaskJudgements, {
            params,
            query: { ...filters, language: i18n.language === 'en' ? 'en' : 'zh' },
          })}
        />
      </div>
      <p role="status" className={saved.justSaved ? styles.saved : 'visually-hidden'}>
        {saved.justSaved ? t('tasks.form.saved', { count: list?.counts.awaiting ?? 0 }) : ''}
      </p>
      {list === undefined && answer.error === null && <Loading rows={6} />}
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {list !== undefined && rows.length === 0 && (
        <EmptyState
          why={t(list.periods.length === 0 ? 'tasks.emptyWhy' : 'tasks.filteredWhy')}
          todo={t(list.periods.length === 0 ? 'tasks.emptyTodo' : 'tasks.filteredTodo')}
        />
      )}
      <ul className={styles.list} aria-label={t('tasks.caption')}>
        {rows.map((row) => (
          <li key={row.task.id}>
            <TaskRow
              row={row}
              period={list?.period ?? ''}
              open={mayJudge && row.task.id === open}
              onOpen={(yes) => set({ task: yes ? row.task.id : 'none' })}
              onSaved={() => {
                saved.note(row.task.id);
                set({ task: undefined });
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** After a save the list is asked anew; then the cursor goes into the form that is open next. */
function useSaved(open: string | undefined, fetching: boolean) {
  const [saved, setSaved] = useState<{ task: string; focused: boolean }>();
  useEffect(() => {
    if (saved === undefined || saved.focused || fetching) return;
    // The address still names the saved task for a moment.
    if (open === undefined || open === saved.task) return;
    setSaved({ ...saved, focused: true });
    document.querySelector<HTMLElement>(`#task-${CSS.escape(open)} input[type="radio"]`)?.focus();
  }, [open, fetching, saved]);
  const note = (task: string) => setSaved({ task, focused: false });
  return { justSaved: saved !== undefined, note };
}
