import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useSession } from './session.ts';
import styles from './TenantSwitch.module.css';
import type { TenantSummary } from './visitor.ts';

/** The city on screen; opens the list of the others. */
export function TenantSwitch({ tenant }: { tenant: TenantSummary }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const go = useNavigate();
  const { cities = [] } = useSession();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [tenant.id],
        items: [
          ...cities.map((city) => ({
            key: city.id,
            label: (
              <span className={styles.line}>
                {say(city.name)} <span className={styles.kind}>{t(`tenant.kind.${city.kind}`)}</span>
              </span>
            ),
          })),
          { type: 'divider' as const },
          { key: '', label: t('tenant.all') },
        ],
        onClick: ({ key }) =>
          void (key === '' ? go({ to: '/' }) : go({ to: '/$tenant', params: { tenant: key } })),
      }}
    >
      <button
        type="button"
        className={styles.button}
        aria-label={t('tenant.switch', { name: say(tenant.name) })}
      >
        <span className={styles.name}>{say(tenant.name)}</span>
        <DownOutlined aria-hidden className={styles.arrow} />
      </button>
    </Dropdown>
  );
}
