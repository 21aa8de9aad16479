import { editSettings, readSettings } from '@meritloop/server/contract/registry';
import { Form, Input } from 'antd';
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
import { Backups } from './Backups.tsx';
import styles from './Officers.module.css';
import { ReasonForm } from './ReasonForm.tsx';

interface Values {
  name: { zh: string; en: string };
  notice: { zh: string; en: string };
}

const fields = [
  { path: ['name', 'zh'], label: 'cityZh', most: 60 },
  { path: ['name', 'en'], label: 'cityEn', most: 120 },
  { path: ['notice', 'zh'], label: 'noticeZh', most: 300 },
  { path: ['notice', 'en'], label: 'noticeEn', most: 500 },
] as const;

/** 城市设置: name and notice of the city, and how the work behind its pages stands. */
export function SettingsPage() {
  const { t } = useTranslation('registry');
  const say = useSay();
  const { tenant } = useVisitor();
  const [saved, setSaved] = useState(false);
  const params = { tenant: tenant.id };
  const answer = useAnswer(readSettings, { params });
  const edit = useAct(editSettings);
  const found = answer.data;
  return (
    <>
      <PageTitle title={t('officers.settings')} scope={say(tenant.name)} />
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {found === undefined && answer.error === null && <Loading rows={4} />}
      {found !== undefined && (
        <Part title={t('officers.system')}>
          <FactList
            facts={[
              [t('officers.unsealed'), found.state.unsealed],
              [t('officers.undelivered'), found.state.undelivered],
              [t('officers.schema'), found.state.schema],
            ]}
          />
        </Part>
      )}
      {found !== undefined && <Backups state={found.state.backups} />}
      <div role="status" className={styles.status}>
        {saved && <p className={styles.done}>{t('officers.settingsSaved')}</p>}
      </div>
      {found?.abilities.editSettings?.may === true && found.kind !== 'published' && (
        <ReasonForm<Values>
          key={found.version}
          name={`settings.${found.version}`}
          stays
          says={t('officers.settingsSays')}
          submitLabel={t('officers.settingsSave')}
          initial={{ name: found.name, notice: found.notice }}
          onDone={() => {}}
          submit={async (body, idempotencyKey) => {
            await edit.mutateAsync({ params, body, ifMatch: found.version, idempotencyKey });
            setSaved(true);
          }}
        >
          {fields.map(({ path, label, most }) => (
            <Form.Item
              key={label}
              name={[...path]}
              label={t(`officers.${label}`)}
              rules={[{ required: true, message: t('officers.missing', { field: t(`officers.${label}`) }) }]}
            >
              <Input maxLength={most} />
            </Form.Item>
          ))}
        </ReasonForm>
      )}
    </>
  );
}
