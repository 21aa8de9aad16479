import type { SessionSummary } from '@meritloop/server/platform/identity/contract';
import { useTranslation } from 'react-i18next';
import { momentWords } from '../../ui/number/moment.ts';
import styles from './Account.module.css';

/** What is told of a session, to its owner and to the security officer. */
type Told = Omit<SessionSummary, 'current'> & { current?: boolean };

/** Browser and device in words, as far as the browser says. */
export function useDeviceWords(): (session: Told) => string {
  const { t } = useTranslation('shell');
  return ({ device }) =>
    [
      device.browser ?? t('account.sessions.unknownBrowser'),
      device.system,
      t(`account.sessions.kind.${device.kind}`),
    ]
      .filter((word) => word !== null)
      .join(' · ');
}

/** One session: where, by which way it began, and its times. */
export function SessionFacts({ session }: { session: Told }) {
  const { t } = useTranslation('shell');
  const device = useDeviceWords()(session);
  const facts = [
    [t('account.sessions.since'), momentWords(session.since)],
    [t('account.sessions.lastUsed'), momentWords(session.lastUsedAt)],
    [t('account.sessions.ends'), momentWords(session.endsAt)],
    [t('account.sessions.way'), t(`account.sessions.wayOf.${session.signedInBy}`)],
  ] as const;
  return (
    <>
      <div className={styles.device}>
        {device}
        {session.current === true && <span className={styles.current}>{t('account.sessions.current')}</span>}
      </div>
      <dl className={styles.times}>
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
