import {
  CheckCircleOutlined,
  CheckOutlined,
  EditOutlined,
  FormOutlined,
  LockOutlined,
  RollbackOutlined,
  SendOutlined,
} from '@ant-design/icons';
import type { RequestState } from '@meritloop/server/contract/actuals';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './StateWord.module.css';

const icons: Record<RequestState, ComponentType<{ 'aria-hidden': true }>> = {
  open: FormOutlined,
  entered: EditOutlined,
  signed: CheckOutlined,
  submitted: SendOutlined,
  returned: RollbackOutlined,
  reviewed: CheckCircleOutlined,
  locked: LockOutlined,
};

/** Where a request stands: icon and word; colour only repeats them. */
export function StateWord({ state }: { state: RequestState }) {
  const { t } = useTranslation('actuals');
  const Icon = icons[state];
  return (
    <span className={`${styles.word} ${styles[state] ?? ''}`}>
      <Icon aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
