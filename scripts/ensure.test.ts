import { existsSync, readlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProject, type Project } from './testing/project.ts';

let project: Project;
beforeEach(() => {
  project = makeProject();
});
afterEach(() => project.remove());

const ci = 'ci --include=dev --include=optional --no-audit --no-fund';
const install = 'install --no-save --include=dev --include=optional --no-audit --no-fund';

test('the first run installs, the next goes straight to the verb; arguments, output and exit code pass through', async () => {
  const first = await project.ensure(['meritloop', 'gaps', '--json']);
  expect(first.code).toBe(0);
  expect(JSON.parse(first.out).args).toEqual(['gaps', '--json']);
  expect(JSON.parse(first.out).path).toMatch(/node_modules\/node-[^:]+\/bin:/);
  expect(project.npmCalls()).toEqual([ci]);
  expect(project.builds()).toBe(0);
  const second = await project.ensure(['meritloop', 'fail']);
  expect(second.code).toBe(7);
  expect(second.err).toBe('');
  expect(project.npmCalls()).toEqual([ci]);
});

test('a changed lock or dependency installs again; other words in package.json do not', async () => {
  await project.ensure(['meritloop']);
  project.write('package.json', JSON.stringify({ ...manifest(), description: 'new words' }));
  await project.ensure(['meritloop']);
  expect(project.npmCalls()).toHaveLength(1);
  project.write('package.json', JSON.stringify({ ...manifest(), dependencies: { x: '1.0.0' } }));
  await project.ensure(['meritloop']);
  expect(project.npmCalls()).toHaveLength(2);
  project.write('package-lock.json', JSON.stringify({ packages: {} }));
  await project.ensure(['meritloop']);
  expect(project.npmCalls()).toHaveLength(3);
});

function manifest() {
  const node = `node-${process.platform}-${process.arch}`;
  return { name: 'p', workspaces: [], optionalDependencies: { [node]: '24.0.0' } };
}

test('a lock that npm ci refuses is installed without being rewritten', async () => {
  project.write('npm-mode', 'eusage');
  expect((await project.ensure(['meritloop'])).code).toBe(0);
  expect(project.npmCalls()).toEqual([ci, install]);
});

test('a package for this machine that npm left out is brought by a second pass on the pinned Node', async () => {
  project.write('npm-mode', 'left-out');
  expect((await project.ensure(['meritloop'])).code).toBe(0);
  expect(project.npmCalls()).toEqual([ci, install]);
});

test('a failed install says what npm said and what to do, and is tried again', async () => {
  project.write('npm-mode', 'offline');
  const failed = await project.ensure(['meritloop']);
  expect(failed.code).toBe(1);
  expect(failed.err).toMatch(/ECONNREFUSED[\s\S]*install_failed: .*run the same command again/);
  expect(failed.out).toBe('');
  project.write('npm-mode', '');
  expect((await project.ensure(['meritloop'])).code).toBe(0);
});

test('an install that was killed is done again, past the lock that it left', async () => {
  project.write('npm-mode', 'stuck');
  const { child, ended } = project.begin(['meritloop']);
  while (project.npmCalls().length === 0) await sleep(20);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(project.root, '.ensure.lock'))).toBe(true);
  project.write('npm-mode', '');
  expect((await project.ensure(['meritloop'])).code).toBe(0);
  expect(project.npmCalls()).toEqual([ci, ci]);
  expect(existsSync(join(project.root, '.ensure.lock'))).toBe(false);
});

test('Ctrl-C during an install ends it, gives the lock back and does not run the verb', async () => {
  project.write('npm-mode', 'stuck');
  const { child, ended } = project.begin(['meritloop']);
  while (project.npmCalls().length === 0) await sleep(20);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, out: '' });
  expect(existsSync(join(project.root, '.ensure.lock'))).toBe(false);
});

test('two first starts at once install once', async () => {
  project.write('npm-mode', 'slow');
  const both = [project.begin(['meritloop', 'a']), project.begin(['meritloop', 'b'])];
  const waits = both.map(
    ({ child }) =>
      new Promise<void>((resolve) =>
        child.stderr?.on('data', (chunk) => String(chunk).includes('waiting for it') && resolve()),
      ),
  );
  await Promise.race(waits);
  project.write('npm-may-go-on', '');
  const runs = await Promise.all(both.map(({ ended }) => ended));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(project.npmCalls()).toEqual([ci]);
});

test('the web is built when its sources, the engine or a contract changed, and only then', async () => {
  const build = async () => {
    expect((await project.ensure(['build'])).code).toBe(0);
    return project.builds();
  };
  expect(await build()).toBe(1);
  expect(await build()).toBe(1);
  project.write('server/src/platform/other.ts', 'export const y = 2;');
  project.write('web/main.test.ts', 'export {};');
  expect(await build()).toBe(1);
  project.write('server/src/platform/shape.ts', 'export const x = 2;'); // imported by a contract
  expect(await build()).toBe(2);
  project.write('engine/src/index.ts', 'export const z = 1;');
  expect(await build()).toBe(3);
  project.write('web/main.ts', 'export const w = 1;');
  expect(await build()).toBe(4);
});

test('a web that cannot be built says why and is not taken for built', async () => {
  project.write('web/main.ts', 'broken');
  const failed = await project.ensure(['start']);
  expect(failed.code).toBe(1);
  expect(failed.err).toMatch(/main\.ts is broken[\s\S]*build_failed: /);
  expect(failed.out).toBe('');
  expect((await project.ensure(['start'])).code).toBe(1);
  project.write('web/main.ts', 'export {};');
  expect(JSON.parse((await project.ensure(['start', '--demo'])).out).args).toEqual(['start', '--demo']);
});

test('a signal reaches the verb, whose exit code is ours; one that dies of it ends with 128 and its number', async () => {
  await project.ensure(['meritloop']);
  for (const [word, code] of [
    ['wait', 3],
    ['hang', 143],
  ] as const) {
    const { child, ended } = project.begin(['meritloop', word]);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(code);
  }
});

test('when npm is killed outright, the verb is asked to end all the same', async () => {
  await project.ensure(['meritloop']);
  const { child, ended } = project.begin(['meritloop', 'wait'], { belowShell: true });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  child.kill('SIGKILL');
  // `ended` waits for the pipes, which the verb holds open as long as it lives.
  expect((await ended).out).toContain('asked to end');
});

test('the link to the pinned Node that npm 10 does not make is made, and made again', async () => {
  await project.ensure(['meritloop']);
  const link = join(project.root, 'node_modules', '.bin', 'node');
  expect(readlinkSync(link)).toBe(`../node-${process.platform}-${process.arch}/bin/node`);
  unlinkSync(link);
  await project.ensure(['meritloop']);
  expect(existsSync(link)).toBe(true);
});

test('a Node that is too old to begin with, or that nothing replaces, is told what to do', async () => {
  const ancient = await project.ensure(['start'], { pretendNode: '18.19.1' });
  expect(ancient).toMatchObject({ code: 1, out: '' });
  expect(ancient.err).toMatch(/^node_too_old: this is Node 18\.19\.1.*Node 20 or newer/);
  project.write('npm-mode', 'no-node');
  const alone = await project.ensure(['meritloop'], { pretendNode: '20.11.0' });
  expect(alone.code).toBe(1);
  expect(alone.err).toMatch(/node_too_old: .*your own is Node 20\.11\.0\. Install Node 24 or newer/);
  const modern = await project.ensure(['meritloop'], { pretendNode: '24.1.0' });
  expect(modern.code).toBe(0);
});

test('an unknown verb is bad input', async () => {
  const { code, err } = await project.ensure(['toString']);
  expect(code).toBe(2);
  expect(err).toMatch(/^unknown_verb: .*start, test, .*check/);
});
