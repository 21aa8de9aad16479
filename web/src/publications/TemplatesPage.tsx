import {
  changeTemplate,
  type DocumentTemplateHead,
  documentKinds,
  listTemplates,
} from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { Colon } from '../ui/name/Marks.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './DocumentPage.module.css';
import { NoDocuments } from './NoDocuments.tsx';

const route = getRouteApi('/$tenant/documents/wording');
type Answer = z.output<typeof listTemplates.reply>;

/** Wording and order of each kind of document, for the office to change, and everything that wording may name. */
export function TemplatesPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <NoDocuments /> : <Loaded />;
}

function Loaded() {
  const { t } = useTranslation('publications');
  const { tenant } = useVisitor();
  const set = useSetFilters();
  const [saved, setSaved] = useState<string>();
  const kind = route.useSearch().kind ?? 'special_report';
  const answer = useAnswer(listTemplates, { params: { tenant: tenant.id } });
  const template = answer.data?.templates.find((one) => one.kind === kind);
  return (
    <>
      <PageTitle
        title={t('documents.templates.title')}
        above={
          <Link to="/$tenant/documents" params={{ tenant: tenant.id }}>
            {t('documents.templates.back')}
          </Link>
        }
      />
      <p className={styles.about}>{t('documents.templates.says')}</p>
      {answer.data === undefined || template === undefined ? (
        answer.error === null ? (
          <Loading rows={8} />
        ) : (
          <ErrorState error={answer.error} />
        )
      ) : (
        <>
          <Segmented<string>
            value={kind}
            aria-label={t('documents.list.kind')}
            options={documentKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
            onChange={(value) => set({ kind: value })}
          />
          <OneTemplate
            key={`${kind} ${template.version}`}
            template={template}
            answer={answer.data}
            onSaved={() => setSaved(kind)}
          />
          <span role="status">{saved === kind && t('documents.templates.saved')}</span>
          <Names answer={answer.data} />
        </>
      )}
    </>
  );
}

function OneTemplate(props: { template: DocumentTemplateHead; answer: Answer; onSaved: () => void }) {
  const { template, answer } = props;
  const { t } = useTranslation(['publications', 'ui']);
  const say = useSay();
  const { tenant, person } = useVisitor();
  const act = useAct(changeTemplate);
  const may = answer.abilities.changeTemplate;
  const facts = (
    <p className={styles.about}>
      <Name of={template.name} />{' '}
      {t('publications:documents.templates.version', { version: template.version })}
      <br />
      {t('publications:documents.templates.origin')}
      <Colon />
      <Verbatim>{template.origin}</Verbatim>
      {template.reason !== '' && (
        <>
          <br />
          {t('publications:documents.templates.changed', { reason: template.reason })}
        </>
      )}
    </p>
  );
  if (may?.may !== true) {
    return (
      <>
        {facts}
        {may !== undefined && <p>{t('publications:documents.templates.cannot', { why: say(may.why) })}</p>}
        <div className={styles.yaml}>
          <Input.TextArea
            lang="zh-CN"
            value={template.yaml}
            readOnly
            aria-label={t('publications:documents.templates.yaml')}
            autoSize={{ minRows: 12, maxRows: 36 }}
          />
        </div>
      </>
    );
  }
  return (
    <>
      {facts}
      <DraftForm<{ yaml: string; reason: string }>
        draftKey={`${tenant.id}.${person.id}.wording.${template.kind}.${template.version}`}
        initial={{ yaml: template.yaml, reason: '' }}
        submit={(body) =>
          act.mutateAsync({
            params: { tenant: tenant.id, kind: template.kind },
            body,
            ifMatch: template.version,
          })
        }
        onDone={props.onSaved}
        submitLabel={t('publications:documents.templates.submit')}
        consequence={t('publications:documents.templates.consequence')}
      >
        <Form.Item
          name="yaml"
          label={t('publications:documents.templates.yaml')}
          className={styles.yaml ?? ''}
        >
          <Input.TextArea
            lang="zh-CN"
            autoSize={{ minRows: 12, maxRows: 36 }}
            maxLength={60_000}
            spellCheck={false}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('publications:documents.templates.reason')}
          validateTrigger="onBlur"
          rules={[
            {
              required: true,
              whitespace: true,
              min: 4,
              message: t('publications:documents.templates.reasonShort'),
            },
          ]}
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      </DraftForm>
    </>
  );
}

/** What wording may name. */
function Names({ answer }: { answer: Answer }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  return (
    <details className={styles.names}>
      <summary>{t('documents.templates.names')}</summary>
      <h3>{t('documents.templates.placeholders')}</h3>
      <dl>
        {answer.placeholders.flatMap(({ name, says }) => [
          <dt key={name}>{`{${name}}`}</dt>,
          <dd key={`${name} says`}>{say(says)}</dd>,
        ])}
      </dl>
      <h3>{t('documents.templates.lists')}</h3>
      <dl>
        {answer.lists.flatMap(({ name, says, placeholders }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} says`}>
            {say(says)}: {placeholders.map((one) => `{${one}}`).join(' ')}
          </dd>,
        ])}
      </dl>
      <h3>{t('documents.templates.tables')}</h3>
      <dl>
        {answer.tables.flatMap(({ name, says, columns }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} says`}>
            {say(says)}: {columns.join(' ')}
          </dd>,
        ])}
      </dl>
    </details>
  );
}
