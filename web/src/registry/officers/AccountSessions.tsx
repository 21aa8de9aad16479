import { type Account, endSessionOf, readSessionsOf } from '@meritloop/server/contract/registry';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { SessionFacts, useDeviceWords } from '../../shell/account/SessionFacts.tsx';
import { useVisitor } from '../../shell/visitor.ts';
import { ErrorState } from '../../ui/state/ErrorState.tsx';
import { Loading } from '../../ui/state/Loading.tsx';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';

/** Where the account is signed in, as its own page shows it, each to be ended with a reason. */
export function AccountSessions({ account }: { account: Account }) {
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  const [ending, setEnding] = useState<string>();
  const end = useAct(endSessionOf);
  const deviceWords = useDeviceWords();
  const answer = useAnswer(readSessionsOf, { params: { tenant: tenant.id, person: account.personId } });
  if (answer.data === undefined) {
    if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
    return <Loading rows={2} />;
  }
  const { sessions } = answer.data;
  if (sessions.length === 0) return <p className={styles.says}>{t('officers.noSessions')}</p>;
  const may = account.abilities.endSessionsOf?.may === true;
  return (
    <ul className={styles.list}>
      {sessions.map((session) => (
        <li key={session.id}>
          <SessionFacts session={session} />
          {may && ending !== session.id && (
            <div className={styles.act}>
              <Button
                onClick={() => setEnding(session.id)}
                aria-label={t('officers.endSessionNamed', { device: deviceWords(session) })}
              >
                {t('officers.endSession')}
              </Button>
            </div>
          )}
          {ending === session.id && (
            <div className={styles.act}>
              <ReasonForm
                name={`${session.id}.end`}
                says={t('officers.endSessionSays')}
                submitLabel={t('officers.endSession')}
                onDone={() => setEnding(undefined)}
                submit={({ reason }, idempotencyKey) =>
                  end.mutateAsync({
                    params: { tenant: tenant.id, person: account.personId, session: session.id },
                    body: { reason },
                    ifMatch: account.version,
                    idempotencyKey,
                  })
                }
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
