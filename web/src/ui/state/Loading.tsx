import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Grey lines in place of what is on its way; nothing at all in the first 300 ms, so that quick answers do not flash. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div role="status" style={{ padding: '8px 0', maxWidth: 960 }}>
      <span className="visually-hidden">{t('state.loading')}</span>
      <div aria-hidden="true">
        <Skeleton active title={false} paragraph={{ rows }} />
      </div>
    </div>
  );
}
