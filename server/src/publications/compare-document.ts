import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { buildDocument } from './build-document.ts';
import type { DocumentContent } from './contract-document-content.ts';
import type {
  compareDocument as contract,
  DocumentChange,
  downloadDocumentChanges,
} from './contract-documents.ts';
import { visibleDocument } from './load-documents.ts';
import { policy } from './policy.ts';

/** The same document as it would be said now, against what it says: number by number, in the order of the document. */
export async function compareDocument(query: Query<typeof contract>) {
  const { changes, rewritten } = await differencesNow(query);
  return {
    asOf: query.today,
    total: changes.length,
    changes: changes.slice(0, 500),
    rewritten,
    abilities: abilitiesFor(query.principal, policy, query.tenant),
  };
}

/** All differences, for the page and for the workbook. */
export async function differencesNow(query: Query<typeof contract | typeof downloadDocumentChanges>) {
  const { reader, tenant, today, params } = query;
  const { stored } = await visibleDocument(query, params.id);
  const asked = { kind: stored.kind, period: stored.period, ...stored.scope };
  const { content, wording } = await buildDocument(reader, tenant, asked, today);
  return {
    stored,
    changes: differences(stored.content, content),
    rewritten: wording.version !== stored.template.version,
  };
}

/** Figures that are said otherwise, are new or are gone. The day of the document itself is no change. */
function differences(then: DocumentContent, now: DocumentContent): DocumentChange[] {
  const keys = [...new Set([...printed(then), ...printed(now)])];
  return keys.flatMap((key): DocumentChange[] => {
    const [before, after] = [figureOf(then, key), figureOf(now, key)];
    const figure = after ?? before;
    if (figure === undefined || figure.kind === 'date') return [];
    const [a, b] = [before?.text ?? null, after?.text ?? null];
    return a === b ? [] : [{ key, label: figure.label, kind: figure.kind, was: a, now: b }];
  });
}

const figureOf = (content: DocumentContent, key: string) =>
  Object.hasOwn(content.figures, key) ? content.figures[key] : undefined;

/** Keys of figures in the order in which the document prints them. */
function printed(content: DocumentContent): string[] {
  return content.blocks.flatMap((block) => {
    const runs =
      block.kind === 'table'
        ? block.rows.flatMap((row) => [...(row.group ?? []), ...row.cells.flat(2)])
        : block.runs;
    return runs.flatMap(({ figure }) => (figure === undefined ? [] : [figure]));
  });
}
