/**
 * A process for tests to kill: claims the home in argv[2], starts its PostgreSQL, prints one JSON line
 * `{url, pid, data, port}` and stays until it is ended. argv[3] `no-setpriv` does without setpriv.
 */
import { claimHome, startEmbedded } from '../src/platform/postgres/index.ts';

const [, , home, how] = process.argv;
if (!home) throw new Error('usage: launch-child.ts HOME [no-setpriv]');
const claim = claimHome(home);
claim.announce('http://127.0.0.1:1');
const { url, pid, data, port } = await startEmbedded({
  claim,
  ...(how === 'no-setpriv' ? { setpriv: false } : {}),
});
console.log(JSON.stringify({ url, pid, data, port }));
setInterval(() => {}, 60_000);
