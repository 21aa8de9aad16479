import type { Mount } from '../platform/room.ts';
import { changeTemplate, listTemplates } from './change-template.ts';
import { compareDocument } from './compare-document.ts';
import * as contract from './contract.ts';
import { downloadDocumentChanges } from './download-changes.ts';
import { downloadDocuments } from './download-documents.ts';
import { downloadRelease } from './download-release.ts';
import { downloadReleases } from './download-releases.ts';
import { boardPolicy, documentPolicy, policy } from './policy.ts';
import { produceDocument } from './produce-document.ts';
import * as documents from './read-documents.ts';
import { explainRelease, listReleases, readRelease } from './read-releases.ts';
import { releaseBoard } from './release-board.ts';
import { verifyRelease } from './verify-release.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listReleases, policy.readBoards, listReleases);
  mount.act(contract.releaseBoard, policy.releaseBoard, releaseBoard);
  mount.query(contract.readRelease, boardPolicy.readBoard, readRelease);
  mount.query(contract.explainRelease, boardPolicy.readBoard, explainRelease);
  mount.query(contract.verifyRelease, boardPolicy.readBoard, verifyRelease);
  mount.download(contract.downloadReleases, policy.readBoards, downloadReleases);
  mount.download(contract.downloadRelease, boardPolicy.readBoard, downloadRelease);
  mount.query(contract.listDocuments, policy.readDocuments, documents.listDocuments);
  mount.download(contract.downloadDocuments, policy.readDocuments, downloadDocuments);
  mount.act(contract.produceDocument, policy.produceDocument, produceDocument);
  mount.query(contract.previewDocument, policy.produceDocument, documents.previewDocument);
  mount.query(contract.explainPreview, policy.produceDocument, documents.explainPreview);
  mount.query(contract.readDocument, documentPolicy.readDocument, documents.readDocument);
  mount.query(contract.explainDocument, documentPolicy.readDocument, documents.explainDocument);
  mount.query(contract.compareDocument, documentPolicy.readDocument, compareDocument);
  mount.download(contract.downloadDocumentChanges, documentPolicy.readDocument, downloadDocumentChanges);
  mount.download(contract.downloadWord, documentPolicy.readDocument, documents.downloadWord);
  mount.download(contract.downloadSheets, documentPolicy.readDocument, documents.downloadSheets);
  mount.query(contract.listTemplates, policy.readTemplates, listTemplates);
  mount.act(contract.changeTemplate, policy.changeTemplate, changeTemplate);
}
