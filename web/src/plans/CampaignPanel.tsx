import { createCampaign, editCampaign, registerChoices } from '@meritloop/server/contract/plans';
import { AutoComplete, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './MatterPanel.module.css';

/** 工程 / 专项行动 that group matters: their names, and how many matters each has. */
export function CampaignPanel(props: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const answer = useAnswer(registerChoices, { params }, { enabled: props.open });
  const [add, edit] = [useAct(createCampaign), useAct(editCampaign)];
  const [editing, setEditing] = useState<string>();
  const campaigns = answer.data?.campaigns;
  const may = answer.data?.abilities.editMatters?.may === true;
  return (
    <SidePanel open={props.open} onClose={props.onClose} title={t('register.campaignPanel.title')}>
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {campaigns === undefined && answer.error === null && <Loading rows={4} />}
      {campaigns?.length === 0 && <EmptyState why={t('register.campaignPanel.none')} />}
      <ul className={styles.targets}>
        {campaigns?.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              <CampaignForm
                initial={one}
                label={t('register.campaignPanel.save')}
                onSave={async (body) => {
                  const at = { ...params, campaign: one.id };
                  await edit.mutateAsync({ params: at, body, ifMatch: one.version });
                  setEditing(undefined);
                }}
              />
            ) : (
              <>
                <Name of={one.name} />{' '}
                <span className={styles.note}>
                  {one.kind} · {t('register.campaignPanel.matters', { count: one.matters })}
                </span>
                {may && (
                  <Button type="link" size="small" onClick={() => setEditing(one.id)}>
                    {t('register.campaignPanel.rename')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {edit.error !== null && <ErrorState error={edit.error} />}
      {may && (
        <CampaignForm
          key={campaigns?.length}
          initial={{ name: '', kind: t('register.campaignPanel.kinds.project', { lng: 'zh-CN' }) }}
          label={t('register.campaignPanel.add')}
          onSave={(body) => add.mutateAsync({ params, body })}
        />
      )}
      {add.error !== null && <ErrorState error={add.error} />}
    </SidePanel>
  );
}

function CampaignForm(props: {
  initial: { name: string; kind: string };
  label: string;
  onSave: (body: { name: string; kind: string }) => Promise<unknown>;
}) {
  const { t } = useTranslation('plans');
  const [busy, setBusy] = useState(false);
  const kinds = (['project', 'action'] as const).map((kind) => ({
    value: t(`register.campaignPanel.kinds.${kind}`, { lng: 'zh-CN' }),
  }));
  const needed = (field: string) => [
    { required: true, whitespace: true, message: t('register.form.missing', { field }) },
  ];
  return (
    <Form
      className={styles.campaign}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: props.initial.name, kind: props.initial.kind }}
      onFinish={async (body: { name: string; kind: string }) => {
        setBusy(true);
        // A refusal stays in the act and is shown by the panel; what was typed stays here.
        await props.onSave(body).catch(() => undefined);
        setBusy(false);
      }}
    >
      <Form.Item
        name="name"
        label={t('register.campaignPanel.name')}
        rules={needed(t('register.campaignPanel.name'))}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t('register.campaignPanel.kind')}
        rules={needed(t('register.campaignPanel.kind'))}
      >
        <AutoComplete options={kinds} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {props.label}
      </Button>
    </Form>
  );
}
