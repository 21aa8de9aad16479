import { changePassword } from '@meritloop/server/platform/identity/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { FaultAlert } from '../FaultAlert.tsx';
import styles from './Account.module.css';

interface Passwords {
  current: string;
  next: string;
  again: string;
}

/** Changes one's own password; every other session ends with it. */
export function PasswordForm({ username }: { username: string }) {
  const { t } = useTranslation('shell');
  const [form] = Form.useForm<Passwords>();
  const change = useAct(changePassword);
  const missing = (field: string) => t('signIn.missing', { field });
  return (
    <section className={styles.part} aria-labelledby="account-password">
      <h2 id="account-password">{t('account.password.title')}</h2>
      <p className={styles.says}>{t('account.password.says')}</p>
      <div role="status">
        {change.data !== undefined && (
          <p className={styles.done}>{t('account.password.done', { total: change.data.ended })}</p>
        )}
      </div>
      <Form<Passwords>
        form={form}
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ current, next }) =>
          change.mutate({ body: { current, next } }, { onSuccess: () => form.resetFields() })
        }
      >
        <FaultAlert fault={change.error ?? undefined} />
        {/* Password managers file the new password under it. */}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <Form.Item
          name="current"
          label={t('account.password.current')}
          rules={[{ required: true, message: missing(t('account.password.current')) }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('account.password.next')}
          extra={t('account.password.rule')}
          rules={[
            { required: true, message: missing(t('account.password.next')) },
            { min: 12, max: 128, message: t('account.password.rule') },
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('account.password.again')}
          dependencies={['next']}
          rules={[
            { required: true, message: missing(t('account.password.next')) },
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('account.password.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('account.password.submit')}
        </Button>
      </Form>
    </section>
  );
}
