import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { answer } from '../platform/policy.ts';
import { personNames, unitsKnown } from '../registry/index.ts';
import type { DocumentHead } from './contract-documents.ts';
import { documentPolicy } from './policy.ts';
import {
  type DocumentFilter,
  documentById,
  documentHeads,
  type StoredDocument,
  type StoredHead,
} from './store-documents.ts';

type Asking = Caller & { reader: Reader };
type Names = Omit<Asking, 'principal'>;

/** Documents that the caller may see, newest first; the others might as well not exist. */
export async function visibleDocuments(asking: Asking, filter: DocumentFilter): Promise<DocumentHead[]> {
  const stored = await documentHeads(asking.reader, asking.tenant.id, filter);
  return headsOf(
    asking,
    stored.filter((one) => answer(asking.principal, documentPolicy.readDocument, one).may),
  );
}

/** One document; answers 404 for what the caller may not see, as for what is not there. */
export async function visibleDocument(
  asking: Asking,
  id: string,
): Promise<{ stored: StoredDocument; head: DocumentHead }> {
  const stored = await documentById(asking.reader, asking.tenant.id, id);
  if (stored === undefined || !answer(asking.principal, documentPolicy.readDocument, stored).may) {
    throw house.not_found({ thing: '该文稿', thingEn: 'document' });
  }
  return { stored, head: await headOf(asking, stored) };
}

export async function headOf(names: Names, stored: StoredHead): Promise<DocumentHead> {
  const [head] = await headsOf(names, [stored]);
  return head as DocumentHead;
}

async function headsOf(
  { reader, tenant, today }: Names,
  stored: readonly StoredHead[],
): Promise<DocumentHead[]> {
  const [units, posts] = await Promise.all([
    unitsKnown(reader, tenant.id, today),
    personNames(
      reader,
      tenant.id,
      stored.map(({ by_person }) => by_person),
    ),
  ]);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return stored.map((one) => ({
    id: one.id,
    kind: one.kind,
    title: one.title,
    audience: one.audience,
    period: one.period,
    asOf: one.as_of,
    language: one.language,
    unit:
      one.scope.unitId === undefined
        ? null
        : { id: one.scope.unitId, name: unitName.get(one.scope.unitId) ?? '' },
    simulated: tenant.kind === 'simulated',
    template: one.template,
    contentHash: one.content_hash,
    by: posts.get(one.by_person) ?? { zh: '', en: '' },
    at: one.at.toISOString(),
  }));
}
