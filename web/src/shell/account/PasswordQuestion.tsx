import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FaultAlert } from '../FaultAlert.tsx';
import styles from './Account.module.css';

/** Asks for the current password before something that a left-open session must not do. */
export function PasswordQuestion(props: {
  says: string;
  submit: string;
  busy: boolean;
  fault: Error | undefined;
  onPassword: (password: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('shell');
  const label = t('account.password.current');
  return (
    <Form<{ password: string }>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ password }) => props.onPassword(password)}
    >
      <p className={styles.says}>{props.says}</p>
      <FaultAlert fault={props.fault} />
      <Form.Item
        name="password"
        label={label}
        rules={[{ required: true, message: t('signIn.missing', { field: label }) }]}
      >
        <Input.Password ref={(input) => input?.focus()} autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={props.busy}>
          {props.submit}
        </Button>
        <Button onClick={props.onCancel}>{t('account.factor.cancel')}</Button>
      </div>
    </Form>
  );
}
