import { restoreMatter, withdrawMatter } from '@meritloop/server/contract/plans';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import type { MatterShown } from './MatterFormPage.tsx';

/** 撤回 a matter with a reason, or takes that back; nothing is ever deleted. */
export function WithdrawMatter({ matter, onDone }: { matter: MatterShown; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const { tenant, person } = useVisitor();
  const [withdraw, restore] = [useAct(withdrawMatter), useAct(restoreMatter)];
  const gone = matter.withdrawn !== null;
  return (
    <DraftForm<{ reason: string }>
      draftKey={`${tenant.id}.${person.id}.withdraw.${matter.id}.${matter.version}`}
      initial={{ reason: '' }}
      submit={(body, idempotencyKey) =>
        (gone ? restore : withdraw).mutateAsync({
          params: { tenant: tenant.id, matter: matter.id },
          body,
          ifMatch: matter.version,
          idempotencyKey,
        })
      }
      onDone={onDone}
      submitLabel={gone ? t('register.withdraw.restore') : t('register.withdraw.open')}
      consequence={gone ? t('register.withdraw.restoreConsequence') : t('register.withdraw.consequence')}
      others={<Button onClick={onDone}>{t('register.form.cancel')}</Button>}
    >
      <WordsField name="reason" label={t('register.withdraw.reason')} limit={500} rows={3} required />
    </DraftForm>
  );
}
