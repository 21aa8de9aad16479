import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/refused.ts';
import { signIn, signInWithCode } from '../api/signIn.ts';
import { FaultAlert } from './FaultAlert.tsx';
import { SignInCodeForm } from './SignInCodeForm.tsx';
import styles from './SignInForm.module.css';

interface Credentials {
  username: string;
  password: string;
}

/** Username and password, then a code where the account has a second factor; the username stays when refused. */
export function SignInForm({ onSignedIn }: { onSignedIn?: () => void }) {
  const { t } = useTranslation('shell');
  const answers = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [fault, setFault] = useState<Error>();
  /** Part of the puzzle that is done, while this browser solves one instead of waiting. */
  const [solved, setSolved] = useState<number>();
  const [form] = Form.useForm<Credentials>();

  async function attempt(act: () => Promise<'in' | 'code'>) {
    setBusy(true);
    setFault(undefined);
    try {
      const next = await act();
      if (next === 'code') return setStep('code');
      await answers.invalidateQueries();
      onSignedIn?.();
    } catch (error) {
      setFault(error as Error);
      if (error instanceof Refused && error.refusal.code === 'identity.step_over') setStep('password');
    } finally {
      setSolved(undefined);
      setBusy(false);
    }
  }

  if (step === 'code') {
    return (
      <SignInCodeForm
        busy={busy}
        fault={fault}
        onBack={() => {
          setFault(undefined);
          setStep('password');
        }}
        onCode={(code) =>
          attempt(async () => {
            await signInWithCode(code);
            return 'in';
          })
        }
      />
    );
  }
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ username, password }) => attempt(() => signIn(username.trim(), password, setSolved))}
      size="large"
      scrollToFirstError
    >
      <FaultAlert fault={fault} />
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
      <div role="status">
        {solved !== undefined && <p className={styles.solving}>{t('signIn.solving')}</p>}
      </div>
      {solved !== undefined && (
        <progress className={styles.solved} value={solved} aria-label={t('signIn.solvingShort')} />
      )}
    </Form>
  );
}
