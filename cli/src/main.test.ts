import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

const before = process.env.MERITLOOP_LANGUAGE;
afterEach(() => {
  if (before === undefined) delete process.env.MERITLOOP_LANGUAGE;
  else process.env.MERITLOOP_LANGUAGE = before;
});

const run = (...argv: string[]) => runCommand(argv);

const commands = [
  'start',
  'gaps',
  'assess',
  'explain',
  'import',
  'found',
  'remove',
  'appoint',
  'check-chain',
  'backup',
  'restore',
  'verify-backup',
];

describe('meritloop', () => {
  test('--help lists every command, with examples, languages and exit codes', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const name of commands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const taught of [
      'meritloop gaps --targets',
      'MERITLOOP_LANGUAGE=en',
      'Exit code: 0 done, 2 bad input',
    ])
      expect(out).toContain(taught);
  });

  test.each(commands)('%s --help and help %s teach by an example and name the exit codes', async (name) => {
    const asked = await run(name, '--help');
    expect(asked.code).toBe(0);
    const lines = asked.out.split('\n').slice(1);
    expect(
      lines.some((line) => line.includes(`meritloop ${name} `) || line.endsWith(`meritloop ${name}`)),
    ).toBe(true);
    expect(asked.out).toMatch(/Exit(?: code:)? 0/);
    expect(await run('help', name)).toEqual(asked);
  });

  test('the guide names every command with its long options', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/command-line.md'), 'utf8');
    for (const name of commands) {
      const { out } = await run(name, '--help');
      const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option);
      for (const option of options) expect(guide, `${name} ${option}`).toContain(option);
      expect(guide).toContain(`npx meritloop ${name}`);
    }
  });

  test('--version', async () => {
    expect(await run('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test.each([
    [['gap'], /unknown command 'gap' \(Did you mean gaps\?\)\. Add --help/],
    [['gaps'], /required option '--targets <file>' not specified\. Add --help/],
    [['import', 'nowhere'], /Allowed choices are huzhou-2024, simulated-city\. Add --help/],
  ])('%j is refused in one line', async (argv, says) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^bad_command_line: [^\n]+\n$/);
    expect(err).toMatch(says);
  });

  test('faults are told in the language asked for, on the line or in the environment', async () => {
    const files = ['gaps', '--targets', 'no.csv', '--actuals', 'no.csv', '--as-of', '2024'];
    expect((await run(...files)).err).toContain('file_not_found: no.csv: 找不到该文件');
    expect((await run(...files, '--language', 'en')).err).toContain('file_not_found: no.csv: no such file');
    process.env.MERITLOOP_LANGUAGE = 'en';
    expect((await run(...files)).err).toContain('no such file');
    expect((await run(...files, '--language', 'zh')).err).toContain('找不到该文件');
  });
});
