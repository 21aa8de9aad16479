import { type ApiToken, listTokens, revokeToken } from '@meritloop/server/platform/tokens/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';
import { DayText } from '../../ui/number/DayText.tsx';
import { FaultAlert } from '../FaultAlert.tsx';
import type { TenantSummary } from '../visitor.ts';
import styles from './Account.module.css';
import { MakeToken } from './MakeToken.tsx';

/** API tokens of the person in one city; its security and audit officers see everyone's. */
export function TokenList({ city }: { city: Pick<TenantSummary, 'id' | 'name'> }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const answer = useAnswer(listTokens, { params: { tenant: city.id } });
  const list = answer.data;
  // A city that asks for something else first says so on its own pages.
  if (list === undefined) return null;
  const heading = `tokens-${city.id}`;
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 id={heading}>
        {t('account.tokens.title')} · {say(city.name)}
      </h2>
      <p className={styles.says}>{t('account.tokens.says', { days: list.longestDays, most: list.most })}</p>
      {secret !== undefined && (
        <div role="status">
          <h3>{t('account.tokens.once')}</h3>
          <code className={styles.secret}>{secret}</code>
          <Button type="primary" onClick={() => setSecret(undefined)}>
            {t('account.factor.kept')}
          </Button>
        </div>
      )}
      {list.tokens.length > 0 && (
        <ul className={styles.sessions}>
          {list.tokens.map((token) => (
            <Token key={token.id} city={city.id} token={token} />
          ))}
        </ul>
      )}
      {list.tokens.length === 0 && <p className={styles.says}>{t('account.tokens.none')}</p>}
      {making && (
        <MakeToken
          city={city.id}
          choices={list}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {!making && list.scopes.length > 0 && (
        <Button onClick={() => setMaking(true)}>{t('account.tokens.make')}</Button>
      )}
    </section>
  );
}

function Token({ city, token }: { city: string; token: ApiToken }) {
  const { t } = useTranslation('shell');
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const revoke = useAct(revokeToken);
  return (
    <li className={styles.session}>
      <div className={styles.device}>
        {token.name} <code>{token.prefix}…</code>
        {token.state !== 'good' && (
          <span className={styles.current}>{t(`account.tokens.state.${token.state}`)}</span>
        )}
        {!token.own && <span className={styles.current}>{say(token.person)}</span>}
      </div>
      <dl className={styles.times}>
        <div>
          <dt>{t('account.tokens.scopes')}</dt>
          <dd>{token.scopes.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('account.tokens.until')}</dt>
          <dd>
            <DayText day={token.expiresOn} />
          </dd>
        </div>
        <div>
          <dt>{t('account.tokens.used')}</dt>
          <dd>
            {token.lastUsedOn === null ? t('account.tokens.never') : <DayText day={token.lastUsedOn} />}
          </dd>
        </div>
      </dl>
      {token.abilities.revokeToken?.may === true && !asking && (
        <Button
          className={styles.end}
          onClick={() => setAsking(true)}
          aria-label={t('account.tokens.revokeNamed', { name: token.name })}
        >
          {t('account.tokens.revoke')}
        </Button>
      )}
      {asking && (
        <Form<{ reason: string }>
          className={styles.form}
          layout="vertical"
          requiredMark={false}
          onFinish={(body) =>
            revoke.mutate(
              { params: { tenant: city, token: token.id }, body },
              { onSuccess: () => setAsking(false) },
            )
          }
        >
          <FaultAlert fault={revoke.error ?? undefined} />
          <Form.Item
            name="reason"
            label={t('account.tokens.reason')}
            rules={[{ required: true, message: t('signIn.missing', { field: t('account.tokens.reason') }) }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <div className={styles.row}>
            <Button type="primary" htmlType="submit" loading={revoke.isPending}>
              {t('account.tokens.revoke')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('account.factor.cancel')}</Button>
          </div>
        </Form>
      )}
    </li>
  );
}
