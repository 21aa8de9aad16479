import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runToEnd } from './children.mjs';
import { Failure } from './failure.mjs';
import { showing } from './progress.mjs';
import { environmentFor, pinnedNode } from './runtime.mjs';
import { fingerprint, isStamped, stamped } from './stamp.mjs';

/** What in a package.json decides about what is installed; a changed description or script does not. */
const deciding = [
  'name',
  'workspaces',
  'bin',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
];

function manifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function plan(root) {
  const folders = ['.', ...(manifest(root).workspaces ?? [])].map((folder) => join(root, folder));
  const wanted = folders.map((folder) => {
    const all = manifest(folder);
    return JSON.stringify(deciding.map((key) => all[key] ?? null));
  });
  // Not the user's own Node: whichever that is, what is installed is for the pinned one, and two Nodes that take
  // turns on one checkout must not install in turns.
  const words = [process.platform, process.arch, ...wanted];
  return {
    print: fingerprint(root, [join(root, 'package-lock.json')], words),
    stamp: join(root, 'node_modules', '.ensure'),
  };
}

/** Whether what the lock says is installed, for this platform and Node. */
export function areDependenciesPresent(root) {
  const { print, stamp } = plan(root);
  return isStamped(stamp, print) && (!expectsPinnedNode(root) || existsSync(pinnedNode(root)));
}

function expectsPinnedNode(root) {
  return `node-${process.platform}-${process.arch}` in (manifest(root).optionalDependencies ?? {});
}

/** npm as the user called it, or, called without npm, the one on the path; run by `node`. */
function npm(node) {
  const called = process.env.npm_execpath;
  return called && basename(called) === 'npm-cli.js' && existsSync(called) ? [node, called] : ['npm'];
}

/** `npm start` hands its own settings down; these would have npm work on another folder than this one. */
function environment(node) {
  const env = environmentFor(node);
  for (const name of Object.keys(env)) {
    if (/^npm_config_(global|location|workspace|workspaces|prefix|local_prefix)$/i.test(name))
      delete env[name];
  }
  return env;
}

// dev: NODE_ENV=production leaves them out; optional: a user's own setting may, and the pinned Node is one.
const include = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];

/** A list of the lock such as `os`, or a single name: names that fit, or names with `!` that do not. */
function fits(words, name) {
  if (!words) return true;
  const list = [words].flat();
  return list.includes(name) || (list.every((entry) => entry.startsWith('!')) && !list.includes(`!${name}`));
}

/**
 * Packages that the lock has for this machine and that npm left out: it skips an optional package that does not
 * declare the Node that runs npm, such as a Node 20 of the early days, though ours would run it.
 */
function leftOut(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const libc = process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return Object.entries(packages).some(
    ([path, entry]) =>
      entry.optional &&
      entry.os &&
      fits(entry.os, process.platform) &&
      fits(entry.cpu, process.arch) &&
      fits(entry.libc, libc) &&
      !existsSync(join(root, path)),
  );
}

async function runNpm(root, node, verb) {
  return runToEnd([...npm(node), ...verb, ...include], { cwd: root, env: environment(node), quiet: true });
}

const install = ['install', '--no-save'];

/** Installs what the lock says, for the Node that the product runs on. */
export async function installDependencies(root) {
  const { print, stamp } = plan(root);
  await stamped(stamp, print, () =>
    showing('installing dependencies (npm, once)', async () => {
      let run = await runNpm(root, process.execPath, ['ci']);
      // The lock lacks a package for another platform; this keeps its versions and does not rewrite it.
      if (run.code !== 0 && run.said.includes('EUSAGE')) run = await runNpm(root, process.execPath, install);
      if (run.code === 0 && existsSync(pinnedNode(root)) && leftOut(root)) {
        run = await runNpm(root, pinnedNode(root), install);
      }
      if (run.code !== 0) {
        process.stderr.write(run.said);
        throw new Failure(
          'install_failed',
          'npm could not install the dependencies; what it said is above. ' +
            'Check the network, the registry and the rights on this folder, then run the same command again.',
        );
      }
    }),
  );
}
