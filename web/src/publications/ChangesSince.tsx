import {
  compareDocument,
  type DocumentChange,
  type DocumentHead,
  downloadDocumentChanges,
} from '@meritloop/server/contract/publications';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './DocumentPage.module.css';

/** Whether the document still says what would be said now, and if not, where. */
export function ChangesSince({ document, may }: { document: DocumentHead; may: boolean }) {
  const { t, i18n } = useTranslation('publications');
  const { tenant } = useVisitor();
  const [open, setOpen] = useState(false);
  const answer = useAnswer(compareDocument, { params: { tenant: tenant.id, id: document.id } });
  const columns = useColumns();
  const found = answer.data;
  if (found === undefined) {
    return answer.error !== null ? null : (
      <p className={`${styles.changes} ${styles.same}`} role="status">
        {t('documents.page.comparing')}
      </p>
    );
  }
  if (found.total === 0 && !found.rewritten) {
    return (
      <p className={`${styles.changes} ${styles.same}`} role="status">
        {t('documents.page.same', { day: found.asOf })}
      </p>
    );
  }
  return (
    <div className={styles.changes}>
      <p className={styles.notice} role="status">
        {found.total > 0 && t('documents.page.changed', { total: found.total })}{' '}
        {found.rewritten && t('documents.page.rewritten')}{' '}
        {found.total > 0 && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'documents.page.hide' : 'documents.page.show')}
          </Button>
        )}
        {may && (
          <Link
            to="/$tenant/documents/produce"
            params={{ tenant: tenant.id }}
            search={{ kind: document.kind, period: document.period, unit: document.unit?.id }}
          >
            {t('documents.page.again')}
          </Link>
        )}
      </p>
      {open && (
        <div className={styles.list}>
          {found.changes.length < found.total && (
            <p>{t('documents.page.more', { shown: found.changes.length, total: found.total })}</p>
          )}
          <DataTable
            id="document-changes"
            caption={t('documents.page.changesCaption')}
            columns={columns}
            rows={found.changes}
            rowKey={(one) => one.key}
            excel={addressOf(downloadDocumentChanges, {
              params: { tenant: tenant.id, id: document.id },
              query: { language: i18n.language === 'en' ? 'en' : 'zh' },
            })}
            empty={{ why: '' }}
          />
        </div>
      )}
    </div>
  );
}

function useColumns(): Column<DocumentChange>[] {
  const { t } = useTranslation('publications');
  const none = t('documents.page.none');
  return [
    { key: 'what', title: t('documents.page.what'), width: 320, cell: (one) => one.label },
    { key: 'was', title: t('documents.page.was'), cell: (one) => one.was ?? none },
    {
      key: 'now',
      title: t('documents.page.now'),
      cell: (one) => <strong className={styles.now}>{one.now ?? none}</strong>,
    },
  ];
}
