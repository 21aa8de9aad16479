import { downloadOrganisation, readOrganisation } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { OrganisationHead } from './OrganisationHead.tsx';
import styles from './OrganisationPage.module.css';

const route = getRouteApi('/$tenant/organisation/changes');

/** Every change of the organisation with its document and reason, newest first. */
export function ChangesPage() {
  const { t, i18n } = useTranslation('registry');
  const say = useSay();
  const { tenant } = useVisitor();
  const { day } = route.useSearch();
  const params = { tenant: tenant.id };
  const answer = useAnswer(readOrganisation, { params, query: day === undefined ? {} : { day } });
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  return (
    <>
      <OrganisationHead title={t('changes.title')} day={answer.data?.day ?? day ?? tenant.today} />
      <DataTable
        id="organisation-changes"
        caption={t('changes.caption')}
        columns={[
          {
            key: 'said',
            title: t('changes.said'),
            cell: (act) => (
              <div className={styles.said}>
                {act.said.map((one) => (
                  <p key={one.zh}>{say(one)}</p>
                ))}
              </div>
            ),
          },
          {
            key: 'effective',
            title: t('changes.effective'),
            cell: (act) => act.effectiveOn,
            order: (act) => act.effectiveOn,
            phone: 'head',
          },
          { key: 'document', title: t('changes.document'), cell: (act) => act.document },
          { key: 'reason', title: t('changes.reason'), cell: (act) => act.reason },
          { key: 'by', title: t('changes.by'), cell: (act) => say(act.by) },
          {
            key: 'no',
            title: t('changes.no'),
            kind: 'number',
            cell: (act) => act.no,
            order: (act) => act.no,
          },
        ]}
        rows={answer.data?.acts}
        rowKey={(act) => act.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('changes.none'), todo: t('changes.noneTodo') }}
        excel={addressOf(downloadOrganisation, { params, query: { language } })}
      />
      <p className={styles.note}>{t('changes.note')}</p>
    </>
  );
}
