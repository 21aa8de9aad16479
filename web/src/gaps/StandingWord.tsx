import type { Light as LightColour, Status } from '@meritloop/server/contract/gaps';
import { useTranslation } from 'react-i18next';
import { Light } from '../ui/status/Light.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import styles from './ChangesPage.module.css';

/** A status with its light and, for a change, the status before it. */
export function StandingWord(props: { status: Status; light: LightColour; before?: Status | null }) {
  const { t } = useTranslation(['gaps', 'ui']);
  return (
    <span className={styles.standing}>
      <StatusWord status={props.status} />
      {props.light !== 'unlit' && <Light colour={props.light} />}
      {props.before !== undefined && (
        <span className={styles.before}>
          {props.before === null
            ? t('gaps:changes.first')
            : t('gaps:changes.from', { before: t(`ui:status.${props.before}`) })}
        </span>
      )}
    </span>
  );
}
