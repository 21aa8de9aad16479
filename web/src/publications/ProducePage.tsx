import type { TraceNode } from '@meritloop/engine';
import {
  type DocumentKind,
  explainPreview,
  listDocuments,
  previewDocument,
} from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './DocumentPage.module.css';
import { DocumentText } from './DocumentText.tsx';
import { NoDocuments } from './NoDocuments.tsx';
import { ProduceForm } from './ProduceForm.tsx';

const route = getRouteApi('/$tenant/documents/produce');

/** Producing a document: what it is about, what it would say, and then keeping it. */
export function ProducePage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <NoDocuments /> : <Loaded />;
}

function Loaded() {
  const { t } = useTranslation('publications');
  const say = useSay();
  const { tenant } = useVisitor();
  const search = route.useSearch();
  const list = useAnswer(listDocuments, { params: { tenant: tenant.id }, query: {} });
  const title = (
    <PageTitle
      title={t('documents.produce.title')}
      asOf={tenant.today}
      above={
        <Link to="/$tenant/documents" params={{ tenant: tenant.id }}>
          {t('documents.produce.back')}
        </Link>
      }
    />
  );
  if (list.data === undefined) {
    return list.error === null ? <Loading rows={8} /> : <ErrorState error={list.error} />;
  }
  const may = list.data.abilities.produceDocument;
  if (may?.may !== true) {
    const why = may === undefined ? '' : say(may.why);
    return (
      <>
        {title}
        <EmptyState why={t('documents.produce.cannot', { why })} />
      </>
    );
  }
  const kind = search.kind ?? 'special_report';
  const period = search.period ?? list.data.periods[0] ?? '';
  const unit = kind === 'unit_sheet' ? search.unit : undefined;
  return (
    <>
      {title}
      <div className={styles.columns}>
        <ProduceForm kind={kind} period={period} unit={unit} periods={list.data.periods} />
        <section aria-labelledby="preview">
          <h2 id="preview">{t('documents.produce.preview')}</h2>
          {kind === 'unit_sheet' && unit === undefined ? (
            <EmptyState why={t('documents.produce.chooseUnit')} />
          ) : (
            <Preview kind={kind} period={period} unitId={unit} />
          )}
        </section>
      </div>
    </>
  );
}

function Preview(asked: { kind: DocumentKind; period: string; unitId: string | undefined }) {
  const { t } = useTranslation('publications');
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const answer = useAnswer(previewDocument, { params, query: asked });
  if (answer.data === undefined || answer.isPlaceholderData) {
    if (answer.error === null) return <Loading rows={10} />;
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  }
  const { content, contentHash } = answer.data;
  return (
    <>
      <p className={styles.about}>{t('documents.produce.previewSays')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who reads by keyboard scrolls it too */}
      <section className={styles.preview} aria-label={content.title} tabIndex={0}>
        <DocumentText
          content={content}
          explains={(key) => ({
            key: ['document-preview', contentHash, key],
            load: async (signal) =>
              (await call(explainPreview, { params, query: { ...asked, key }, signal })).trace as TraceNode,
          })}
        />
      </section>
    </>
  );
}
