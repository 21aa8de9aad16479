import type { StandingMatter, StandingRow } from '@meritloop/server/contract/app';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { statuses } from '../ui/status/status.ts';
import { standingTrace } from './explainStanding.ts';
import { Standing } from './Standing.tsx';
import styles from './StandingsTree.module.css';
import { pageOf } from './useStandingsTable.tsx';

/** Objective → matter → target and task, each with its standing. What is closed is not drawn. */
export function StandingsTree(props: {
  matters: readonly StandingMatter[];
  rows: readonly StandingRow[];
  /** Of a matter under several objectives only this line, where the list is filtered by one. */
  objective: string | undefined;
}) {
  const { t } = useTranslation('app');
  const rowsOf = Map.groupBy(props.rows, ({ matterId }) => matterId);
  const objectives = new Map<string, StandingMatter[]>();
  for (const matter of props.matters) {
    const names = matter.objectives.length === 0 ? [''] : matter.objectives;
    for (const name of names) {
      if (props.objective !== undefined && props.objective !== 'none' && name !== props.objective) continue;
      objectives.set(name, [...(objectives.get(name) ?? []), matter]);
    }
  }
  return (
    <div className={styles.tree}>
      {[...objectives].map(([name, matters], index) => (
        <Branch
          key={name}
          level="objective"
          open={index === 0}
          title={name === '' ? t('standings.noObjective') : name}
          rows={matters.flatMap(({ id }) => rowsOf.get(id) ?? [])}
        >
          {() =>
            matters.map((matter) => (
              <Branch
                key={matter.id}
                level="matter"
                open={false}
                title={`${matter.number} ${matter.title}`}
                note={[matter.leads.join('、'), matter.leader].filter(Boolean).join(' · ')}
                rows={rowsOf.get(matter.id) ?? []}
              >
                {() => (
                  <ul className={styles.leaves}>
                    {(rowsOf.get(matter.id) ?? []).map((row) => (
                      <Leaf key={row.id} row={row} />
                    ))}
                  </ul>
                )}
              </Branch>
            ))
          }
        </Branch>
      ))}
    </div>
  );
}

function Branch(props: {
  level: 'objective' | 'matter';
  open: boolean;
  title: string;
  note?: string;
  rows: readonly StandingRow[];
  children: () => React.ReactNode;
}) {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(props.open);
  const targets = props.rows.filter(({ kind }) => kind === 'target').length;
  return (
    <details
      className={styles[props.level]}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={styles.title}>
          <Name of={props.title} />
        </span>
        <span className={styles.note}>
          {t('standings.counts', { targets, tasks: props.rows.length - targets })}
        </span>
        <span className={styles.counts}>
          {statuses.map((status) => {
            const count = props.rows.filter((row) => row.status === status).length;
            return count === 0 ? null : (
              <span key={status} className={styles.count}>
                <StatusWord status={status} /> {count}
              </span>
            );
          })}
        </span>
      </summary>
      {props.note !== undefined && props.note !== '' && (
        <p className={styles.note}>
          <Name of={props.note} />
        </p>
      )}
      {open && props.children()}
    </details>
  );
}

function Leaf({ row }: { row: StandingRow }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  return (
    <li className={styles.leaf}>
      <span className={styles.kind}>{t(`standings.kinds.${row.kind}`)}</span>
      <div>
        <CityLink path={pageOf(row)}>
          <Name of={row.name} />
        </CityLink>
        {row.subject !== '' && (
          <span className={styles.note}>
            {' '}
            <Name of={row.subject} />
          </span>
        )}
        <p className={styles.note}>{say(row.sentence)}</p>
      </div>
      {row.kind === 'target' ? (
        <Standing standing={row} trace={standingTrace(tenant.id, row.id)} label={row.name} />
      ) : (
        <StatusWord status={row.status} />
      )}
    </li>
  );
}
