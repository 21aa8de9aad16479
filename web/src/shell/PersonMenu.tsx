import { UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { useNameText } from '../ui/name/Name.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import styles from './PersonMenu.module.css';
import { SignOut } from './SignOut.tsx';
import type { Visitor } from './visitor.ts';

/** Who is signed in, with which posts in this city, and the way out. */
export function PersonMenu({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const nameText = useNameText();
  const name = say(visitor.person.name);
  const posts = visitor.grants.map(
    ({ unit, role }) => `${unit === null ? t('person.wholeCity') : nameText(unit)} · ${t(`role.${role}`)}`,
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className={styles.card}>
          <strong>{name}</strong>
          <h3 className={styles.head}>{t('person.posts')}</h3>
          <ul>
            {posts.map((post) => (
              <li key={post}>{post}</li>
            ))}
          </ul>
          <p className={styles.account}>
            <Link to={`/${visitor.tenant.id}/rights` as '/'}>{t('rights.title')}</Link>
          </p>
          <p className={styles.account}>
            <Link to="/auth/account">{t('person.account')}</Link>
          </p>
          <div className={styles.acts}>
            <SignOut>{(begin) => <Button onClick={begin}>{t('person.signOut')}</Button>}</SignOut>
            <LanguageSwitch />
          </div>
        </div>
      }
    >
      <button type="button" className={styles.button} aria-label={t('person.menu', { name })}>
        <UserOutlined aria-hidden />
        <span className={styles.name}>{name}</span>
      </button>
    </Popover>
  );
}
