import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultAlert } from './FaultAlert.tsx';

/** Says what the sign-out would take off this device, before it does. */
export function SignOutDialog(props: {
  unsent: { total: number; last: Date | undefined };
  onLeave: () => Promise<void>;
  onStay: () => void;
}) {
  const { t } = useTranslation('shell');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Error>();
  const { total, last } = props.unsent;
  const minutes = String(last?.getMinutes() ?? 0).padStart(2, '0');

  async function leave() {
    setBusy(true);
    setFault(undefined);
    try {
      await props.onLeave();
    } catch (error) {
      setFault(error as Error);
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      title={t('signOut.title')}
      width={460}
      okText={t('signOut.leave')}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => void leave()}
      cancelText={t('signOut.stay')}
      onCancel={props.onStay}
    >
      <FaultAlert fault={fault} />
      <p>{t('signOut.unsent', { total, time: `${last?.getHours() ?? 0}:${minutes}` })}</p>
      <p>{t('signOut.says')}</p>
    </Modal>
  );
}
