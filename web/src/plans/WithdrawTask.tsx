import { withdrawTask } from '@meritloop/server/contract/plans';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import type { TaskShown } from './TaskCard.tsx';

/** Withdraws a task, saying why. */
export function WithdrawTask({ task, onDone }: { task: TaskShown; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const { tenant, person } = useVisitor();
  const act = useAct(withdrawTask);
  return (
    <DraftForm<{ reason: string }>
      draftKey={`${tenant.id}.${person.id}.task-withdraw.${task.id}.${task.version}`}
      initial={{ reason: '' }}
      submit={(body, idempotencyKey) =>
        act.mutateAsync({
          params: { tenant: tenant.id, id: task.id },
          body,
          ifMatch: task.version,
          idempotencyKey,
        })
      }
      onDone={onDone}
      submitLabel={t('tasks.withdrawOf', { task: task.title })}
      consequence={t('tasks.form.withdrawConsequence')}
      others={<Button onClick={onDone}>{t('tasks.form.cancel')}</Button>}
    >
      <WordsField name="reason" label={t('tasks.form.withdrawReason')} limit={500} rows={2} required />
    </DraftForm>
  );
}
