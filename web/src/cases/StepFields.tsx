import type { FormField } from '@meritloop/server/contract/cases';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { SecrecyNotice } from '../shell/SecrecyNotice.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { DueField } from './DueField.tsx';
import styles from './StepFields.module.css';

/** What a form of a procedure holds: text by field name, under `form` as the server names its faults. */
export interface FilledForm {
  form: Record<string, string>;
}

/** Up to this many characters a text is a name or a number: one line is enough. */
const oneLine = 60;

/** An empty form, with the suggested day in each field that has one: the person decides. */
export function blankForm(fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, field.suggested?.on ?? '']));
}

/** The fields of one step as its procedure states them, with the notice wherever text is asked for. */
export function StepFields({ fields }: { fields: readonly FormField[] }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  return (
    <>
      {fields.map((field) =>
        field.kind === 'due' ? (
          <DueField key={field.name} field={field} />
        ) : (
          <WordsField
            key={field.name}
            name={['form', field.name]}
            label={say(field.label)}
            limit={field.maxLength ?? 0}
            required={field.required}
            rows={(field.maxLength ?? 0) <= oneLine ? 1 : field.kind === 'evidence' ? 2 : 3}
            {...(field.kind === 'evidence' ? { help: t('step.evidenceHelp') } : {})}
          />
        ),
      )}
      {fields.some((field) => field.kind !== 'due') && (
        <div className={styles.notice}>
          <SecrecyNotice />
        </div>
      )}
    </>
  );
}
