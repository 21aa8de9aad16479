import { periodWords, tryPeriod } from '@meritloop/engine';
import { type RequestPage, wordsLimit } from '@meritloop/server/contract/actuals';
import { Checkbox, Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { DecimalField } from '../ui/form/DecimalField.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { Verbatim } from '../ui/name/Name.tsx';
import { ClaimFields } from './ClaimFields.tsx';
import styles from './EntryForm.module.css';
import type { EntryValues } from './entryValues.ts';
import { Beside, Targets } from './RequestFacts.tsx';

/** What is asked, field by field: a figure with its words, or the words on a matter with its tasks. */
export function EntryFields(props: {
  form: FormInstance<EntryValues>;
  request: RequestPage;
  warnings: RequestPage['warnings'];
  /** Beside the words on the matter a figure needs few words of its own. */
  brief?: boolean;
}) {
  const { t } = useTranslation('actuals');
  if (props.request.kind === 'words') return <MatterFields {...props} />;
  return (
    <>
      <FigureFields {...props} />
      <WordsField
        name="progress"
        label={t('form.progress')}
        limit={wordsLimit}
        rows={props.brief === true ? 1 : 4}
      />
      {props.brief !== true && (
        <>
          <WordsField name="problems" label={t('form.problems')} limit={wordsLimit} rows={2} />
          <WordsField name="nextSteps" label={t('form.nextSteps')} limit={wordsLimit} rows={2} />
        </>
      )}
    </>
  );
}

function MatterFields({ request, warnings }: { request: RequestPage; warnings: RequestPage['warnings'] }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const last = request.earlierWords[0];
  return (
    <>
      <WordsField
        name="progress"
        label={t('form.progress')}
        limit={wordsLimit}
        required
        rows={5}
        help={
          last === undefined ? undefined : (
            <details className={styles.last}>
              <summary>{t('report.lastWords', { period: last.period })}</summary>
              <p>
                <Verbatim>{last.progress}</Verbatim>
              </p>
            </details>
          )
        }
      />
      {warnings
        .filter(({ code }) => code !== 'missing')
        .map(({ code, text }) => (
          <p key={code} role="status" className={styles.check}>
            {t('form.check', { text: say(text) })}
          </p>
        ))}
      <WordsField name="problems" label={t('form.problems')} limit={wordsLimit} rows={2} />
      <WordsField name="nextSteps" label={t('form.nextSteps')} limit={wordsLimit} rows={2} />
      <Form.Item name="expectedOn" label={t('form.expectedOn')} className={styles.day ?? ''}>
        <Input type="date" />
      </Form.Item>
      <ClaimFields tasks={request.tasks} />
    </>
  );
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
  const name = request.indicator?.name ?? '';
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
          unit={request.indicator?.unit ?? ''}
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
