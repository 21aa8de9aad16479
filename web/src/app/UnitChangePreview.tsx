import { foreseeOrgAct } from '@meritloop/server/contract/app';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { useFault } from '../ui/state/useFault.ts';
import styles from './UnitChangePage.module.css';
import { type ChangeValues, changeOf } from './unitChange.ts';

/** Milliseconds that typing rests before the server is asked what the change would bring about. */
const rest = 400;

/** What the change as typed would bring about, in sentences; or why it would be refused, before anyone sends it. */
export function UnitChangePreview(props: { onVersion: (version: number) => void; sending: boolean }) {
  const { onVersion, sending } = props;
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const form = Form.useFormInstance<ChangeValues>();
  // Before its fields have registered, a form watches nothing.
  const values: Partial<ChangeValues> | undefined = Form.useWatch((all: ChangeValues) => all, form);
  const asked = useRested(askedFor(values));
  const answer = useQuery({
    queryKey: ['POST', foreseeOrgAct.path, tenant.id, asked],
    queryFn: ({ signal }) =>
      call(foreseeOrgAct, { params: { tenant: tenant.id }, body: JSON.parse(asked), signal }),
    // Once it is done, the change is no longer one that could be done.
    enabled: asked !== '' && !sending,
    retry: false,
  });
  const version = answer.data?.version;
  useEffect(() => {
    if (version !== undefined) onVersion(version);
  }, [version, onVersion]);
  const seen = asked === '' ? undefined : answer.data;
  const refused = asked !== '' && answer.error !== null;
  return (
    <section
      aria-live="polite"
      aria-label={t('unit.change.foresee')}
      className={`${styles.preview} ${refused ? styles.refused : ''}`}
    >
      <h2>{t('unit.change.foresee')}</h2>
      {seen === undefined && !refused && <p className={styles.note}>{t('unit.change.foreseeWait')}</p>}
      {refused && <Refusal error={answer.error} />}
      {seen !== undefined && !refused && (
        <>
          <ul>
            {seen.said.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
          {seen.hangs.map(({ unit, ...counts }) => (
            <p key={unit.id}>
              <Hangs unit={unit} /> {t('unit.change.counts', counts)}
            </p>
          ))}
          {seen.hangs.length > 0 && (
            <p className={styles.note}>
              {values?.change?.kind === 'end_unit' ? t('unit.change.alone') : t('unit.change.follows')}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Hangs({ unit }: { unit: { name: string } }) {
  const { t } = useTranslation('app');
  const [before, after] = t('unit.change.hangs', { name: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Name of={unit} />
      {after}
    </>
  );
}

function Refusal({ error }: { error: Error | null }) {
  const fault = useFault(error ?? new Error());
  return (
    <>
      <p>{fault.what}</p>
      <p>{fault.why}</p>
      <p className={styles.note}>{fault.todo}</p>
    </>
  );
}

/** The body of the question as text, so that the same question is the same; empty while the form is not whole. */
function askedFor(values: Partial<ChangeValues> | undefined): string {
  if (values?.change === undefined) return '';
  const { effectiveOn = '' } = values;
  const change = changeOf(values.change);
  return change === undefined || effectiveOn === '' ? '' : JSON.stringify({ change, effectiveOn });
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
