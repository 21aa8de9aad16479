import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryList, taskHistory } from '../explain/index.ts';
import { useVisitor } from '../shell/visitor.ts';
import styles from './TaskCard.module.css';
import type { TaskShown } from './TaskCard.tsx';

/** What a task and its milestones said before, with the reasons, read when someone asks for it. */
export function TaskRevisions({ task }: { task: TaskShown }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('tasks.earlier', { count: task.revisions.length })}</summary>
      {open && <HistoryList source={taskHistory(tenant.id, task.id)} />}
    </details>
  );
}
