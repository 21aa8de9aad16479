import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that the repository holds or is about to hold, without what .gitignore names; paths from the root. */
export function trackedFiles(root: string): string[] {
  const run = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0)
    throw new Error(`git ls-files failed: ${run.stderr}. Run the check in a git checkout.`);
  return run.stdout.split('\0').filter((name) => name && existsSync(join(root, name)));
}

const limit = 300;

/** Source files that hold more than one idea is likely to need. */
export function tooLong(root: string, files: string[]): string[] {
  return files
    .filter((name) => /\.(ts|tsx|mjs|js|css|sql|sh)$/.test(name) || name === '.ci/run')
    .flatMap((name) => {
      const lines = readFileSync(join(root, name), 'utf8').replace(/\n$/, '').split('\n').length;
      return lines > limit ? [`${name}: ${lines} lines; split it into files of one idea each`] : [];
    });
}
