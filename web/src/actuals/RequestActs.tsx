import * as contract from '@meritloop/server/contract/actuals';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeSignedOut } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './RequestActs.module.css';
import { SpokenAct, type SpokenName } from './SpokenAct.tsx';

/** The one act that is next, what it brings about, and the ways back; only what the server says one may do. */
export function RequestActs({ request, children }: { request: contract.RequestPage; children: ReactNode }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const { tenant } = useVisitor();
  const answers = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<Error>();
  const [speaking, setSpeaking] = useState<SpokenName>();
  const params = { tenant: tenant.id, request: request.id };
  const may = (act: contract.RequestAct) => request.abilities[act]?.may === true;

  async function run(name: string, acts: readonly Plain[]) {
    setBusy(name);
    setError(undefined);
    try {
      let { version } = request;
      for (const act of acts) {
        // The same act on the same version has the same key: pressing twice never does it twice.
        const idempotencyKey = `${act}-${request.id}-${version}`;
        ({ version } = await call(plain[act], { params, ifMatch: version, idempotencyKey }));
      }
    } catch (fault) {
      noticeSignedOut(fault);
      setError(fault as Error);
    } finally {
      await answers.invalidateQueries();
      setBusy(undefined);
    }
  }

  const first: { label: string; note: string; acts: readonly Plain[] } | undefined = may('sign_off')
    ? { label: t('act.signAndSubmit'), note: t('act.signNote'), acts: ['sign_off', 'submit'] }
    : may('submit')
      ? { label: t('act.submit'), note: t('act.submitNote'), acts: ['submit'] }
      : may('pass')
        ? { label: t('act.pass'), note: t('act.passNote'), acts: ['pass'] }
        : may('lock')
          ? { label: t('act.lock'), note: t('act.lockNote'), acts: ['lock'] }
          : undefined;
  const blocked = request.state === 'entered' && may('send_back') && !may('sign_off');
  return (
    <>
      {error !== undefined && <ErrorState error={error} />}
      <div className={styles.acts}>
        {first !== undefined && (
          <Button type="primary" loading={busy === 'first'} onClick={() => void run('first', first.acts)}>
            {first.label}
          </Button>
        )}
        {may('send_back') && <Button onClick={() => setSpeaking('send_back')}>{t('act.sendBack')}</Button>}
        {may('return') && (
          <Button onClick={() => setSpeaking('return')}>
            {t('act.return', { unit: request.unit.name })}
          </Button>
        )}
        {may('correct') && <Button onClick={() => setSpeaking('correct')}>{t('act.correct')}</Button>}
        {may('withdraw') && (
          <Button loading={busy === 'withdraw'} onClick={() => void run('withdraw', ['withdraw'])}>
            {t('act.withdraw')}
          </Button>
        )}
        {children}
      </div>
      {first !== undefined && (
        <p className={styles.note}>
          <Verbatim>{first.note}</Verbatim>
        </p>
      )}
      {may('withdraw') && <p className={styles.note}>{t('act.withdrawNote')}</p>}
      {blocked && request.abilities.sign_off !== undefined && (
        <p className={styles.note}>{t('act.notMine', { why: say(request.abilities.sign_off.why) })}</p>
      )}
      {speaking !== undefined && (
        <SpokenAct name={speaking} request={request} onClose={() => setSpeaking(undefined)} />
      )}
    </>
  );
}

const plain = {
  sign_off: contract.signOff,
  submit: contract.submit,
  pass: contract.pass,
  lock: contract.lock,
  withdraw: contract.withdraw,
} as const;
type Plain = keyof typeof plain;
