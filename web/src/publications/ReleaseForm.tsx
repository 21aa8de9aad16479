import type { readRun } from '@meritloop/server/contract/assessments';
import { type ReleaseHead, releaseBoard } from '@meritloop/server/contract/publications';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { periodName } from '../ui/number/periodName.ts';
import styles from './ReleasePage.module.css';

export interface ReleasableRun {
  asked: z.output<typeof readRun.reply>;
  boards: readonly ReleaseHead[];
}

/** Audiences that a board can be released to; the public needs two persons, which is not built. */
const offered = ['system', 'group', 'office'] as const;

interface Filled {
  title: string;
  audience: (typeof offered)[number];
  reason: string;
}

/** To whom, under which title, and, where a board of the period stands already, why it is superseded. */
export function ReleaseForm({ asked, boards }: ReleasableRun) {
  const { t } = useTranslation(['publications', 'ui']);
  const { tenant, person } = useVisitor();
  const go = useNavigate();
  const act = useAct(releaseBoard);
  const { run } = asked;
  const standing = boards.find(
    (board) =>
      board.scheme.code === run.scheme.code && board.period === run.period && board.supersededBy === null,
  );
  const missing = (field: string) => t('ui:form.missing', { field });
  return (
    <DraftForm<Filled>
      draftKey={`${tenant.id}.${person.id}.release.${run.id}`}
      initial={{
        title: `${run.scheme.name.zh} ${periodName(run.period).zh}`,
        audience: 'system',
        reason: '',
      }}
      submit={async ({ title, audience, reason }, idempotencyKey) => {
        const release = await act.mutateAsync({
          params: { tenant: tenant.id },
          body: { runId: run.id, title, audience, ...(standing === undefined ? {} : { reason }) },
          idempotencyKey,
        });
        await go({ to: '/$tenant/boards/$id', params: { tenant: tenant.id, id: release.id } });
      }}
      onDone={() => undefined}
      submitLabel={t('publications:release.submit')}
      consequence={t('publications:release.consequence')}
    >
      <Form.Item
        name="title"
        label={t('publications:release.name')}
        rules={[{ required: true, whitespace: true, message: missing(t('publications:release.name')) }]}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="audience"
        label={t('publications:release.audience')}
        extra={t('publications:release.publicNot')}
      >
        <Radio.Group className={styles.audience ?? ''}>
          {offered.map((audience) => (
            <Radio key={audience} value={audience}>
              {t(`publications:audience.${audience}`)}
              <span className={styles.says}>{t(`publications:audienceSays.${audience}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {standing !== undefined && (
        <Form.Item
          name="reason"
          label={t('publications:release.reason')}
          extra={t('publications:release.reasonHelp', { seq: standing.seq })}
          validateTrigger="onBlur"
          rules={[
            { required: true, whitespace: true, message: missing(t('publications:release.reason')) },
            { min: 4, message: t('publications:release.reasonShort') },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      )}
      <WhatAndWhom total={asked.subjects.length} />
    </DraftForm>
  );
}

/** The decision in one sentence, as the form stands now. */
function WhatAndWhom({ total }: { total: number }) {
  const { t } = useTranslation('publications');
  const audience: Filled['audience'] | undefined = Form.useWatch('audience');
  if (audience === undefined) return null;
  return (
    <p className={styles.decision}>{t('release.says', { total, audience: t(`audience.${audience}`) })}</p>
  );
}
