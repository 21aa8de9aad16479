import type { Query } from '../platform/call.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Download } from '../platform/room.ts';
import { buildDocument } from './build-document.ts';
import type { DocumentContent } from './contract-document-content.ts';
import type * as contract from './contract-documents.ts';
import { periodsOffered } from './document-period.ts';
import { explainFigure } from './explain-figure.ts';
import { visibleDocument, visibleDocuments } from './load-documents.ts';
import { policy } from './policy.ts';
import { writeSheets } from './write-sheets.ts';
import { writeWord } from './write-word.ts';

export async function listDocuments(query: Query<typeof contract.listDocuments>) {
  const { tenant, principal, today } = query;
  const { limit, ...filter } = query.query;
  const documents = await visibleDocuments(query, filter);
  return {
    simulated: tenant.kind === 'simulated',
    documents: documents.slice(0, limit),
    periods: periodsOffered(today),
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

export async function readDocument(query: Query<typeof contract.readDocument>) {
  const { tenant, principal, params } = query;
  const { stored, head } = await visibleDocument(query, params.id);
  return {
    document: head,
    content: shown(stored.content),
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

function shown({ items: _, ...content }: DocumentContent) {
  return content;
}

const noFigure = () => house.not_found({ thing: '该数字', thingEn: 'number' });

export async function explainDocument(query: Query<typeof contract.explainDocument>) {
  const { tenant, principal, params } = query;
  const { stored } = await visibleDocument(query, params.id);
  const explained = explainFigure(stored.content, query.query.key);
  if (explained === undefined) throw noFigure();
  return { ...explained, abilities: abilitiesFor(principal, policy, tenant) };
}

/** What a document would say now: for those who produce documents, since it takes the whole register together. */
export async function previewDocument(query: Query<typeof contract.previewDocument>) {
  const { reader, tenant, principal, today } = query;
  const { content, hash } = await buildDocument(reader, tenant, query.query, today);
  return {
    content: shown(content),
    contentHash: hash,
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

export async function explainPreview(query: Query<typeof contract.explainPreview>) {
  const { reader, tenant, principal, today } = query;
  const { key, ...asked } = query.query;
  const { content } = await buildDocument(reader, tenant, asked, today);
  const explained = explainFigure(content, key);
  if (explained === undefined) throw noFigure();
  return { ...explained, abilities: abilitiesFor(principal, policy, tenant) };
}

export async function downloadWord(query: Query<typeof contract.downloadWord>): Promise<Download> {
  const { stored } = await visibleDocument(query, query.params.id);
  return writeWord(stored.content, stored.content_hash);
}

export async function downloadSheets(query: Query<typeof contract.downloadSheets>): Promise<Download> {
  const { stored } = await visibleDocument(query, query.params.id);
  return writeSheets(stored.content, stored.content_hash);
}
