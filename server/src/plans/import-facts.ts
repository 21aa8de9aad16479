import { uuidv7 } from 'uuidv7';
import type { Tx } from '../platform/database.ts';
import type { PublishedFact } from './contract-facts.ts';
import { insertFacts } from './store-facts.ts';

/** A published fact as a city brings it along; `document` is the code of one of its documents. */
export type FactImport = Omit<PublishedFact, 'id' | 'document' | 'matter'> & { document: string };

/** Loads published facts in the order in which they are given. */
export async function importFacts(
  tx: Tx,
  tenantId: string,
  given: readonly FactImport[],
  documentOf: (code: string) => string,
): Promise<void> {
  await insertFacts(
    tx,
    given.map(({ document, rankScope, row, ...cells }, sort) => ({
      tenant_id: tenantId,
      id: uuidv7(),
      document_id: documentOf(document),
      ...cells,
      rank_scope: rankScope,
      row_no: row,
      sort,
    })),
  );
}
