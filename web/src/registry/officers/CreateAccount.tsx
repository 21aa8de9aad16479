import { createAccount } from '@meritloop/server/contract/registry';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { DraftForm } from '../../ui/form/DraftForm.tsx';

interface Values {
  username: string;
  name: { zh: string; en: string };
  reason: string;
}

/** A new account: a post with a user name and without any right. */
export function CreateAccount(props: {
  onMade: (personId: string, firstPassword: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('registry');
  const { tenant, person } = useVisitor();
  const create = useAct(createAccount);
  const needed = (field: string) => [{ required: true, message: t('officers.missing', { field }) }];
  return (
    <DraftForm<Values>
      draftKey={`${tenant.id}.${person.id}.account.new`}
      initial={{ username: '', name: { zh: '', en: '' }, reason: '' }}
      submit={async (body, idempotencyKey) => {
        const made = await create.mutateAsync({ params: { tenant: tenant.id }, body, idempotencyKey });
        props.onMade(made.account.personId, made.firstPassword);
      }}
      onDone={() => {}}
      submitLabel={t('officers.create')}
      consequence={t('officers.createSays')}
      others={<Button onClick={props.onCancel}>{t('officers.cancel')}</Button>}
    >
      <Form.Item
        name="username"
        label={t('officers.username')}
        extra={t('officers.usernameRule')}
        rules={[
          {
            required: true,
            pattern: /^\s*[a-z][a-z0-9-]{1,30}\s*$/,
            message: t('officers.usernameRule'),
          },
        ]}
      >
        <Input autoCapitalize="off" autoComplete="off" spellCheck={false} maxLength={40} />
      </Form.Item>
      <Form.Item
        name={['name', 'zh']}
        label={t('officers.nameZh')}
        extra={t('officers.nameRule')}
        rules={needed(t('officers.nameZh'))}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('officers.nameEn')} rules={needed(t('officers.nameEn'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="reason" label={t('officers.reason')} rules={needed(t('officers.reason'))}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </DraftForm>
  );
}
