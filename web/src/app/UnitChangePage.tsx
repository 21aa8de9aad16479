import {
  changeTree,
  listUnits,
  readOrganisation,
  type UnitSummary,
} from '@meritloop/server/contract/registry';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { UnitChangeFields } from './UnitChangeFields.tsx';
import styles from './UnitChangePage.module.css';
import { UnitChangePreview } from './UnitChangePreview.tsx';
import { type ChangeValues, changeKinds, changeOf, isChangeKind } from './unitChange.ts';

const route = getRouteApi('/$tenant/organisation/change');

/** What the form chooses from: the organisation of the effective day. */
export interface Known {
  units: readonly UnitSummary[];
  organisation: z.output<typeof readOrganisation.reply>;
}

/** Recording a change of the organisation: the form, what the change would bring about, and the act. */
export function UnitChangePage() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const [day, setDay] = useState(tenant.today);
  const units = useAnswer(listUnits, { params, query: { on: day } });
  const organisation = useAnswer(readOrganisation, { params, query: { day } });
  const failed = units.error ?? organisation.error;
  const known = units.data !== undefined && organisation.data !== undefined;
  const may = organisation.data?.abilities.editTree?.may === true;
  return (
    <>
      <PageTitle
        title={t('unit.change.title')}
        asOf={tenant.today}
        above={
          <Link to="/$tenant/organisation/changes" params={params}>
            {t('unit.change.back')}
          </Link>
        }
      />
      {!known && failed !== null && <ErrorState error={failed} />}
      {!known && failed === null && <Loading rows={8} />}
      {known && !may && <EmptyState why={t('unit.change.forbidden')} />}
      {known && may && (
        <ChangeForm known={{ units: units.data.units, organisation: organisation.data }} onDay={setDay} />
      )}
    </>
  );
}

function ChangeForm({ known, onDay }: { known: Known; onDay: (day: string) => void }) {
  const { t } = useTranslation('app');
  const { tenant, person } = useVisitor();
  const search = route.useSearch();
  const go = useNavigate();
  const act = useAct(changeTree);
  const answers = useQueryClient();
  const [version, setVersion] = useState(known.organisation.version);
  const [sending, setSending] = useState(false);
  const kind = isChangeKind(search.kind) ? search.kind : 'rename_unit';
  const initial: ChangeValues = {
    change: {
      kind,
      unitId: search.unit,
      unitIds: search.unit === undefined ? [] : [search.unit],
      into: { how: 'existing' },
      parts: [{ how: 'fresh' }, { how: 'fresh' }],
      takesOver: 0,
      carryGrants: true,
      groupId: search.group,
      postId: search.post,
      portfolioId: search.portfolio,
    },
    effectiveOn: tenant.today,
    reason: '',
    document: '',
  };
  const required = (field: string) => [
    { required: true, whitespace: true, message: t('unit.change.missing', { field }) },
  ];
  return (
    <div className={styles.page}>
      <p className={styles.intro}>{t('unit.change.intro')}</p>
      <DraftForm<ChangeValues>
        draftKey={`${tenant.id}.${person.id}.organisation.${Object.values(search).join('.')}`}
        initial={initial}
        submit={async (values, idempotencyKey) => {
          // The form's own rules have seen to it that the change is whole.
          const change = changeOf(values.change);
          if (change === undefined) throw new Error('The change is not whole.');
          const { effectiveOn, reason, document } = values;
          setSending(true);
          try {
            await act.mutateAsync({
              params: { tenant: tenant.id },
              body: { change, effectiveOn, reason, document },
              ifMatch: version,
              idempotencyKey,
            });
          } catch (error) {
            // Refused, perhaps because someone else was first: what it would bring about is asked again.
            setSending(false);
            void answers.invalidateQueries();
            throw error;
          }
        }}
        onDone={() => void go({ to: '/$tenant/organisation/changes', params: { tenant: tenant.id } })}
        submitLabel={t('unit.change.submit')}
        consequence={t('unit.change.consequence')}
        describeCurrent={() => <p>{t('unit.change.current')}</p>}
      >
        <Form.Item name={['change', 'kind']} label={t('unit.change.kindLabel')}>
          <Select
            options={Object.entries(changeKinds).map(([part, kinds]) => ({
              label: t(`unit.change.part.${part as keyof typeof changeKinds}`),
              options: kinds.map((one) => ({ value: one, label: t(`unit.change.kind.${one}`) })),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label={t('unit.change.effectiveOn')}
          extra={t('unit.change.effectiveHelp')}
          rules={required(t('unit.change.effectiveOn'))}
        >
          <Input
            type="date"
            min="1949-10-01"
            max="2099-12-31"
            onChange={(event) => event.target.value !== '' && onDay(event.target.value)}
          />
        </Form.Item>
        <UnitChangeFields known={known} />
        <Form.Item
          name="document"
          label={t('unit.change.document')}
          extra={t('unit.change.documentHelp')}
          rules={required(t('unit.change.document'))}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <WordsField name="reason" label={t('unit.change.reason')} limit={300} rows={2} required />
        <UnitChangePreview onVersion={setVersion} sending={sending} />
      </DraftForm>
    </div>
  );
}
