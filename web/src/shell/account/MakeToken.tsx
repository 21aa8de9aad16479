import { createToken, type listTokens } from '@meritloop/server/platform/tokens/contract';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../../api/useAct.ts';
import { useSay } from '../../messages/useSay.ts';
import { useNameText } from '../../ui/name/Name.tsx';
import { FaultAlert } from '../FaultAlert.tsx';
import styles from './Account.module.css';

interface Values {
  name: string;
  scopes: string[];
  unitId?: string;
  expiresOn: string;
}

/** What the token is for, what it may, and until when. */
export function MakeToken(props: {
  city: string;
  choices: Pick<z.output<typeof listTokens.reply>, 'scopes' | 'units'>;
  onMade: (secret: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const nameText = useNameText();
  const create = useAct(createToken);
  const needed = (field: string) => [{ required: true, message: t('signIn.missing', { field }) }];
  return (
    <Form<Values>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ unitId, ...body }) =>
        create.mutate(
          { params: { tenant: props.city }, body: { ...body, unitId: unitId ?? null } },
          { onSuccess: ({ secret }) => props.onMade(secret) },
        )
      }
    >
      <FaultAlert fault={create.error ?? undefined} />
      <Form.Item
        name="name"
        label={t('account.tokens.name')}
        extra={t('account.tokens.nameSays')}
        rules={needed(t('account.tokens.name'))}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={t('account.tokens.scopes')}
        extra={t('account.tokens.scopesSay')}
        rules={needed(t('account.tokens.scopes'))}
      >
        <Select
          mode="multiple"
          options={props.choices.scopes.map(({ name, says }) => ({
            value: name,
            label: `${name} · ${say(says)}`,
          }))}
          optionLabelProp="value"
        />
      </Form.Item>
      <Form.Item name="unitId" label={t('account.tokens.unit')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={props.choices.units.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
        />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('account.tokens.until')} rules={needed(t('account.tokens.until'))}>
        <Input type="date" />
      </Form.Item>
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('account.tokens.make')}
        </Button>
        <Button onClick={props.onCancel}>{t('account.factor.cancel')}</Button>
      </div>
    </Form>
  );
}
