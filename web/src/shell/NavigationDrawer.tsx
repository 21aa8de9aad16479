import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { SideNavigation } from './SideNavigation.tsx';
import type { Visitor } from './visitor.ts';

/** The side navigation of phones. */
export function NavigationDrawer(props: { visitor: Visitor; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      placement="left"
      size={272}
      title={t('product')}
      styles={{ body: { padding: 0, background: 'var(--ground)' } }}
      destroyOnHidden
    >
      <SideNavigation visitor={props.visitor} folded={false} onGo={props.onClose} />
    </Drawer>
  );
}
