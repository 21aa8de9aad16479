import { sql } from 'kysely';
import { insertRows, type Reader, type Tx } from '../platform/database.ts';
import type { PublishedFact } from './contract-facts.ts';

type FactRow = {
  tenant_id: string;
  id: string;
  code: string;
  kind: PublishedFact['kind'];
  document_id: string;
  period: string;
  title: string;
  objective: string;
  section: string;
  op: string;
  value: string;
  value2: string;
  unit: string;
  tier: string;
  filter: string;
  scope: string;
  rank_scope: string;
  note: string;
  file: string;
  row_no: number;
  sort: number;
};

export const insertFacts = (tx: Tx, rows: readonly FactRow[]): Promise<void> =>
  insertRows(tx, 'plans.published_fact', rows);

/** All facts in their register's order, each with its document and the matter that promises it. */
export async function publishedFacts(reader: Reader, tenantId: string) {
  const { rows } = await sql<
    FactRow & {
      document_code: string;
      document_title: string;
      publisher: string;
      matter_id: string | null;
      matter_number: string | null;
      matter_title: string | null;
    }
  >`
    select f.*, d.code as document_code, d.title as document_title, d.publisher,
      m.id as matter_id, m.number as matter_number, m.title as matter_title
    from plans.published_fact f
    join plans.document d on d.tenant_id = f.tenant_id and d.id = f.document_id
    left join plans.target t on t.tenant_id = f.tenant_id and t.code = f.code
    left join plans.matter m on m.tenant_id = f.tenant_id and m.id = t.matter_id
    where f.tenant_id = ${tenantId}
    order by f.sort`.execute(reader);
  return rows;
}
