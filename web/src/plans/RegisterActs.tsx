import { DownOutlined } from '@ant-design/icons';
import { downloadRegister } from '@meritloop/server/contract/plans';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';

/** What can be done with the register as a whole: enter a matter, bring it in from Excel, take it out. */
export function RegisterActs(props: { abilities: Record<string, { may: boolean }> | undefined }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const set = useSetFilters();
  const may = (act: string) => props.abilities?.[act]?.may === true;
  const file = (empty?: 'yes') =>
    addressOf(downloadRegister, { params: { tenant: tenant.id }, query: { empty } });
  const items = [
    ...(may('importRegister')
      ? [{ key: 'import', label: <CityLink path="/matters/import">{t('register.import')}</CityLink> }]
      : []),
    { key: 'export', label: <a href={file()}>{t('register.export')}</a> },
    ...(may('importRegister')
      ? [{ key: 'template', label: <a href={file('yes')}>{t('register.template')}</a> }]
      : []),
    { key: 'groups', label: <CityLink path="/owner-groups">{t('register.groups')}</CityLink> },
    {
      key: 'campaigns',
      label: t('register.campaigns'),
      onClick: () => set({ panel: 'campaigns' }),
    },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>
          {t('register.more')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {may('editMatters') && (
        <CityLink path="/matters/new">
          <Button type="primary" tabIndex={-1}>
            {t('register.new')}
          </Button>
        </CityLink>
      )}
    </>
  );
}
