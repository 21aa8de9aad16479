import type { Mount } from '../platform/room.ts';
import { askRequests } from './ask-requests.ts';
import * as contract from './contract.ts';
import { correctFigure, withdrawCorrection } from './correct-figure.ts';
import { downloadObservations } from './download-observations.ts';
import { downloadRequests } from './download-requests.ts';
import { enterFigure } from './enter-figure.ts';
import { handOver } from './hand-over.ts';
import { listObservations } from './list-observations.ts';
import { listRequests } from './list-requests.ts';
import { lockMany, lockRequest } from './lock-request.ts';
import { readRequest } from './read-request.ts';
import { passRequest, returnRequest } from './review-request.ts';
import { sendBack, signOff } from './sign-off.ts';
import { submitRequest } from './submit-request.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listRequests, listRequests);
  mount.download(contract.downloadRequests, downloadRequests);
  mount.query(contract.readRequest, readRequest);
  mount.query(contract.listObservations, listObservations);
  mount.download(contract.downloadObservations, downloadObservations);
  mount.act(contract.askRequests, askRequests);
  mount.act(contract.enter, enterFigure);
  mount.act(contract.handOver, handOver);
  mount.act(contract.signOff, signOff);
  mount.act(contract.sendBack, sendBack);
  mount.act(contract.submit, submitRequest);
  mount.act(contract.pass, passRequest);
  mount.act(contract.returnRequest, returnRequest);
  mount.act(contract.lock, lockRequest);
  mount.act(contract.lockMany, lockMany);
  mount.act(contract.correct, correctFigure);
  mount.act(contract.withdraw, withdrawCorrection);
}
