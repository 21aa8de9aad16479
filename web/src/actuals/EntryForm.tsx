import { handOver, type RequestPage } from '@meritloop/server/contract/actuals';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeSignedOut } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { dropDraft } from '../ui/form/draft.ts';
import { AutoSave } from './AutoSave.tsx';
import { EntryFields } from './EntryFields.tsx';
import { type EntryValues, valuesOf } from './entryValues.ts';
import { SavedNotice } from './SavedNotice.tsx';
import { StaleEntry } from './StaleEntry.tsx';
import { useServerDraft } from './useServerDraft.ts';

/** 填报: figure and words in one column; saved as versions while typing, handed over to the unit's signer at the end. */
export function EntryForm({ request, onDone }: { request: RequestPage; onDone: () => void }) {
  const { t } = useTranslation('actuals');
  const { tenant, person } = useVisitor();
  const answers = useQueryClient();
  const params = useMemo(() => ({ tenant: tenant.id, request: request.id }), [tenant.id, request.id]);
  const draftKey = `${tenant.id}.${person.id}.request.${request.id}`;
  const onSaved = useCallback(() => dropDraft(draftKey), [draftKey]);
  const draft = useServerDraft(params, request, onSaved);
  const { unit } = request;

  async function submit(values: EntryValues, idempotencyKey: string) {
    try {
      await draft.save(values);
      await call(handOver, { params, ifMatch: draft.version(), idempotencyKey });
    } catch (error) {
      noticeSignedOut(error);
      throw error;
    }
    onDone();
    await answers.invalidateQueries();
  }

  return (
    <DraftForm<EntryValues>
      draftKey={draftKey}
      initial={valuesOf(request.entries[0])}
      submit={submit}
      onDone={() => {}}
      submitLabel={t('form.submit', { unit: unit.name })}
      consequence={t('form.consequence')}
      notice={(kept) => <SavedNotice state={draft.state} kept={kept} />}
      describeCurrent={() => <StaleEntry params={params} onTake={draft.goOnFrom} />}
    >
      {(form) => (
        <>
          <AutoSave form={form} schedule={draft.schedule} />
          <EntryFields form={form} request={request} warnings={draft.warnings} />
        </>
      )}
    </DraftForm>
  );
}
