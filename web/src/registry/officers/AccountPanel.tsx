import {
  type Account,
  disableAccount,
  enableAccount,
  endSessionsOf,
  releaseAccount,
} from '@meritloop/server/contract/registry';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { FactList } from '../../ui/page/FactList.tsx';
import { Part } from '../../ui/page/Part.tsx';
import { AccessRequests, AskAccess } from './AccessRequests.tsx';
import { AccountSessions } from './AccountSessions.tsx';
import { GiveGrant, Grants } from './Grants.tsx';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';

const plainActs = ['disable', 'enable', 'endSessions', 'release'] as const;
type PlainAct = (typeof plainActs)[number];
const abilityOf = {
  disable: 'disableAccount',
  enable: 'enableAccount',
  endSessions: 'endSessionsOf',
  release: 'releaseAccount',
} as const;

/** One account: how it stands, its grants, what is asked about it, and what this officer may do. */
export function AccountPanel(props: { account: Account; onPassword: (password: string) => void }) {
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  const { account } = props;
  const [doing, setDoing] = useState<PlainAct | 'give' | 'ask'>();
  const acts = {
    disable: useAct(disableAccount),
    enable: useAct(enableAccount),
    endSessions: useAct(endSessionsOf),
    release: useAct(releaseAccount),
  };
  const may = (ability: string) => account.abilities[ability]?.may === true;
  const shown = plainActs.filter(
    (act) =>
      may(abilityOf[act]) &&
      (act !== 'release' || account.waitUntil !== null) &&
      (act !== 'endSessions' || account.sessions > 0),
  );
  const done = () => setDoing(undefined);
  return (
    <>
      <FactList
        facts={[
          [t('officers.username'), account.username],
          [t('officers.duty'), t(`officers.dutyOf.${account.duty ?? 'none'}`)],
          [
            t('officers.column.factor'),
            account.secondFactor ? t('officers.factorOn') : t('officers.factorOff'),
          ],
          [t('officers.column.sessions'), account.sessions],
          [t('officers.external'), account.externalId ?? t('officers.notLinked')],
        ]}
      />
      {account.requests.length > 0 && (
        <Part title={t('officers.requests')}>
          <AccessRequests account={account} onPassword={props.onPassword} />
        </Part>
      )}
      <Part title={t('officers.grants')}>
        <Grants account={account} />
      </Part>
      {may('readSessionsOf') && account.sessions > 0 && (
        <Part title={t('officers.column.sessions')}>
          <AccountSessions account={account} />
        </Part>
      )}
      {doing === undefined && (
        <div className={styles.row}>
          {may('giveGrant') && (
            <Button type="primary" onClick={() => setDoing('give')}>
              {t('officers.give')}
            </Button>
          )}
          {may('askAccess') && <Button onClick={() => setDoing('ask')}>{t('officers.ask')}</Button>}
          {shown.map((act) => (
            <Button key={act} onClick={() => setDoing(act)}>
              {t(`officers.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {doing === 'give' && <GiveGrant account={account} onDone={done} />}
      {doing === 'ask' && <AskAccess account={account} onDone={done} />}
      {doing !== undefined && doing !== 'give' && doing !== 'ask' && (
        <ReasonForm
          key={doing}
          name={`${account.personId}.${doing}`}
          says={t(`officers.${doing}Says`)}
          submitLabel={t(`officers.${doing}`)}
          onDone={done}
          submit={({ reason }, idempotencyKey) =>
            acts[doing].mutateAsync({
              params: { tenant: tenant.id, person: account.personId },
              body: { reason },
              ifMatch: account.version,
              idempotencyKey,
            })
          }
        />
      )}
    </>
  );
}
