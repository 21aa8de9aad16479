import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { TenantSwitch } from './TenantSwitch.tsx';
import styles from './TitleBar.module.css';
import type { Visitor } from './visitor.ts';

/** Product, city, business day, language and account: one line above every page. */
export function TitleBar(props: {
  visitor: Visitor;
  folded: boolean;
  onFold: () => void;
  onOpenDrawer: () => void;
}) {
  const { t } = useTranslation('shell');
  const { tenant } = props.visitor;
  const fold = props.folded ? t('unfoldNavigation') : t('foldNavigation');
  return (
    <header className={`${styles.bar} screen-only`}>
      <button
        type="button"
        className={`${styles.icon} ${styles.phone}`}
        aria-label={t('openNavigation')}
        onClick={props.onOpenDrawer}
      >
        <MenuOutlined aria-hidden />
      </button>
      <button
        type="button"
        className={`${styles.icon} ${styles.desk}`}
        aria-label={fold}
        aria-expanded={!props.folded}
        onClick={props.onFold}
      >
        {props.folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
      <Link
        to="/$tenant"
        params={{ tenant: tenant.id }}
        className={styles.product}
        aria-label={t('product')}
        activeOptions={{ exact: true }}
      >
        <Mark />
        <span className={styles.productName}>{t('product')}</span>
      </Link>
      <span className={styles.rule} aria-hidden="true" />
      <TenantSwitch tenant={tenant} />
      <span className={styles.push} />
      <span className={`${styles.today} ${styles.desk}`}>{t('tenant.today', { day: tenant.today })}</span>
      <span className={styles.desk}>
        <LanguageSwitch />
      </span>
      <PersonMenu visitor={props.visitor} />
    </header>
  );
}
