import {
  correct,
  type RequestPage,
  returnRequest,
  sendBack,
  wordsLimit,
} from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';

export type SpokenName = 'send_back' | 'return' | 'correct';

/** An act that needs words: what has to change, or why a locked figure is wrong. */
export function SpokenAct(props: { name: SpokenName; request: RequestPage; onClose: () => void }) {
  const { t } = useTranslation('actuals');
  const { tenant, person } = useVisitor();
  const { name, request, onClose } = props;
  const acts = { back: useAct(sendBack), return: useAct(returnRequest), correct: useAct(correct) };
  const params = { tenant: tenant.id, request: request.id };
  const draftKey = `${tenant.id}.${person.id}.${name}.${request.id}`;
  const ifMatch = request.version;
  const says = {
    send_back: { title: t('spoken.sendBackTitle'), submit: t('spoken.sendBackSubmit') },
    return: { title: t('spoken.returnTitle'), submit: t('spoken.returnSubmit', { unit: request.unit.name }) },
    correct: { title: t('spoken.correctTitle'), submit: t('spoken.correctSubmit') },
  }[name];
  return (
    <SidePanel open onClose={onClose} title={says.title}>
      {name === 'correct' ? (
        <DraftForm
          draftKey={draftKey}
          initial={{ reason: '' }}
          submit={(body, idempotencyKey) =>
            acts.correct.mutateAsync({ params, body, ifMatch, idempotencyKey })
          }
          onDone={onClose}
          submitLabel={says.submit}
          consequence={t('spoken.correctNote')}
        >
          <WordsField name="reason" label={t('spoken.reason')} limit={wordsLimit} required />
        </DraftForm>
      ) : (
        <DraftForm
          draftKey={draftKey}
          initial={{ words: '' }}
          submit={(body, idempotencyKey) =>
            (name === 'return' ? acts.return : acts.back).mutateAsync({
              params,
              body,
              ifMatch,
              idempotencyKey,
            })
          }
          onDone={onClose}
          submitLabel={says.submit}
        >
          <WordsField
            name="words"
            label={t('spoken.words')}
            limit={wordsLimit}
            required
            help={t('spoken.wordsHelp')}
          />
        </DraftForm>
      )}
    </SidePanel>
  );
}
