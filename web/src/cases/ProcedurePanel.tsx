import { listProcedures, type Procedure } from '@meritloop/server/contract/cases';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './ProcedurePanel.module.css';

/** The procedures in force with every number's source: what is printed somewhere, and what is an editable example. */
export function ProcedurePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { tenant } = useVisitor();
  const answer = useAnswer(listProcedures, { params: { tenant: tenant.id } });
  const procedures = answer.data?.procedures;
  return (
    <SidePanel open onClose={onClose} title={t('list.procedure')}>
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {answer.error === null && procedures === undefined && <Loading rows={8} />}
      {procedures?.length === 0 && (
        <EmptyState why={t('open.noProcedure')} todo={t('open.noProcedureTodo')} />
      )}
      {procedures?.map((one) => (
        <Stated key={one.code} procedure={one} />
      ))}
    </SidePanel>
  );
}

function Stated({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const deadline = (state: Procedure['states'][number]) => {
    if (state.deadline === undefined) return t('procedure.noDeadline');
    if ('field' in state.deadline) return t('procedure.deadlineField');
    return t('procedure.deadline', { days: state.deadline.workingDays });
  };
  const condition = ({ when }: Procedure['colours'][number]) => {
    if ('overdueDays' in when) return t('procedure.overdue', { days: when.overdueDays });
    if ('returns' in when) return t('procedure.returned', { times: when.returns });
    return t('procedure.near', { days: when.workingDaysLeft });
  };
  const nameOf = (act: string) =>
    say(procedure.transitions.find((one) => one.code === act)?.name ?? procedure.opening.name);
  return (
    <section className={styles.stated}>
      <h3>{t('procedure.title', { name: say(procedure.name) })}</h3>
      <p>{say(procedure.origin)}</p>
      <p className={styles.note}>{t('procedure.version', { version: procedure.version })}</p>
      <h4>{t('procedure.states')}</h4>
      <dl>
        {procedure.states
          .filter((state) => state.final === undefined)
          .map((state) => (
            <div key={state.code}>
              <dt>{say(state.name)}</dt>
              <dd>
                {deadline(state)} <Mark procedure={procedure} source={state.deadline?.source} />
              </dd>
            </div>
          ))}
      </dl>
      <h4>{t('procedure.steps')}</h4>
      <dl>
        {procedure.transitions
          .filter((one) => (one.independentOf ?? []).length > 0)
          .map((one) => (
            <div key={one.code}>
              <dt>{say(one.name)}</dt>
              <dd>
                {t('procedure.independent', { steps: (one.independentOf ?? []).map(nameOf).join('、') })}
              </dd>
            </div>
          ))}
      </dl>
      <h4>{t('procedure.colours')}</h4>
      <dl>
        {procedure.colours.map((colour) => (
          <div key={colour.code}>
            <dt>{say(colour.name)}</dt>
            <dd>
              {condition(colour)} <Mark procedure={procedure} source={colour.source} />
            </dd>
          </div>
        ))}
      </dl>
      <h4>{t('procedure.sources')}</h4>
      <ul>
        {procedure.sources.map((source) => (
          <li key={source.code}>
            <Mark procedure={procedure} source={source.code} /> {say(source.says)}{' '}
            {source.url !== undefined && (
              <a href={source.url} rel="noreferrer nofollow" target="_blank">
                {t('procedure.open')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mark({ procedure, source }: { procedure: Procedure; source: string | undefined }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const found = procedure.sources.find((one) => one.code === source);
  if (found === undefined) return null;
  return (
    <span className={`${styles.mark} ${styles[found.mark] ?? ''}`} title={say(found.says)}>
      {t(`procedure.${found.mark}`)}
    </span>
  );
}
