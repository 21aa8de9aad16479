import type { Reader, Tx } from '../platform/database.ts';
import type { BoardContent } from './contract.ts';

export type ReleaseRow = {
  tenant_id: string;
  id: string;
  seq: number;
  kind: 'board';
  title: string;
  audience: 'office' | 'group' | 'system';
  scheme_code: string;
  period: string;
  run_id: string;
  content: BoardContent | string;
  content_hash: string;
  previous_hash: string;
  hash: string;
  supersedes: string | null;
  reason: string | null;
  by_person: string;
  at: Date;
};
/** A row as it is read: content parsed. */
export type Release = Omit<ReleaseRow, 'content'> & { content: BoardContent };

type PublicationsTables = { 'publications.release': ReleaseRow };

const of = (reader: Reader) => reader.withTables<PublicationsTables>();

/** Releases, newest first. */
export async function releases(reader: Reader, tenantId: string): Promise<Release[]> {
  const rows = await of(reader)
    .selectFrom('publications.release')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('seq', 'desc')
    .execute();
  return rows as Release[];
}

/** Appends a release; answers nothing, because nothing of it is decided here. */
export async function insertRelease(tx: Tx, row: Release): Promise<void> {
  await of(tx)
    .insertInto('publications.release')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute();
}
