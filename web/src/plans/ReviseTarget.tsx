import { reviseTarget } from '@meritloop/server/contract/plans';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import type { MatterShown } from './MatterFormPage.tsx';
import { type PromiseValues, promiseOf, promiseValues, TierFields } from './TierFields.tsx';

type Values = PromiseValues & { reason: string; document: string };

/** 目标调整: the promise changes with a reason; what it was is kept. */
export function ReviseTarget(props: { target: MatterShown['targets'][number]; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const { tenant, person } = useVisitor();
  const act = useAct(reviseTarget);
  const { target } = props;
  return (
    <DraftForm<Values>
      draftKey={`${tenant.id}.${person.id}.revise.${target.id}.${target.version}`}
      initial={{ ...promiseValues(target, ''), reason: '', document: '' }}
      submit={(values, idempotencyKey) =>
        act.mutateAsync({
          params: { tenant: tenant.id, target: target.id },
          body: { ...promiseOf(values), reason: values.reason, document: values.document ?? '' },
          ifMatch: target.version,
          idempotencyKey,
        })
      }
      onDone={props.onDone}
      submitLabel={t('register.revise.save')}
      consequence={t('register.revise.consequence')}
      others={<Button onClick={props.onDone}>{t('register.form.cancel')}</Button>}
    >
      <TierFields unit={target.unit} />
      <WordsField name="reason" label={t('register.revise.reason')} limit={500} rows={2} required />
      <Form.Item name="document" label={t('register.revise.document')}>
        <Input maxLength={200} />
      </Form.Item>
    </DraftForm>
  );
}
