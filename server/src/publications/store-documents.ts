import type { Reader, Tx } from '../platform/database.ts';
import type { DocumentContent, DocumentKind } from './contract-document-content.ts';

type DocumentTableRow = {
  tenant_id: string;
  id: string;
  kind: DocumentKind;
  scope: { unitId?: string } | string;
  period: string;
  as_of: string;
  language: 'zh';
  title: string;
  audience: 'office' | 'group' | 'system';
  template: { name: string; version: number } | string;
  content: DocumentContent | string;
  content_hash: string;
  by_person: string;
  at: Date;
};
/** A row as it is read: its JSON parsed. */
export type StoredDocument = Omit<DocumentTableRow, 'scope' | 'template' | 'content'> & {
  scope: { unitId?: string };
  template: { name: string; version: number };
  content: DocumentContent;
};
/** The same without its content, for lists. */
export type StoredHead = Omit<StoredDocument, 'content'>;

type TemplateTableRow = {
  tenant_id: string;
  kind: DocumentKind;
  version: number;
  yaml: string;
  reason: string;
  by_person: string;
  at: Date;
};

type Tables = {
  'publications.document': DocumentTableRow;
  'publications.document_template': TemplateTableRow;
};
const of = (reader: Reader) => reader.withTables<Tables>();

const headColumns = [
  'tenant_id',
  'id',
  'kind',
  'scope',
  'period',
  'as_of',
  'language',
  'title',
  'audience',
  'template',
  'content_hash',
  'by_person',
  'at',
] as const;

export interface DocumentFilter {
  kind?: DocumentKind | undefined;
  period?: string | undefined;
}

/** Documents without their content, newest first. */
export async function documentHeads(
  reader: Reader,
  tenantId: string,
  filter: DocumentFilter,
): Promise<StoredHead[]> {
  let query = of(reader)
    .selectFrom('publications.document')
    .select(headColumns)
    .where('tenant_id', '=', tenantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.period !== undefined) query = query.where('period', '=', filter.period);
  return (await query.execute()) as StoredHead[];
}

export async function documentById(
  reader: Reader,
  tenantId: string,
  id: string,
): Promise<StoredDocument | undefined> {
  const row = await of(reader)
    .selectFrom('publications.document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as StoredDocument | undefined;
}

/** A document that says exactly the same to the same readers. */
export async function documentLike(
  reader: Reader,
  tenantId: string,
  same: { hash: string; audience: StoredDocument['audience'] },
): Promise<StoredHead | undefined> {
  const row = await of(reader)
    .selectFrom('publications.document')
    .select(headColumns)
    .where('tenant_id', '=', tenantId)
    .where('content_hash', '=', same.hash)
    .where('audience', '=', same.audience)
    .executeTakeFirst();
  return row as StoredHead | undefined;
}

export async function insertDocument(tx: Tx, row: StoredDocument): Promise<void> {
  await of(tx)
    .insertInto('publications.document')
    .values({
      ...row,
      scope: JSON.stringify(row.scope),
      template: JSON.stringify(row.template),
      content: JSON.stringify(row.content),
    })
    .execute();
}

export async function newestTemplate(
  reader: Reader,
  tenantId: string,
  kind: DocumentKind,
): Promise<TemplateTableRow | undefined> {
  return of(reader)
    .selectFrom('publications.document_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertTemplate(tx: Tx, row: TemplateTableRow): Promise<void> {
  await of(tx).insertInto('publications.document_template').values(row).execute();
}
