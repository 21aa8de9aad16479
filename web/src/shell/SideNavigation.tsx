import { Link, useLocation } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { namespaces } from '../messages/namespaces.ts';
import { navigation } from '../rooms.ts';
import type { NavigationEntry } from './navigation.ts';
import styles from './SideNavigation.module.css';
import { isOfficer, type Visitor } from './visitor.ts';

/** Pages in walking order of the rooms; a room without a page for this visitor does not show. */
export function SideNavigation(props: { visitor: Visitor; folded: boolean; onGo?: () => void }) {
  const { t } = useTranslation(namespaces);
  const places = navigation
    .map(({ place, entries }) => ({
      place,
      entries: entries.filter(
        (entry) =>
          (entry.officers === true || !isOfficer(props.visitor)) && (entry.shownTo?.(props.visitor) ?? true),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <nav
      className={`${styles.navigation} ${props.folded ? styles.folded : ''}`}
      aria-label={t('shell:navigation')}
    >
      {places.map(({ place, entries }) => (
        <section key={place} aria-labelledby={`stage-${place}`}>
          <h2 id={`stage-${place}`} className={place === 'app' ? 'visually-hidden' : styles.stage}>
            {t(`${place}:stage`)}
          </h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.path}>
                <Line entry={entry} {...props} label={entry.label(t)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Line(props: {
  entry: NavigationEntry;
  label: string;
  visitor: Visitor;
  folded: boolean;
  onGo?: () => void;
}) {
  const { entry, label } = props;
  const within = useLocation({
    select: ({ pathname }) =>
      (entry.also ?? []).some((path) => `${pathname}/`.startsWith(`/${props.visitor.tenant.id}/${path}/`)),
  });
  const link = (
    <Link
      to={`/${props.visitor.tenant.id}/${entry.path}` as '/'}
      className={`${styles.line} ${within ? styles.active : ''}`}
      activeOptions={{ exact: entry.path === '', includeSearch: false }}
      activeProps={{ className: styles.active }}
      {...(within ? { 'aria-current': 'true' as const } : {})}
      {...(props.folded ? { 'aria-label': label } : {})}
      {...(props.onGo === undefined ? {} : { onClick: props.onGo })}
    >
      <span className={styles.icon} aria-hidden="true">
        <entry.icon />
      </span>
      {!props.folded && <span>{label}</span>}
    </Link>
  );
  return props.folded ? (
    <Tooltip title={label} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
