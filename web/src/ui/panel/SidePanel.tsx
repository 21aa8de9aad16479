import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../name/Name.tsx';
import { usePhone } from '../usePhone.ts';

/** A look at one thing beside the page, which stays usable; on a phone it covers the page from below. */
export function SidePanel(props: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Leads to the full page of the thing. */
  extra?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const phone = usePhone();
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      title={named(props.title)}
      extra={props.extra}
      footer={props.footer}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 480}
      mask={phone}
      closable={{ 'aria-label': t('panel.close') }}
      styles={{
        wrapper: { boxShadow: 'none', borderInlineStart: phone ? undefined : '1px solid var(--line-strong)' },
        header: { padding: '12px 16px' },
        body: { padding: 16 },
      }}
      destroyOnHidden
    >
      {props.children}
    </Drawer>
  );
}
