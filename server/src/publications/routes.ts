import type { Mount } from '../platform/room.ts';
import { changeTemplate, listTemplates } from './change-template.ts';
import { compareDocument } from './compare-document.ts';
import * as contract from './contract.ts';
import { downloadDocuments } from './download-documents.ts';
import { downloadRelease } from './download-release.ts';
import { downloadReleases } from './download-releases.ts';
import { produceDocument } from './produce-document.ts';
import * as documents from './read-documents.ts';
import { explainRelease, listReleases, readRelease } from './read-releases.ts';
import { releaseBoard } from './release-board.ts';
import { verifyRelease } from './verify-release.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listReleases, listReleases);
  mount.act(contract.releaseBoard, releaseBoard);
  mount.query(contract.readRelease, readRelease);
  mount.query(contract.explainRelease, explainRelease);
  mount.query(contract.verifyRelease, verifyRelease);
  mount.download(contract.downloadReleases, downloadReleases);
  mount.download(contract.downloadRelease, downloadRelease);
  mount.query(contract.listDocuments, documents.listDocuments);
  mount.download(contract.downloadDocuments, downloadDocuments);
  mount.act(contract.produceDocument, produceDocument);
  mount.query(contract.previewDocument, documents.previewDocument);
  mount.query(contract.explainPreview, documents.explainPreview);
  mount.query(contract.readDocument, documents.readDocument);
  mount.query(contract.explainDocument, documents.explainDocument);
  mount.query(contract.compareDocument, compareDocument);
  mount.download(contract.downloadWord, documents.downloadWord);
  mount.download(contract.downloadSheets, documents.downloadSheets);
  mount.query(contract.listTemplates, listTemplates);
  mount.act(contract.changeTemplate, changeTemplate);
}
