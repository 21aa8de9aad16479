import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const shim = join(import.meta.dirname, 'meritloop.mjs');

/** Makes the process say that it is an old Node, before the shim looks. */
const OLD = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`;

function run(flags: string[], argv: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, shim, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

// Each test starts processes, which a busy machine may be slow to do.
describe('the shim', { timeout: 60_000 }, () => {
  test('runs the command and passes its exit code on', () => {
    expect(run([], ['gaps', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('targets.csv'),
    });
    expect(run([], ['gaps'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--targets') });
  });

  test('on an older Node it hands over to the pinned one, exit code and output included', () => {
    const flags = ['--import', OLD];
    expect(run(flags, ['gaps', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('targets.csv'),
    });
    expect(run(flags, ['gaps'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--targets') });
  });

  test('it hands over once only, and says what to install when that does not help', () => {
    const stuck = run(['--import', OLD], ['gaps'], { MERITLOOP_HANDED_OVER: '1' });
    expect(stuck).toMatchObject({ status: 1, stderr: expect.stringMatching(/^node_too_old: .*24 or newer/) });
  });
});
