import { advanceCase, type CaseFile, type NextStep } from '@meritloop/server/contract/cases';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { named } from '../ui/name/Name.tsx';
import { FilledFields } from './FilledFields.tsx';
import styles from './NextSteps.module.css';
import { blankForm, type FilledForm, StepFields } from './StepFields.tsx';

/** What the visitor may do with the case now, as forms that the procedure states; or who may, where it is not them. */
export function NextSteps({ file, onDone }: { file: CaseFile; onDone: (step: NextStep) => void }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const mine = file.next.filter((step) => step.may);
  const others = file.next.filter((step) => !step.may);
  const [chosen, setChosen] = useState<string>();
  const step = mine.find((one) => one.code === chosen) ?? mine.find((one) => !one.returns) ?? mine[0];
  return (
    <section aria-label={t('step.title')} className={styles.next}>
      <h2>{step === undefined ? t('step.title') : named(`${t('step.title')}：${say(step.name)}`)}</h2>
      {file.next.length === 0 && <p className={styles.why}>{t('step.ended')}</p>}
      {step !== undefined && <Before file={file} />}
      {mine.length > 1 && (
        <Radio.Group
          className={styles.choice ?? ''}
          aria-label={t('step.choose')}
          optionType="button"
          value={step?.code}
          options={mine.map((one) => ({ value: one.code, label: say(one.name) }))}
          onChange={(event) => setChosen(String(event.target.value))}
        />
      )}
      {step !== undefined && (
        <StepForm key={`${step.code}-${file.version}`} file={file} step={step} onDone={() => onDone(step)} />
      )}
      {step === undefined && others.length > 0 && (
        <>
          <p>{t('step.notMine')}</p>
          <ul className={styles.why}>
            {others.map((one) => (
              <li key={one.code}>{say(one.why)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What the step before said: an answer to review, or why it was sent back. */
function Before({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const last = file.steps.at(-1);
  if (last === undefined || last.filled.length === 0) return null;
  return (
    <section className={`${styles.before} ${last.returns ? styles.returned : ''}`}>
      <h3>{t('step.before', { step: say(last.name), post: say(last.by), day: last.on })}</h3>
      <FilledFields filled={last.filled} />
    </section>
  );
}

function StepForm(props: { file: CaseFile; step: NextStep; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const { tenant, person } = useVisitor();
  const { file, step } = props;
  const act = useAct(advanceCase);
  return (
    <DraftForm<FilledForm>
      draftKey={`${tenant.id}.${person.id}.case.${file.id}.${file.version}.${step.code}`}
      initial={{ form: blankForm(step.form) }}
      submit={({ form }, idempotencyKey) =>
        act.mutateAsync({
          params: { tenant: tenant.id, id: file.id },
          body: { transition: step.code, form: form ?? {} },
          ifMatch: file.version,
          idempotencyKey,
        })
      }
      onDone={props.onDone}
      submitLabel={t('step.submit', { step: say(step.name), state: say(step.to) })}
      consequence={step.returns ? t('step.returnHint') : step.ends ? t('step.finalHint') : undefined}
      describeCurrent={(current) => {
        const state = (current as { state?: { zh: string; en: string } } | undefined)?.state;
        return state === undefined ? null : <p>{t('step.current', { state: say(state) })}</p>;
      }}
    >
      <StepFields fields={step.form} />
    </DraftForm>
  );
}
