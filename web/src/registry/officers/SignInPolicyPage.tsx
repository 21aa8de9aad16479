import { readSignInPolicy, setSignInPolicy } from '@meritloop/server/platform/identity/contract';
import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/useAct.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { FactList } from '../../ui/page/FactList.tsx';
import { PageTitle } from '../../ui/page/PageTitle.tsx';
import { Part } from '../../ui/page/Part.tsx';
import { ErrorState } from '../../ui/state/ErrorState.tsx';
import { Loading } from '../../ui/state/Loading.tsx';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';
import { everyRole } from './roles.ts';

/** 登录规定: which roles need a second factor; set by the security officer, read by the audit officer. */
export function SignInPolicyPage() {
  const { t } = useTranslation(['registry', 'shell']);
  const say = useSay();
  const { tenant } = useVisitor();
  const [saved, setSaved] = useState(false);
  const params = { tenant: tenant.id };
  const answer = useAnswer(readSignInPolicy, { params });
  const set = useAct(setSignInPolicy);
  const rule = answer.data;
  const roles = everyRole.map((role) => ({ value: role, label: t(`shell:role.${role}`) }));
  return (
    <>
      <PageTitle title={t('registry:officers.policy')} scope={say(tenant.name)} asOf={tenant.today} />
      <p className={styles.says}>{t('registry:officers.policyIntro')}</p>
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {rule === undefined && answer.error === null && <Loading rows={4} />}
      <div role="status">{saved && <p className={styles.done}>{t('registry:officers.policySaved')}</p>}</div>
      {rule !== undefined && rule.abilities.setSignInPolicy?.may !== true && (
        <Part title={t('registry:officers.policyRoles')}>
          <FactList
            facts={roles.map(({ value, label }) => [
              label,
              t(`registry:officers.${rule.secondFactorFor.includes(value) ? 'policyNeeded' : 'policyFree'}`),
            ])}
          />
        </Part>
      )}
      {rule?.abilities.setSignInPolicy?.may === true && (
        <ReasonForm<{ secondFactorFor: (typeof everyRole)[number][] }>
          key={rule.version}
          name={`sign-in-policy.${rule.version}`}
          stays
          says={t('registry:officers.policySays')}
          submitLabel={t('registry:officers.policySave')}
          initial={{ secondFactorFor: rule.secondFactorFor }}
          onDone={() => {}}
          submit={async (body, idempotencyKey) => {
            await set.mutateAsync({ params, body, ifMatch: rule.version, idempotencyKey });
            setSaved(true);
          }}
        >
          <Form.Item name="secondFactorFor" label={t('registry:officers.policyRoles')}>
            <Checkbox.Group className={styles.roles} options={roles} />
          </Form.Item>
        </ReasonForm>
      )}
    </>
  );
}
