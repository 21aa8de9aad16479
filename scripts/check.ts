/**
 * `npm run check`: everything that can be said of the sources without running the product. Each step is run and
 * its result printed, whatever the others say; one failure makes the exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { forbiddenLicences } from './check/licences.ts';
import { registryAddresses } from './check/lock.ts';
import { tooLong, trackedFiles } from './check/sources.ts';

const root = dirname(import.meta.dirname);

interface Step {
  readonly name: string;
  /** What is wrong, one line each; empty when all is well. */
  run(): string[];
}

/** A step that runs a program of node_modules on this Node and hands on what it says when it fails. */
function program(name: string, script: string, ...args: string[]): Step {
  return {
    name,
    run() {
      const { status, stdout, stderr, error } = spawnSync(
        process.execPath,
        [join(root, 'node_modules', script), ...args],
        { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      );
      if (status === 0) return [];
      return [`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() || `it ended with ${status}`];
    },
  };
}

const steps: Step[] = [
  program('types of the root', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  program('types of the engine', 'typescript/bin/tsc', '--noEmit', '-p', 'engine/tsconfig.json'),
  program('types of the web', 'typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json'),
  program('types of the stories in the browser', 'typescript/bin/tsc', '--noEmit', '-p', 'e2e/tsconfig.json'),
  program('format and lint', '@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'),
  program('unused files, exports and dependencies', 'knip/bin/knip.js', '--no-progress'),
  program(
    'architecture',
    'vitest/vitest.mjs',
    'run',
    '--project',
    'server',
    'server/src/architecture.test.ts',
  ),
  { name: 'files of at most 300 lines', run: () => tooLong(root, trackedFiles(root)) },
  { name: 'licences of dependencies', run: () => forbiddenLicences(root) },
  { name: 'no registry in the lock', run: () => registryAddresses(root) },
];

let failures = 0;
for (const { name, run } of steps) {
  const begun = performance.now();
  const faults = run();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (faults.length === 0) {
    console.log(`ok    ${name} (${seconds} s)`);
  } else {
    failures += 1;
    console.log(`FAIL  ${name} (${seconds} s)`);
    for (const fault of faults) console.log(fault.replace(/^/gm, '      '));
  }
}
console.log(failures === 0 ? 'check: all is well' : `check: ${failures} of ${steps.length} steps failed`);
process.exitCode = failures === 0 ? 0 : 1;
