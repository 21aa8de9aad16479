import { DownloadOutlined } from '@ant-design/icons';
import type { TraceNode } from '@meritloop/engine';
import {
  downloadSheets,
  downloadWord,
  explainDocument,
  readDocument,
} from '@meritloop/server/contract/publications';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf, call } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { ChangesSince } from './ChangesSince.tsx';
import styles from './DocumentPage.module.css';
import { DocumentText } from './DocumentText.tsx';
import { NoDocuments } from './NoDocuments.tsx';

const route = getRouteApi('/$tenant/documents/$id');

/** One document as it was produced: what it says, how each number came about, and what has changed since. */
export function DocumentPage() {
  const { tenant } = useVisitor();
  return tenant.kind === 'published' ? <NoDocuments /> : <Loaded />;
}

function Loaded() {
  const params = route.useParams();
  const answer = useAnswer(readDocument, { params });
  // While another document is on its way, the one before is not passed off as it.
  if (answer.data !== undefined && answer.data.document.id === params.id) {
    return <Shown key={params.id} answer={answer.data} />;
  }
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading rows={10} />;
}

function Shown({ answer }: { answer: z.output<typeof readDocument.reply> }) {
  const { t } = useTranslation('publications');
  const say = useSay();
  const params = route.useParams();
  const { kept } = route.useSearch();
  const { document, content, abilities } = answer;
  return (
    <>
      <PageTitle
        title={document.title}
        period={say(periodName(document.period))}
        asOf={document.asOf}
        scope={t('documents.page.draft')}
        above={
          <Link to="/$tenant/documents" params={params}>
            {t('documents.page.back')}
          </Link>
        }
        action={
          <div className={styles.acts}>
            <Button
              type="primary"
              icon={<DownloadOutlined aria-hidden />}
              href={addressOf(downloadWord, { params })}
              download
            >
              {t('documents.page.word')}
            </Button>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              href={addressOf(downloadSheets, { params })}
              download
            >
              {t('documents.page.excel')}
            </Button>
          </div>
        }
      />
      {kept !== undefined && (
        <p className={`${styles.changes} ${styles.same}`} role="status">
          {t('documents.produce.existed')}
        </p>
      )}
      <ChangesSince document={document} may={abilities.produceDocument?.may === true} />
      <p className={styles.about}>
        {t('documents.page.made', {
          post: say(document.by),
          time: momentWords(document.at),
          audience: t(`documents.audience.${document.audience}`),
        })}
        <br />
        <Verbatim>{t('documents.page.template', document.template)}</Verbatim>
        <br />
        <span className={styles.hash}>{t('documents.page.hash', { hash: document.contentHash })}</span>
      </p>
      <DocumentText
        content={content}
        explains={(key) => ({
          key: ['document', document.id, key],
          load: async (signal) =>
            (await call(explainDocument, { params, query: { key }, signal })).trace as TraceNode,
        })}
      />
    </>
  );
}
