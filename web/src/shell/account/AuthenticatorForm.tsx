import { Button, Form, Input, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { FaultAlert } from '../FaultAlert.tsx';
import styles from './Account.module.css';

/** The secret as a QR code and in letters, and the first code that proves that it arrived. */
export function AuthenticatorForm(props: {
  uri: string;
  secret: string;
  busy: boolean;
  fault: Error | undefined;
  onCode: (code: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('shell');
  const label = t('signIn.code');
  return (
    <div className={styles.qr}>
      <div>
        <QRCode aria-label={t('account.factor.qr')} value={props.uri} type="svg" size={200} errorLevel="M" />
      </div>
      <Form<{ code: string }>
        className={styles.beside}
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => props.onCode(code.replaceAll(' ', ''))}
      >
        <p className={styles.says}>{t('account.factor.scan')}</p>
        <p>
          {t('account.factor.typed')}
          <code className={styles.secret}>{props.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <FaultAlert fault={props.fault} />
        <Form.Item
          name="code"
          label={label}
          rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: t('signIn.codeHint') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
        </Form.Item>
        <div className={styles.row}>
          <Button type="primary" htmlType="submit" loading={props.busy}>
            {t('account.factor.confirm')}
          </Button>
          <Button onClick={props.onCancel}>{t('account.factor.cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}
