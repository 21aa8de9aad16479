import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { holds, useVisitor } from '../shell/visitor.ts';
import styles from './ReportingTabs.module.css';

const pages = [
  { to: '/$tenant/requests', name: 'items' },
  { to: '/$tenant/reports', name: 'matters' },
  { to: '/$tenant/ask', name: 'ask' },
  { to: '/$tenant/calendar', name: 'calendar' },
  { to: '/$tenant/release-days', name: 'releases' },
] as const;

/** The pages of reporting beside one another; asking is the office's alone. */
export function ReportingTabs() {
  const { t } = useTranslation('actuals');
  const visitor = useVisitor();
  return (
    <nav className={`${styles.tabs} screen-only`} aria-label={t('report.tabs.label')}>
      {pages
        .filter(({ name }) => name !== 'ask' || holds(visitor, 'office'))
        .map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            params={{ tenant: visitor.tenant.id }}
            className={styles.tab ?? ''}
            activeProps={{ className: `${styles.tab} ${styles.here}`, 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(`report.tabs.${name}`)}
          </Link>
        ))}
    </nav>
  );
}
