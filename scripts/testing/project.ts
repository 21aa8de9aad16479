import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project with our ensuring script and little else, in a temporary folder. */
export interface Project {
  readonly root: string;
  /** Writes a file of the project. */
  write(path: string, text: string): void;
  /** How npm was called so far, one line a call. */
  npmCalls(): string[];
  /** How often Vite built. */
  builds(): number;
  /** Runs `node scripts/ensure.mjs …` to its end. */
  ensure(args: string[], options?: RunOptions): Promise<Ended>;
  /** Starts it, for tests that interfere. */
  begin(args: string[], options?: RunOptions): { child: ChildProcess; ended: Promise<Ended> };
  remove(): void;
}

interface RunOptions {
  /** Pretends that the user's Node has this version. */
  readonly pretendNode?: string;
  /** Starts it as npm does, from a shell that may be killed; `child` is the shell. */
  readonly belowShell?: boolean;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const platform = `${process.platform}-${process.arch}`;

const command = `
if (process.argv.includes('wait')) {
  process.on('SIGTERM', () => { console.log('asked to end'); process.exit(3); });
  console.log('waiting ' + process.pid);
  setInterval(() => {}, 1000);
} else if (process.argv.includes('hang')) {
  console.log('hanging');
  setInterval(() => {}, 1000);
} else {
  console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }));
  process.exitCode = process.argv.includes('fail') ? 7 : 0;
}
`;

/** Makes the project. npm in it is `npm/npm-cli.js` beside this file. */
export function makeProject(): Project {
  const root = mkdtempSync(join(tmpdir(), 'meritloop-ensure-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(import.meta.dirname, '..', 'ensure.mjs'), join(root, 'scripts', 'ensure.mjs'));
  cpSync(join(import.meta.dirname, '..', 'ensure'), join(root, 'scripts', 'ensure'), { recursive: true });
  const manifest = { name: 'p', workspaces: [], optionalDependencies: { [`node-${platform}`]: '24.0.0' } };
  write('package.json', JSON.stringify(manifest));
  const binding = { optional: true, os: process.platform, cpu: [process.arch] };
  const other = { optional: true, os: ['!linux', '!darwin'], cpu: [process.arch] };
  write(
    'package-lock.json',
    JSON.stringify({ packages: { 'node_modules/binding': binding, 'node_modules/elsewhere': other } }),
  );
  write('tsconfig.base.json', '{}');
  write('cli/bin/meritloop.mjs', command);
  write('web/main.ts', 'export {};');
  write('engine/src/index.ts', 'export {};');
  write('server/src/plans/contract.ts', "import { x } from '../platform/shape.ts';\nexport { x };");
  write('server/src/platform/shape.ts', 'export const x = 1;');
  write('server/src/platform/other.ts', 'export const y = 1;');
  const lines = (name: string) =>
    existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8').trim().split('\n') : [];
  const begin = (args: string[], { pretendNode, belowShell }: RunOptions = {}) => {
    const pretence = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${pretendNode}' } })`;
    const preload = pretendNode ? ['--import', `data:text/javascript,${encodeURIComponent(pretence)}`] : [];
    const words = [process.execPath, ...preload, 'scripts/ensure.mjs', ...args];
    // `; true` keeps the shell from giving its place to node.
    const [file = '', ...rest] = belowShell ? ['sh', '-c', '"$@"; true', 'sh', ...words] : words;
    const child = spawn(file, rest, {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        npm_execpath: join(import.meta.dirname, 'npm', 'npm-cli.js'),
        NODE_ENV: 'production',
        ...(belowShell ? { npm_lifecycle_event: 'start' } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
    return { child, ended };
  };
  return {
    root,
    write,
    npmCalls: () => lines('npm.log'),
    builds: () => lines('vite.log').length,
    ensure: (args, options) => begin(args, options).ended,
    begin,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
