import {
  type Account,
  endGrant,
  type GrantLine,
  giveGrant,
  grantChoices,
} from '@meritloop/server/contract/registry';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { useNameText } from '../../ui/name/Name.tsx';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';
import { everyRole } from './roles.ts';

/** Every grant of the account with its days, those that are over included. */
export function Grants({ account }: { account: Account }) {
  const { t } = useTranslation(['registry', 'shell']);
  const nameText = useNameText();
  const { tenant } = useVisitor();
  const [ending, setEnding] = useState<string>();
  const end = useAct(endGrant);
  const words = ({ role, unit, from, to }: GrantLine) => {
    const values = {
      role: t(`shell:role.${role}`),
      unit: unit === null ? t('registry:officers.wholeCity') : nameText(unit.name),
      from,
      to: to ?? '',
    };
    return to === null ? t('registry:officers.grantLine', values) : t('registry:officers.grantSpan', values);
  };
  if (account.grants.length === 0) return <p className={styles.says}>{t('registry:officers.noGrants')}</p>;
  return (
    <ul className={styles.list}>
      {account.grants.map((grant) => {
        const over = grant.to !== null && grant.to < tenant.today;
        return (
          <li key={grant.id}>
            <span className={over ? styles.over : ''}>
              {words(grant)}
              {over && `（${t('registry:officers.over')}）`}
            </span>
            {!over && account.abilities.endGrant?.may === true && ending !== grant.id && (
              <Button
                size="small"
                onClick={() => setEnding(grant.id)}
                aria-label={t('registry:officers.endNamed', { name: words(grant) })}
              >
                {t('registry:officers.endGrant')}
              </Button>
            )}
            {ending === grant.id && (
              <ReasonForm<{ on: string }>
                name={`${grant.id}.end`}
                says={t('registry:officers.endSays')}
                submitLabel={t('registry:officers.endGrant')}
                initial={{ on: tenant.today }}
                onDone={() => setEnding(undefined)}
                submit={({ on, reason }, idempotencyKey) =>
                  end.mutateAsync({
                    params: { tenant: tenant.id, grant: grant.id },
                    body: { on, reason },
                    ifMatch: account.version,
                    idempotencyKey,
                  })
                }
              >
                <Form.Item name="on" label={t('registry:officers.endOn')} rules={[{ required: true }]}>
                  <Input type="date" />
                </Form.Item>
              </ReasonForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A role over a unit or the city, with its days. */
export function GiveGrant({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation(['registry', 'shell']);
  const nameText = useNameText();
  const { tenant } = useVisitor();
  const give = useAct(giveGrant);
  const units = useAnswer(grantChoices, { params: { tenant: tenant.id } }).data?.units ?? [];
  const roles = everyRole.filter((role) => {
    if (account.duty === null) return true;
    return account.duty === 'business' ? !role.endsWith('_officer') : role === account.duty;
  });
  return (
    <ReasonForm<{ role?: (typeof everyRole)[number]; unitId?: string; from: string; to: string }>
      name={`${account.personId}.give`}
      says={t('registry:officers.giveSays')}
      submitLabel={t('registry:officers.give')}
      initial={{ from: tenant.today, to: '' }}
      onDone={onDone}
      submit={({ role, unitId, from, to, reason }, idempotencyKey) =>
        give.mutateAsync({
          params: { tenant: tenant.id, person: account.personId },
          body: {
            role: role ?? 'leader',
            unitId: unitId ?? null,
            from,
            to: (to ?? '') === '' ? null : to,
            reason,
          },
          ifMatch: account.version,
          idempotencyKey,
        })
      }
    >
      <Form.Item
        name="role"
        label={t('registry:officers.role')}
        rules={[
          { required: true, message: t('registry:officers.missing', { field: t('registry:officers.role') }) },
        ]}
      >
        <Select options={roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) }))} />
      </Form.Item>
      <Form.Item name="unitId" label={t('registry:officers.unit')}>
        <Select
          allowClear
          placeholder={t('registry:officers.wholeCity')}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
        />
      </Form.Item>
      <Form.Item name="from" label={t('registry:officers.from')} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={t('registry:officers.to')} extra={t('registry:officers.toHelp')}>
        <Input type="date" />
      </Form.Item>
    </ReasonForm>
  );
}
