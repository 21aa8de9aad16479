import { readFileSync } from 'node:fs';

const TICKS = 100;

/** CPU seconds that the whole machine has spent working. */
function busy(): number {
  const words =
    readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = words;
  return (user + nice + system + irq + soft + steal) / TICKS;
}

/** CPU seconds of one process. */
function ofProcess(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(words[11]) + Number(words[12])) / TICKS;
}

/** Starts watching; the function that comes back tells how many CPUs others kept busy meanwhile, on average. */
export function watchOthers(pid: number): () => number {
  const start = performance.now();
  const all = busy();
  const own = ofProcess(pid);
  return () => Math.max(0, busy() - all - (ofProcess(pid) - own)) / ((performance.now() - start) / 1000);
}

/** CPUs that others may keep busy in a run that still counts as quiet: about what a clock tick can be wrong by. */
export const QUIET = 0.05;
const LOOK_MS = 500;
const PATIENCE_MS = 60_000;

/** Waits until nobody works for half a second, or a minute has gone. */
export async function untilQuiet(): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const before = busy();
    await new Promise((go) => setTimeout(go, LOOK_MS));
    if ((busy() - before) / (LOOK_MS / 1000) <= QUIET) return;
  }
}
