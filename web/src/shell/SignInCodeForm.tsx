import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultAlert } from './FaultAlert.tsx';

/** Second step of a sign-in: the code of the moment, or a recovery code where the phone is lost. */
export function SignInCodeForm(props: {
  busy: boolean;
  fault: Error | undefined;
  onCode: (code: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('shell');
  const [recovery, setRecovery] = useState(false);
  const label = recovery ? t('signIn.recoveryCode') : t('signIn.code');
  return (
    <Form<{ code: string }>
      key={recovery ? 'recovery' : 'code'}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => props.onCode(code.replaceAll(' ', ''))}
      size="large"
    >
      <FaultAlert fault={props.fault} />
      <Form.Item
        name="code"
        label={label}
        extra={recovery ? t('signIn.recoveryHint') : t('signIn.codeHint')}
        rules={[{ required: true, message: t('signIn.missing', { field: label }) }]}
      >
        <Input
          ref={(input) => input?.focus()}
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={20}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={props.busy}>
        {t('signIn.confirm')}
      </Button>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: 8 }}>
        <Button type="link" size="small" onClick={() => setRecovery(!recovery)}>
          {recovery ? t('signIn.useCode') : t('signIn.useRecovery')}
        </Button>
        <Button type="link" size="small" onClick={props.onBack}>
          {t('signIn.back')}
        </Button>
      </div>
    </Form>
  );
}
