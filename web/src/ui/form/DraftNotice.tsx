import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './DraftForm.module.css';

/** When the draft was kept, and the way to give it up. */
export function DraftNotice(props: {
  savedAt: Date | null;
  restored: boolean;
  unkept: boolean;
  onDrop: () => void;
}) {
  const { t } = useTranslation('ui');
  if (props.unkept) return <span className={styles.draft}>{t('form.unkept')}</span>;
  if (props.savedAt === null) return null;
  const time = `${props.savedAt.getHours()}:${String(props.savedAt.getMinutes()).padStart(2, '0')}`;
  return (
    <span className={styles.draft}>
      {props.restored ? t('form.restored', { time }) : t('form.saved', { time })}
      <Button type="link" size="small" onClick={props.onDrop}>
        {t('form.drop')}
      </Button>
    </span>
  );
}
