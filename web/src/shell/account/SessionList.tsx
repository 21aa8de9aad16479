import {
  endOtherSessions,
  endSession,
  type readAccount,
  type SessionSummary,
} from '@meritloop/server/platform/identity/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../../api/useAct.ts';
import { FaultAlert } from '../FaultAlert.tsx';
import styles from './Account.module.css';
import { SessionFacts, useDeviceWords } from './SessionFacts.tsx';

/** Where the account is signed in: browser and device in words, since when, and the way to end it. */
export function SessionList(props: {
  sessions: readonly SessionSummary[];
  limits: z.output<typeof readAccount.reply>['limits'];
}) {
  const { t } = useTranslation('shell');
  const one = useAct(endSession);
  const others = useAct(endOtherSessions);
  const ended = others.data ?? one.data;
  return (
    <section className={styles.part} aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t('account.sessions.title')}</h2>
      <p className={styles.says}>{t('account.sessions.limits', props.limits)}</p>
      <FaultAlert fault={others.error ?? one.error ?? undefined} />
      <div role="status">
        {ended !== undefined && (
          <p className={styles.done}>{t('account.sessions.ended', { total: ended.ended })}</p>
        )}
      </div>
      <ul className={styles.sessions}>
        {props.sessions.map((session) => (
          <Session
            key={session.id}
            session={session}
            busy={one.isPending && one.variables?.params?.id === session.id}
            onEnd={() => one.mutate({ params: { id: session.id } })}
          />
        ))}
      </ul>
      {props.sessions.length > 1 ? (
        <Button loading={others.isPending} onClick={() => others.mutate({})}>
          {t('account.sessions.endOthers')}
        </Button>
      ) : (
        <p className={styles.says}>{t('account.sessions.onlyThis')}</p>
      )}
    </section>
  );
}

function Session(props: { session: SessionSummary; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('shell');
  const device = useDeviceWords()(props.session);
  return (
    <li className={styles.session}>
      <SessionFacts session={props.session} />
      {!props.session.current && (
        <Button
          className={styles.end}
          loading={props.busy}
          onClick={props.onEnd}
          aria-label={t('account.sessions.endNamed', { device })}
        >
          {t('account.sessions.end')}
        </Button>
      )}
    </li>
  );
}
