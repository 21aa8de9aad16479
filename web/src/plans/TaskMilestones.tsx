import type { judgedTask } from '@meritloop/server/contract/gaps';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import styles from './TaskMilestones.module.css';

type State = z.output<typeof judgedTask>['milestones'][number]['state'];

/** Shapes that differ without colour. */
const shapes: Record<State, ReactNode> = {
  reached: <path d="M2.2 7.4 5.6 10.8 11.8 3.6" className={styles.stroke} strokeWidth="2.4" />,
  claimed: (
    <>
      <circle cx="7" cy="7" r="5.6" className={styles.stroke} strokeWidth="1.4" />
      <path d="M4 7.4 6.2 9.4 10 4.8" className={styles.stroke} strokeWidth="1.6" />
    </>
  ),
  missed: <path d="M7 12 1 2h12z" className={styles.fill} />,
  unreported: (
    <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.6" strokeDasharray="2.6 2.6" />
  ),
  ahead: <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.4" />,
};

/** The milestones in a line, each with its day and its word; one below another on a phone. */
export function TaskMilestones(props: {
  milestones: readonly { id: string; name: string; dueOn: string }[];
  judged: z.output<typeof judgedTask> | undefined;
}) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const states = new Map(props.judged?.milestones.map(({ id, state }) => [id, state]));
  return (
    <ol className={styles.line} aria-label={t('tasks.line')}>
      {props.milestones.map(({ id, name, dueOn }) => {
        const state = states.get(id);
        // Of real bodies we know what was published, not who reported.
        const word = state === 'unreported' && tenant.kind === 'published' ? 'unpublished' : state;
        return (
          <li key={id} className={state === undefined ? '' : styles[state]}>
            <span className={styles.mark}>
              {state !== undefined && (
                <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                  {shapes[state]}
                </svg>
              )}
            </span>
            <span className={styles.name}>
              <Name of={name} />
            </span>
            <span className={styles.day}>{dueOn}</span>
            {word !== undefined && <span className={styles.word}>{t(`tasks.milestone.${word}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
