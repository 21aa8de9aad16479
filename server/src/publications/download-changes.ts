import type { Query } from '../platform/call.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import { differencesNow } from './compare-document.ts';
import type { downloadDocumentChanges as contract } from './contract-documents.ts';

const words = {
  zh: { name: '生成后的变化', columns: ['内容', '文稿所写', '现在'], asOf: '截至', none: '无' },
  en: { name: 'Changes since', columns: ['What', 'In the document', 'Now'], asOf: 'As of', none: 'none' },
};

/** What a document would say otherwise now, as Excel: all of it, in the order of the document. */
export async function downloadDocumentChanges(query: Query<typeof contract>) {
  const { language } = query.query;
  const say = words[language];
  const { stored, changes } = await differencesNow(query);
  return workbook(`${say.name}-${stored.title}-${query.today}.xlsx`, [
    {
      name: say.name,
      notes: [
        `${query.tenant.name[language]} · ${stored.title} · ${say.asOf} ${query.today}`,
        query.tenant.notice[language],
      ],
      columns: columnsOf(say.columns, [60], { usual: 24 }),
      rows: changes.map(({ label, was, now }) => [label, was ?? say.none, now ?? say.none]),
    },
  ]);
}
