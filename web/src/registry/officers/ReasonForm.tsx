import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVisitor } from '../../shell/visitor.ts';
import { DraftForm } from '../../ui/form/DraftForm.tsx';

/** Asks why, and whatever else the act needs, before it is done. */
export function ReasonForm<Values extends object = object>(props: {
  /** Names the draft among those of the account. */
  name: string;
  says: string;
  submitLabel: string;
  initial?: Values;
  submit: (values: Values & { reason: string }, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
  /** Where there is nowhere to go back to. */
  stays?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('registry');
  const { tenant, person } = useVisitor();
  return (
    <DraftForm<Values & { reason: string }>
      draftKey={`${tenant.id}.${person.id}.${props.name}`}
      initial={{ reason: '', ...props.initial } as Values & { reason: string }}
      submit={props.submit}
      onDone={props.onDone}
      submitLabel={props.submitLabel}
      consequence={props.says}
      others={props.stays !== true && <Button onClick={props.onDone}>{t('officers.cancel')}</Button>}
    >
      {props.children}
      <Form.Item
        name="reason"
        label={t('officers.reason')}
        rules={[{ required: true, message: t('officers.missing', { field: t('officers.reason') }) }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </DraftForm>
  );
}
