import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/refused.ts';
import { useFault } from '../state/useFault.ts';
import styles from './DraftForm.module.css';

export interface PlacedFault {
  /** Path of the field inside the form. */
  name: (string | number)[];
  message: string;
}

/** At the top of a form: what was refused and why, how many fields to correct, and a way to each. */
export function FaultSummary(props: {
  ref: Ref<HTMLDivElement>;
  failure: Error | undefined;
  faults: PlacedFault[];
  onGo: (name: PlacedFault['name']) => void;
  describeCurrent: ((current: unknown) => ReactNode) | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <div ref={props.ref} tabIndex={-1} role="alert" className={styles.summary}>
      {props.failure !== undefined && (
        <Words failure={props.failure} describeCurrent={props.describeCurrent} />
      )}
      {props.faults.length > 0 && (
        <>
          <p className={styles.what}>{t('form.faults', { total: props.faults.length })}</p>
          <ul>
            {props.faults.map((fault) => (
              <li key={fault.name.join('.')}>
                <button type="button" className={styles.link} onClick={() => props.onGo(fault.name)}>
                  {fault.message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Words(props: { failure: Error; describeCurrent: ((current: unknown) => ReactNode) | undefined }) {
  const { t } = useTranslation('ui');
  const fault = useFault(props.failure);
  const stale = props.failure instanceof Refused && props.failure.status === 412;
  return (
    <>
      <p className={styles.what}>{fault.what}</p>
      <p>{fault.why}</p>
      <p>{fault.todo}</p>
      {stale && props.describeCurrent !== undefined && (
        <div className={styles.current}>
          <h3>{t('form.current')}</h3>
          {props.describeCurrent(fault.current)}
        </div>
      )}
    </>
  );
}
