import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm.tsx';

/** The question for the password over a page whose session has ended. */
export function SignInDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Modal
      open
      title={t('signIn.againTitle')}
      footer={null}
      width={420}
      mask={{ closable: false }}
      onCancel={onDone}
    >
      <p style={{ marginBottom: 16 }}>{t('signIn.again')}</p>
      <SignInForm onSignedIn={onDone} />
    </Modal>
  );
}
