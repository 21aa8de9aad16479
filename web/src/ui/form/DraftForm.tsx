import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/refused.ts';
import styles from './DraftForm.module.css';
import { DraftNotice } from './DraftNotice.tsx';
import { FaultSummary, type PlacedFault } from './FaultSummary.tsx';
import { useDraft } from './useDraft.ts';

export interface DraftFormProps<Values extends object> {
  /** Names the draft: tenant, person, form and thing, so that nobody is shown another's. */
  draftKey: string;
  initial: Values;
  /** Sends the values; throws what `call` throws. */
  submit: (values: Values, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
  /** The button says what happens next: 报送给市发改委审核. */
  submitLabel: string;
  /** What submitting brings about, below the button. */
  consequence?: ReactNode;
  /** More acts beside the first, such as giving up. */
  others?: ReactNode;
  /** In place of the usual words on the kept draft, where the form saves somewhere else as well. */
  notice?: (draft: {
    restored: boolean;
    savedAt: Date | null;
    unkept: boolean;
    drop: () => void;
  }) => ReactNode;
  /** Shows what is stored now, after someone else changed it. */
  describeCurrent?: (current: unknown) => ReactNode;
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

/**
 * A form that loses nothing: every change is kept in this tab, a refusal marks its fields and leaves the rest as it
 * was, a missing answer is repeated under the same key.
 */
export function DraftForm<Values extends object>(props: DraftFormProps<Values>) {
  const { t } = useTranslation('ui');
  const [form] = Form.useForm<Values>();
  const draft = useDraft(props.draftKey, props.initial);
  const summary = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [faults, setFaults] = useState<PlacedFault[]>([]);

  function show(error: Error | undefined, placed: PlacedFault[]) {
    setFailure(error);
    setFaults(placed);
    requestAnimationFrame(() => summary.current?.focus());
  }

  async function submit(values: Values) {
    setBusy(true);
    setFailure(undefined);
    setFaults([]);
    try {
      await props.submit(values, draft.submissionKey(values));
      draft.drop();
      props.onDone();
    } catch (error) {
      show(error as Error, placeFaults(form, error));
    } finally {
      setBusy(false);
    }
  }

  const { savedAt, restored, unkept } = draft;
  const kept = { savedAt, restored, unkept };
  const drop = () => {
    draft.drop();
    form.setFieldsValue(props.initial as never);
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className={styles.form}
      requiredMark={false}
      initialValues={draft.start}
      onValuesChange={(_, values) => draft.keep(values as Values)}
      onFinish={submit}
      onFinishFailed={({ errorFields }) =>
        show(
          undefined,
          errorFields.map((field) => ({ name: field.name, message: field.errors.join(' ') })),
        )
      }
    >
      <FaultSummary
        ref={summary}
        failure={failure}
        faults={faults}
        onGo={(name) => form.focusField(name as never)}
        describeCurrent={props.describeCurrent}
      />
      {typeof props.children === 'function' ? props.children(form) : props.children}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {props.submitLabel}
        </Button>
        {props.others}
        {props.notice === undefined ? (
          <DraftNotice {...kept} onDrop={drop} />
        ) : (
          props.notice({ ...kept, drop })
        )}
      </div>
      {props.consequence !== undefined && <p className={styles.consequence}>{props.consequence}</p>}
      <span role="status" className="visually-hidden">
        {busy ? t('form.sending') : ''}
      </span>
    </Form>
  );
}

/** Puts the server's faults at their fields; what names no field of this form is listed at the top only. */
function placeFaults(form: FormInstance, error: unknown): PlacedFault[] {
  if (!(error instanceof Refused)) return [];
  return (error.refusal.fields ?? []).map(({ path, message }) => {
    const name = path
      .split('.')
      .slice(1)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    if (form.getFieldInstance(name) !== undefined) form.setFields([{ name, errors: [message] }]);
    return { name, message };
  });
}
