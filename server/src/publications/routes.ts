import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { downloadRelease } from './download-release.ts';
import { explainRelease, listReleases, readRelease } from './read-releases.ts';
import { releaseBoard } from './release-board.ts';
import { verifyRelease } from './verify-release.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listReleases, listReleases);
  mount.act(contract.releaseBoard, releaseBoard);
  mount.query(contract.readRelease, readRelease);
  mount.query(contract.explainRelease, explainRelease);
  mount.query(contract.verifyRelease, verifyRelease);
  mount.download(contract.downloadRelease, downloadRelease);
}
