import {
  type DocumentHead,
  documentKinds,
  downloadDocuments,
  listDocuments,
} from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Name } from '../ui/name/Name.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './DocumentsPage.module.css';
import { NoDocuments } from './NoDocuments.tsx';

const route = getRouteApi('/$tenant/documents');

/** Documents that one may see, newest first, and the way to produce one. */
export function DocumentsPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <NoDocuments /> : <Documents />;
}

function Documents() {
  const { t, i18n } = useTranslation('publications');
  const say = useSay();
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const { kind, period } = route.useSearch();
  const answer = useAnswer(listDocuments, { params, query: { kind, period } });
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const filtered = kind !== undefined || period !== undefined;
  const known = answer.data;
  const periods = [...new Set([...(known?.periods ?? []), ...(period === undefined ? [] : [period])])];
  return (
    <>
      <PageTitle
        title={t('documents.list.title')}
        asOf={tenant.today}
        scope={t('documents.list.scope')}
        action={
          <div className={styles.acts}>
            <Link to="/$tenant/documents/wording" params={params}>
              {t('documents.list.templates')}
            </Link>
            {known?.abilities.produceDocument?.may === true && (
              <Link to="/$tenant/documents/produce" params={params}>
                <Button type="primary" tabIndex={-1}>
                  {t('documents.list.produce')}
                </Button>
              </Link>
            )}
          </div>
        }
      />
      <FilterBar
        values={{ kind, period }}
        filters={[
          {
            name: 'kind',
            label: t('documents.list.kind'),
            choices: documentKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) })),
          },
          {
            name: 'period',
            label: t('documents.list.period'),
            choices: periods.map((value) => ({ value, label: say(periodName(value)) })),
          },
        ]}
      />
      <DataTable
        id="documents"
        caption={t('documents.list.caption')}
        columns={useColumns()}
        rows={known?.documents}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{
          why: t('documents.list.emptyWhy'),
          todo: filtered ? t('documents.list.filteredTodo') : t('documents.list.emptyTodo'),
        }}
        excel={addressOf(downloadDocuments, { params, query: { kind, period, language } })}
      />
    </>
  );
}

function useColumns(): Column<DocumentHead>[] {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { tenant } = useVisitor();
  return [
    {
      key: 'document',
      title: t('documents.list.document'),
      width: 360,
      cell: (one) => (
        <Link to="/$tenant/documents/$id" params={{ tenant: tenant.id, id: one.id }}>
          <Name of={one.title} />
        </Link>
      ),
    },
    { key: 'kind', title: t('documents.list.kind'), cell: (one) => t(`documents.kinds.${one.kind}`) },
    {
      key: 'period',
      title: t('documents.list.period'),
      cell: (one) => say(periodName(one.period)),
      order: (one) => one.period,
    },
    { key: 'asOf', title: t('documents.list.asOf'), cell: (one) => one.asOf, order: (one) => one.asOf },
    {
      key: 'made',
      title: t('documents.list.made'),
      cell: (one) => momentWords(one.at),
      order: (one) => one.at,
    },
    {
      key: 'audience',
      title: t('documents.list.audience'),
      cell: (one) => t(`documents.audience.${one.audience}`),
    },
    { key: 'by', title: t('documents.list.by'), cell: (one) => say(one.by), phone: 'none', hidden: true },
    {
      key: 'hash',
      title: t('documents.list.hash'),
      cell: (one) => <code title={one.contentHash}>{one.contentHash.slice(0, 12)}</code>,
      phone: 'none',
    },
  ];
}
