import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Failure } from './failure.mjs';

const needed = 24;

/** Where the pinned Node is when npm has installed it for this platform. */
export function pinnedNode(root) {
  return join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
}

function majorOf(node) {
  const run = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout.trim().replace(/^v/, '').split('.')[0]) : 0;
}

/**
 * The Node that runs the product: the pinned one if this machine can run it, else the user's own.
 * @throws {Failure} node_too_old
 */
export function runtime(root) {
  const pinned = pinnedNode(root);
  if (majorOf(pinned) >= needed) {
    linkPinned(root, pinned);
    return pinned;
  }
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  throw new Failure(
    'node_too_old',
    `Meritloop runs on Node ${needed}. It brings its own for Linux x64 and arm64 with glibc, which this machine ` +
      `(${process.platform}-${process.arch}) did not get or cannot run, and your own is Node ${process.versions.node}. ` +
      `Install Node ${needed} or newer and run the same command again.`,
  );
}

/** npm 10 may leave no node_modules/.bin/node, by which programs started from scripts find the pinned Node. */
function linkPinned(root, pinned) {
  const link = join(root, 'node_modules', '.bin', 'node');
  const target = relative(dirname(link), pinned);
  try {
    if (lstatSync(link, { throwIfNoEntry: false })) return;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  } catch {
    // A folder that is not ours to write, or another start was quicker: the path below serves as well.
  }
}

/** The environment of programs that run on `node`: `node` in them is the same one. */
export function environmentFor(node, extra = {}) {
  return { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}`, ...extra };
}
