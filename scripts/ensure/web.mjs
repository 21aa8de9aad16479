import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runToEnd } from './children.mjs';
import { Failure } from './failure.mjs';
import { showing } from './progress.mjs';
import { environmentFor } from './runtime.mjs';
import { filesBelow, fingerprint, isStamped, stamped } from './stamp.mjs';

/** The server's contracts, which the web shares, and what they import in turn. */
function contracts(root) {
  const server = join(root, 'server', 'src');
  const found = new Set();
  const follow = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g))
      follow(join(dirname(file), path));
  };
  for (const file of filesBelow(server)) if (basename(file) === 'contract.ts') follow(file);
  return [...found].sort();
}

function plan(root) {
  const files = [
    ...filesBelow(join(root, 'web')),
    ...filesBelow(join(root, 'engine', 'src')),
    ...contracts(root),
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.base.json'),
  ];
  return { print: fingerprint(root, files, ['web']), stamp: join(root, 'web', 'dist', '.ensure') };
}

/** Whether web/dist was built from the sources as they are. */
export function isWebBuilt(root) {
  const { print, stamp } = plan(root);
  return isStamped(stamp, print);
}

/** Builds web/dist with Vite on the given Node. */
export async function buildWeb(root, node) {
  const { print, stamp } = plan(root);
  await stamped(stamp, print, () =>
    showing('building the web', async () => {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      // A user's NODE_ENV=development would build a development bundle.
      const env = environmentFor(node, { NODE_ENV: 'production' });
      const run = await runToEnd([node, vite, 'build'], { cwd: join(root, 'web'), env, quiet: true });
      if (run.code !== 0) {
        process.stderr.write(run.said);
        throw new Failure(
          'build_failed',
          'The web could not be built; what Vite said is above. Undo what was changed in web/, or mend it, and run again.',
        );
      }
    }),
  );
}
