import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Downloads what is on screen as an Excel file; of no use on paper. */
export function ExcelLink({ href }: { href: string }) {
  const { t } = useTranslation('ui');
  return (
    <Button
      className="screen-only"
      size="small"
      type="text"
      icon={<DownloadOutlined aria-hidden />}
      href={href}
      download
    >
      {t('table.excel')}
    </Button>
  );
}
