import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './children.mjs';
import { areDependenciesPresent, installDependencies } from './dependencies.mjs';
import { Failure } from './failure.mjs';
import { holdingLock } from './lock.mjs';
import { environmentFor, runtime } from './runtime.mjs';
import { buildWeb, isWebBuilt } from './web.mjs';

const command = 'cli/bin/meritloop.mjs';

/** What each verb needs and runs: paths from the root, on the pinned Node; `web`: needs the web built. */
const verbs = {
  start: { web: true, run: [command, 'start'] },
  // A user's NODE_ENV=production would have the libraries under test behave as in production.
  test: { web: true, run: ['node_modules/vitest/vitest.mjs', 'run'], env: { NODE_ENV: 'test' } },
  'test:system': { web: false, run: ['system/run.ts'], env: { NODE_ENV: 'test' } },
  check: { web: false, run: ['scripts/check.ts'] },
  build: { web: true, run: null },
  meritloop: { web: false, run: [command] },
};

async function ensure(root, { web }) {
  const isReady = () => areDependenciesPresent(root) && (!web || isWebBuilt(root));
  // The usual case takes no lock: it works in a folder that the user may only read.
  if (isReady()) return runtime(root);
  return holdingLock(join(root, '.ensure.lock'), async () => {
    if (!areDependenciesPresent(root)) await installDependencies(root);
    const node = runtime(root);
    if (web && !isWebBuilt(root)) await buildWeb(root, node);
    return node;
  });
}

/** Ensures what the verb needs, runs it, and ends with its exit code. */
export async function runVerb([name, ...args]) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  try {
    const verb = Object.hasOwn(verbs, name ?? '') ? verbs[name] : null;
    if (!verb) {
      throw new Failure('unknown_verb', `Say one of: ${Object.keys(verbs).join(', ')}.`, 2);
    }
    const node = await ensure(root, verb);
    if (!verb.run) return;
    const [script, ...rest] = verb.run;
    const { code } = await runToEnd([node, join(root, script), ...rest, ...args], {
      // Paths among the arguments are the user's, from where he called npm.
      cwd: name === 'meritloop' ? (process.env.INIT_CWD ?? root) : root,
      env: environmentFor(node, verb.env),
    });
    process.exitCode = code;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
