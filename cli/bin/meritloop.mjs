#!/usr/bin/env node
// The command's door. It must run on any Node that can read a module, so it is plain JavaScript with built-ins only:
// the command itself is TypeScript run by type stripping, which needs Node 24. An older Node hands over to the
// Node 24 that is pinned as a dependency (node_modules/node-<os>-<cpu>/bin/node), found by path because some
// versions of npm leave no link to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));

function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  for (let folder = here; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name, 'bin', 'node');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, MERITLOOP_HANDED_OVER: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(
      `node_not_runnable: ${node}: ${error.message}. Install Node ${NEEDED} or newer and run again.`,
    );
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { run } = await import('../src/main.ts');
  await run(process.argv.slice(2));
} else {
  const node = process.env.MERITLOOP_HANDED_OVER ? null : pinnedNode();
  if (node) handOver(node);
  else {
    console.error(
      `node_too_old: this is Node ${process.versions.node}, meritloop needs ${NEEDED} or newer, and none is ` +
        `installed beside it for ${process.platform}-${process.arch}. Install Node ${NEEDED}, or run npm install ` +
        'in the project on Linux x64.',
    );
    process.exitCode = 1;
  }
}
