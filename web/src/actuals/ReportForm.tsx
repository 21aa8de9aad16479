import type { RequestPage } from '@meritloop/server/contract/actuals';
import { Form } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useVisitor } from '../shell/visitor.ts';
import { dropDraft } from '../ui/form/draft.ts';
import { useDraft } from '../ui/form/useDraft.ts';
import { AutoSave } from './AutoSave.tsx';
import { EntryFields } from './EntryFields.tsx';
import { bodyOf, type EntryValues, saysTheSame, valuesOf } from './entryValues.ts';
import type { Save } from './ReportRequest.tsx';
import { SavedNotice } from './SavedNotice.tsx';
import { StaleEntry } from './StaleEntry.tsx';
import { useServerDraft } from './useServerDraft.ts';

/** The form of one request among others of the page: it saves itself; what goes on from here concerns all of them. */
export function ReportForm(props: { request: RequestPage; onForm: (save: Save | undefined) => void }) {
  const { request, onForm } = props;
  const { tenant, person } = useVisitor();
  const params = useMemo(() => ({ tenant: tenant.id, request: request.id }), [tenant.id, request.id]);
  const draftKey = `${tenant.id}.${person.id}.request.${request.id}`;
  const onSaved = useCallback(() => dropDraft(draftKey), [draftKey]);
  const draft = useServerDraft(params, request, onSaved);
  const [form] = Form.useForm<EntryValues>();
  const kept = useDraft<EntryValues>(draftKey, valuesOf(request.entries[0]));
  // What it began with stays: answers that come later must not overwrite what is being typed.
  const [first] = useState(request);
  const { save, version } = draft;

  useEffect(() => {
    onForm(async () => {
      await form.validateFields();
      const values = form.getFieldsValue(true) as EntryValues;
      const untouched = version() === first.version && saysTheSame(first.entries[0], bodyOf(values));
      if (!untouched) await save(values);
      dropDraft(draftKey);
      return version();
    });
    return () => onForm(undefined);
  }, [form, save, version, first, onForm, draftKey]);

  return (
    <Form<EntryValues>
      form={form}
      // Several forms stand on one page: their fields must not share names.
      name={request.id}
      layout="vertical"
      requiredMark={false}
      initialValues={kept.start}
      onValuesChange={(_, values) => kept.keep(values as EntryValues)}
    >
      <AutoSave form={form} schedule={draft.schedule} />
      <EntryFields form={form} request={request} warnings={draft.warnings} brief />
      <SavedNotice
        state={draft.state}
        kept={{
          restored: kept.restored,
          savedAt: kept.savedAt,
          drop: () => {
            kept.drop();
            form.setFieldsValue(valuesOf(request.entries[0]));
          },
        }}
      />
      {draft.state.kind === 'stale' && <StaleEntry params={params} onTake={draft.goOnFrom} />}
    </Form>
  );
}
