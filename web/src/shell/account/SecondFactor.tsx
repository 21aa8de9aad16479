import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  type readAccount,
  renewRecoveryCodes,
} from '@meritloop/server/platform/identity/contract';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../../api/useAct.ts';
import { useSay } from '../../messages/useSay.ts';
import styles from './Account.module.css';
import { AuthenticatorForm } from './AuthenticatorForm.tsx';
import { PasswordQuestion } from './PasswordQuestion.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

type Asking = 'nothing' | 'begin' | 'end' | 'renew';

/** Turns the second factor on (secret, first code, recovery codes) and off. */
export function SecondFactor(props: z.output<typeof readAccount.reply>['secondFactor']) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const [asking, setAsking] = useState<Asking>('nothing');
  const [codes, setCodes] = useState<string[]>();
  const [done, setDone] = useState<string>();
  const begin = useAct(beginSecondFactor);
  const confirm = useAct(confirmSecondFactor);
  const end = useAct(endSecondFactor);
  const renew = useAct(renewRecoveryCodes);

  function ask(next: Asking) {
    for (const act of [begin, confirm, end, renew]) act.reset();
    setDone(undefined);
    setAsking(next);
  }

  return (
    <section className={styles.part} aria-labelledby="account-factor">
      <h2 id="account-factor">{t('account.factor.title')}</h2>
      {props.neededBy.length > 0 && !props.on && (
        <Alert
          type="warning"
          showIcon
          role="presentation"
          title={t('account.factor.needed', { cities: props.neededBy.map(say).join('、') })}
          style={{ margin: '8px 0' }}
        />
      )}
      <p className={styles.says}>
        {props.on ? t('account.factor.on', { total: props.recoveryCodesLeft ?? 0 }) : t('account.factor.off')}
      </p>
      <div role="status">{done !== undefined && <p className={styles.done}>{done}</p>}</div>
      {codes !== undefined && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {codes === undefined && begin.data === undefined && asking === 'nothing' && (
        <div className={styles.row}>
          {!props.on && (
            <Button type="primary" onClick={() => ask('begin')}>
              {t('account.factor.begin')}
            </Button>
          )}
          {props.on && <Button onClick={() => ask('renew')}>{t('account.factor.renew')}</Button>}
          {props.on && <Button onClick={() => ask('end')}>{t('account.factor.end')}</Button>}
        </div>
      )}
      {asking === 'begin' && begin.data === undefined && (
        <PasswordQuestion
          says={t('account.factor.beginSays')}
          submit={t('account.factor.begin')}
          busy={begin.isPending}
          fault={begin.error ?? undefined}
          onCancel={() => ask('nothing')}
          onPassword={(password) => begin.mutate({ body: { password } })}
        />
      )}
      {asking === 'begin' && begin.data !== undefined && (
        <AuthenticatorForm
          {...begin.data}
          busy={confirm.isPending}
          fault={confirm.error ?? undefined}
          onCancel={() => ask('nothing')}
          onCode={(code) =>
            confirm.mutate(
              { body: { code } },
              {
                onSuccess: ({ recoveryCodes, ended }) => {
                  ask('nothing');
                  setCodes(recoveryCodes);
                  setDone(t('account.factor.turnedOn', { total: ended }));
                },
              },
            )
          }
        />
      )}
      {asking === 'renew' && (
        <PasswordQuestion
          says={t('account.factor.renewSays')}
          submit={t('account.factor.renew')}
          busy={renew.isPending}
          fault={renew.error ?? undefined}
          onCancel={() => ask('nothing')}
          onPassword={(password) =>
            renew.mutate(
              { body: { password } },
              {
                onSuccess: ({ recoveryCodes }) => {
                  ask('nothing');
                  setCodes(recoveryCodes);
                },
              },
            )
          }
        />
      )}
      {asking === 'end' && (
        <PasswordQuestion
          says={t('account.factor.endSays')}
          submit={t('account.factor.end')}
          busy={end.isPending}
          fault={end.error ?? undefined}
          onCancel={() => ask('nothing')}
          onPassword={(password) =>
            end.mutate(
              { body: { password } },
              {
                onSuccess: () => {
                  ask('nothing');
                  setDone(t('account.factor.turnedOff'));
                },
              },
            )
          }
        />
      )}
    </section>
  );
}
