import { openCase, prepareCase } from '@meritloop/server/contract/cases';
import { listUnits } from '@meritloop/server/contract/registry';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { Brackets } from '../ui/name/Marks.tsx';
import { Name, useNameText, Verbatim } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './OpenCasePage.module.css';
import { blankForm, type FilledForm, StepFields } from './StepFields.tsx';

const route = getRouteApi('/$tenant/cases/open');
type Prepared = z.output<typeof prepareCase.reply>;

/** Opening a case on a target: what is known, what the plan suggests, and the person's decision. */
export function OpenCasePage() {
  const { t } = useTranslation('cases');
  const { tenant } = useVisitor();
  const { target } = route.useSearch();
  const answer = useAnswer(
    prepareCase,
    { params: { tenant: tenant.id, id: target ?? '' } },
    { enabled: target !== undefined },
  );
  return (
    <>
      <PageTitle
        title={t('open.title')}
        asOf={tenant.today}
        above={
          <Link to="/$tenant/cases" params={{ tenant: tenant.id }}>
            {t('file.back')}
          </Link>
        }
      />
      {target === undefined && <EmptyState why={t('open.noTarget')} />}
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {target !== undefined && answer.error === null && answer.data === undefined && <Loading rows={8} />}
      {answer.data !== undefined && <Prepared key={answer.data.target.id} prepared={answer.data} />}
    </>
  );
}

function Prepared({ prepared }: { prepared: Prepared }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const { tenant } = useVisitor();
  const { matter, basis } = prepared;
  return (
    <div className={styles.page}>
      <p className={styles.intro}>{t('open.intro')}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('file.target')}</dt>
          <dd>
            <CityLink path={`/targets/${prepared.target.id}`}>
              <Name of={prepared.target.name} />
              <Brackets>{prepared.target.period}</Brackets>
            </CityLink>
          </dd>
        </div>
        <div>
          <dt>{t('file.matter')}</dt>
          <dd>
            {matter.number} <Name of={matter.title} />
            {matter.text !== null && (
              <span className={styles.text}>
                <Verbatim>{matter.text}</Verbatim>
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('file.basis')}</dt>
          <dd>{basis === null ? t('file.basisNone') : say(basis.sentence)}</dd>
        </div>
      </dl>
      {prepared.open.length > 0 && (
        <p className={styles.already} role="note">
          {t('open.already')}
          {prepared.open.map((one) => (
            <Link key={one.id} to="/$tenant/cases/$id" params={{ tenant: tenant.id, id: one.id }}>
              {one.number}
            </Link>
          ))}
        </p>
      )}
      {prepared.procedures.length === 0 ? (
        <EmptyState why={t('open.noProcedure')} todo={t('open.noProcedureTodo')} />
      ) : (
        <OpeningForm prepared={prepared} />
      )}
    </div>
  );
}

type Opening = FilledForm & { title: string; unitId: string };

function OpeningForm({ prepared }: { prepared: Prepared }) {
  const { t } = useTranslation(['cases', 'ui']);
  const say = useSay();
  const { tenant, person } = useVisitor();
  const { change } = route.useSearch();
  const go = useNavigate();
  const act = useAct(openCase);
  const [code, setCode] = useState(prepared.procedures[0]?.code);
  const units = useUnitChoices(prepared);
  const procedure = prepared.procedures.find((one) => one.code === code);
  if (procedure === undefined) return null;
  return (
    <DraftForm<Opening>
      key={procedure.code}
      draftKey={`${tenant.id}.${person.id}.open.${prepared.target.id}.${procedure.code}`}
      initial={{
        title: prepared.title,
        unitId: prepared.units[0]?.id ?? '',
        form: blankForm(procedure.form),
      }}
      submit={async ({ title, unitId, form }, idempotencyKey) => {
        const opened = await act.mutateAsync({
          params: { tenant: tenant.id },
          body: {
            procedure: procedure.code,
            targetId: prepared.target.id,
            ...(change === undefined ? {} : { changeId: change }),
            unitId,
            title,
            form,
          },
          idempotencyKey,
        });
        await go({ to: '/$tenant/cases/$id', params: { tenant: tenant.id, id: opened.id } });
      }}
      onDone={() => undefined}
      submitLabel={t('cases:open.submit')}
    >
      {prepared.procedures.length > 1 && (
        <Form.Item label={t('cases:open.procedure')}>
          <Radio.Group
            optionType="button"
            value={code}
            options={prepared.procedures.map((one) => ({ value: one.code, label: say(one.name) }))}
            onChange={(event) => setCode(String(event.target.value))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="title"
        label={t('cases:open.name')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('ui:form.missing', { field: t('cases:open.name') }),
          },
        ]}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="unitId"
        label={t('cases:open.unit')}
        extra={t('cases:open.unitHelp')}
        rules={[{ required: true, message: t('ui:form.missing', { field: t('cases:open.unit') }) }]}
      >
        <Select options={units} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <StepFields fields={procedure.form} />
    </DraftForm>
  );
}

/** Units that the plan names first, then every other unit of the city in its order. */
function useUnitChoices(prepared: Prepared) {
  const { t } = useTranslation('cases');
  const nameText = useNameText();
  const say = useSay();
  const { tenant } = useVisitor();
  const all = useAnswer(listUnits, { params: { tenant: tenant.id } }).data?.units ?? [];
  const named = prepared.units.map((unit) => ({
    value: unit.id,
    label: nameText(`${nameText(unit)}（${say(unit.says)}）`),
  }));
  const others = all
    .filter((unit) => !prepared.units.some((one) => one.id === unit.id))
    .map((unit) => ({ value: unit.id, label: nameText(unit) }));
  return [
    ...(named.length === 0 ? [] : [{ label: t('open.unitPlan'), options: named }]),
    ...(others.length === 0 ? [] : [{ label: t('open.unitOthers'), options: others }]),
  ];
}
