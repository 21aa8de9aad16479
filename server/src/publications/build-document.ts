import { hashOf } from '../platform/chain.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import type { Tenant } from '../platform/tenants.ts';
import { composeDocument } from './compose-document.ts';
import type { DocumentContent } from './contract-document-content.ts';
import type { AskedDocument } from './contract-documents.ts';
import { periodsOf } from './document-period.ts';
import { refuse } from './errors.ts';
import { gatherState } from './gather-state.ts';
import { type TemplateInForce, templateOf } from './read-template.ts';

export interface Built {
  content: DocumentContent;
  hash: string;
  wording: TemplateInForce;
}

/** A document as it would be said with what is known on a day. Documents of real names are refused. */
export async function buildDocument(
  reader: Reader,
  tenant: Tenant,
  asked: AskedDocument,
  today: string,
): Promise<Built> {
  if (tenant.kind === 'published') throw refuse.no_documents();
  const ofUnit = asked.kind === 'unit_sheet';
  if (ofUnit !== (asked.unitId !== undefined)) {
    throw ofUnit ? refuse.unit_missing() : refuse.unit_not_asked();
  }
  const of = { ...periodsOf(asked.period, today), asOf: today, unitId: asked.unitId };
  const [state, wording] = await Promise.all([
    gatherState(reader, tenant, of),
    templateOf(reader, tenant.id, asked.kind),
  ]);
  if (asked.unitId !== undefined && !state.units.has(asked.unitId)) {
    throw house.not_found({ thing: '该单位', thingEn: 'unit' });
  }
  const content = composeDocument(tenant, of, state, wording);
  return { content, hash: hashOf(content), wording };
}
