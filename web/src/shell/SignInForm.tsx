import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SignInOutcome, signIn } from '../api/signIn.ts';

interface Credentials {
  username: string;
  password: string;
}

/** Username and password; the username stays when the password was wrong. */
export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  const { t } = useTranslation('shell');
  const answers = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Exclude<SignInOutcome, 'in'> | 'unreachable'>();
  const says = { wrong: 'wrong', too_many: 'tooMany', failed: 'failed', unreachable: 'unreachable' } as const;

  async function submit({ username, password }: Credentials) {
    setBusy(true);
    setFault(undefined);
    try {
      const outcome = await signIn(username.trim(), password);
      if (outcome !== 'in') return setFault(outcome);
      await answers.invalidateQueries();
      onSignedIn?.();
    } catch {
      setFault('unreachable');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      onFinish={submit}
      size="large"
      scrollToFirstError
    >
      <div role="alert">
        {fault !== undefined && (
          <Alert
            type="error"
            showIcon
            title={t(`signIn.${says[fault]}`)}
            role="presentation"
            style={{ marginBottom: 16 }}
          />
        )}
      </div>
      <Form.Item
        name="username"
        label={t('signIn.username')}
        rules={[{ required: true, message: t('signIn.missing', { field: t('signIn.username') }) }]}
      >
        <Input
          prefix={<UserOutlined aria-hidden />}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={100}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.missing', { field: t('signIn.password') }) }]}
      >
        <Input.Password
          prefix={<LockOutlined aria-hidden />}
          autoComplete="current-password"
          maxLength={200}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {busy ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </Form>
  );
}
