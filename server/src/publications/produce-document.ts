import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import { buildDocument } from './build-document.ts';
import type { produceDocument as contract } from './contract-documents.ts';
import { refuse } from './errors.ts';
import { headOf } from './load-documents.ts';
import { documentLike, insertDocument, type StoredDocument } from './store-documents.ts';

/**
 * Produces a document from the state as of today and keeps it as it is. Where one with the same content is kept for
 * the same readers already, that one is answered: producing again adds nothing.
 */
export async function produceDocument(act: Act<typeof contract>) {
  const { tx, tenant, principal, body, today } = act;
  if (tenant.kind === 'published') throw refuse.no_documents();
  if (body.audience === 'public') throw refuse.document_not_public();
  const { content, hash } = await buildDocument(tx, tenant, body, today);
  const same = await documentLike(tx, tenant.id, { hash, audience: body.audience });
  const names = { reader: tx, tenant, today };
  if (same !== undefined) return { ...(await headOf(names, same)), existed: true };
  const document: StoredDocument = {
    tenant_id: tenant.id,
    id: uuidv7(),
    kind: content.kind,
    scope: body.unitId === undefined ? {} : { unitId: body.unitId },
    period: content.period,
    as_of: content.asOf,
    language: content.language,
    title: content.title,
    audience: body.audience,
    template: { name: content.template.name, version: content.template.version },
    content,
    content_hash: hash,
    by_person: principal.personId,
    at: act.now,
  };
  await insertDocument(tx, document);
  await act.record({
    act: 'publications.produce',
    subject: { kind: 'document', id: document.id },
    new: {
      kind: document.kind,
      period: document.period,
      audience: document.audience,
      contentHash: hash,
      template: document.template,
    },
    ...(body.unitId === undefined ? {} : { unitId: body.unitId }),
  });
  return { ...(await headOf(names, document)), existed: false };
}
