import { type Account, askAccess, decideAccess } from '@meritloop/server/contract/registry';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useSay } from '../../messages/useSay.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { momentWords } from '../../ui/number/moment.ts';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';

const kinds = ['second_factor', 'password', 'external_id'] as const;

/** What the system officer asked for, with the other officer's two answers. */
export function AccessRequests(props: { account: Account; onPassword: (password: string) => void }) {
  const { t } = useTranslation('registry');
  const say = useSay();
  const { tenant } = useVisitor();
  const { account } = props;
  const [answering, setAnswering] = useState<{ id: string; confirm: boolean }>();
  const decide = useAct(decideAccess);
  return (
    <ul className={styles.list}>
      {account.requests.map((request) => (
        <li key={request.id}>
          <strong>{t(`officers.kindOf.${request.kind}`)}</strong>
          {request.value !== null && <code>{request.value}</code>}
          <p>{request.reason}</p>
          <p className={styles.says}>
            {t('officers.askedBy', {
              who: say(request.askedBy),
              at: momentWords(request.askedAt),
              until: momentWords(request.until),
            })}
          </p>
          {request.abilities.decideAccess?.may === true && answering?.id !== request.id && (
            <div className={styles.row}>
              <Button type="primary" onClick={() => setAnswering({ id: request.id, confirm: true })}>
                {t('officers.confirm')}
              </Button>
              <Button onClick={() => setAnswering({ id: request.id, confirm: false })}>
                {t('officers.refuse')}
              </Button>
            </div>
          )}
          {answering?.id === request.id && (
            <ReasonForm
              name={`${request.id}.decide`}
              says={answering.confirm ? t(`officers.confirmSays.${request.kind}`) : t('officers.refuseSays')}
              submitLabel={answering.confirm ? t('officers.confirm') : t('officers.refuse')}
              onDone={() => setAnswering(undefined)}
              submit={async ({ reason }, idempotencyKey) => {
                const { firstPassword } = await decide.mutateAsync({
                  params: { tenant: tenant.id, request: request.id },
                  body: { confirm: answering.confirm, reason },
                  ifMatch: account.version,
                  idempotencyKey,
                });
                if (firstPassword !== null) props.onPassword(firstPassword);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** First half of the two-officer rule. */
export function AskAccess({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  const ask = useAct(askAccess);
  return (
    <ReasonForm<{ kind: (typeof kinds)[number]; externalId?: string }>
      name={`${account.personId}.ask`}
      says={t('officers.askSays')}
      submitLabel={t('officers.ask')}
      initial={{ kind: 'second_factor' }}
      onDone={onDone}
      submit={({ kind, externalId, reason }, idempotencyKey) =>
        ask.mutateAsync({
          params: { tenant: tenant.id, person: account.personId },
          body: kind === 'external_id' ? { kind, externalId: externalId ?? '', reason } : { kind, reason },
          ifMatch: account.version,
          idempotencyKey,
        })
      }
    >
      <Form.Item name="kind" label={t('officers.kind')}>
        <Select options={kinds.map((kind) => ({ value: kind, label: t(`officers.kindOf.${kind}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'external_id' && (
            <Form.Item
              name="externalId"
              label={t('officers.externalId')}
              rules={[
                { required: true, message: t('officers.missing', { field: t('officers.externalId') }) },
              ]}
            >
              <Input maxLength={255} autoComplete="off" spellCheck={false} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ReasonForm>
  );
}
