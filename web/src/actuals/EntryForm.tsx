import { periodWords, tryPeriod } from '@meritloop/engine';
import { handOver, type RequestPage, wordsLimit } from '@meritloop/server/contract/actuals';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeSignedOut } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DecimalField } from '../ui/form/DecimalField.tsx';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { dropDraft } from '../ui/form/draft.ts';
import { WordsField } from '../ui/form/WordsField.tsx';
import styles from './EntryForm.module.css';
import { bodyOf, type EntryValues, valuesOf } from './entryValues.ts';
import { Beside, Targets } from './RequestFacts.tsx';
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
          <FigureFields form={form} request={request} warnings={draft.warnings} />
          <WordsField name="progress" label={t('form.progress')} limit={wordsLimit} rows={4} />
          <WordsField name="problems" label={t('form.problems')} limit={wordsLimit} rows={2} />
          <WordsField name="nextSteps" label={t('form.nextSteps')} limit={wordsLimit} rows={2} />
        </>
      )}
    </DraftForm>
  );
}

/** Watches the form and has it saved a moment after the last key. */
function AutoSave(props: { form: FormInstance<EntryValues>; schedule: (values: EntryValues) => void }) {
  const { form, schedule } = props;
  // Read in the first rendering, before anyone can have typed: what the form begins with needs no saving.
  const [start] = useState(() => JSON.stringify(bodyOf(form.getFieldsValue(true))));
  const before = useRef(start);
  const said = Form.useWatch((values) => JSON.stringify(bodyOf(values)), { form, preserve: true }) ?? start;
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    schedule(form.getFieldsValue(true));
  }, [said, form, schedule]);
  return null;
}

function FigureFields(props: {
  form: FormInstance<EntryValues>;
  request: RequestPage;
  warnings: RequestPage['warnings'];
}) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const { request, form } = props;
  const missing = Form.useWatch('missing', { form, preserve: true }) ?? false;
  const explanation = Form.useWatch('explanation', { form, preserve: true }) ?? '';
  const period = tryPeriod(request.period);
  const name = request.indicator.name;
  const label = t('form.value', {
    name,
    period: period === null ? request.period : say(periodWords(period)),
  });
  // An empty field needs no check: that it is missing is said when it is handed over.
  const checks = props.warnings.filter((warning) => warning.code !== 'missing');
  return (
    <>
      {missing ? (
        <WordsField
          name="missingReason"
          label={`${label} · ${t('form.missingReason')}`}
          limit={wordsLimit}
          required
          rows={2}
        />
      ) : (
        <DecimalField
          name="value"
          label={label}
          unit={request.indicator.unit}
          required
          beside={<Neighbours request={request} />}
          {...(checks.length === 0
            ? {}
            : {
                remark: checks.map(({ code, text }) => (
                  <p key={code}>{t('form.check', { text: say(text) })}</p>
                )),
              })}
        />
      )}
      <Form.Item name="missing" valuePropName="checked" className={styles.missing ?? ''}>
        <Checkbox>{t('form.missing')}</Checkbox>
      </Form.Item>
      {(checks.length > 0 || explanation !== '') && !missing && (
        <WordsField
          name="explanation"
          label={t('form.explanation')}
          limit={wordsLimit}
          rows={2}
          help={t('form.explanationHelp')}
        />
      )}
    </>
  );
}

/** What one compares with while typing: the two figures and the target. */
function Neighbours({ request }: { request: RequestPage }) {
  const { t } = useTranslation('actuals');
  return (
    <dl className={styles.beside}>
      <dt>{t('facts.last')}</dt>
      <dd>
        <Beside figure={request.lastValue} />
      </dd>
      <dt>{t('facts.lastYear')}</dt>
      <dd>
        <Beside figure={request.samePeriodLastYear} />
      </dd>
      {request.targets.length > 0 && <Targets targets={request.targets} plain />}
    </dl>
  );
}
