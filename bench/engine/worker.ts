import { parentPort, workerData } from 'node:worker_threads';
import { CONTROL, crewMember, type Share } from './crew.ts';

// Also loaded by the main thread, to fill the compile cache: then there is nobody to work for.
if (parentPort) {
  const { share, me } = workerData as { share: Share; me: number };
  const { control } = share;
  const work = crewMember(share, me);
  parentPort.postMessage('ready');
  for (let epoch = 0; ; ) {
    Atomics.wait(control, CONTROL.epoch, epoch);
    epoch = Atomics.load(control, CONTROL.epoch);
    work();
  }
}
