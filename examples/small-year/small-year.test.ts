import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../cli/src/main.ts';

/** The guide is tried as a newcomer would: what it prints must be what the commands print. */
const root = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(root, 'docs', 'guide', 'judge-a-year.md'), 'utf8');

const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1] ?? '',
  );

/** The commands of the guide about gaps, without `npm run`, with paths from the project's folder. */
const commands = blocks('sh')
  .map((block) => block.trim().replace('npm run -s meritloop -- ', '').split(' '))
  .filter(([name]) => name === 'gaps');

async function run(argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(
    argv.map((argument) => (argument.startsWith('examples/') ? join(root, argument) : argument)),
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

describe('the guide to judging a year', () => {
  test('the first command prints the sentences that the guide shows', async () => {
    const { code, out } = await run(commands[0] ?? []);
    expect(code).toBe(0);
    expect(out).toContain('共 10 个目标');
    const shown = (blocks('text')[0] ?? '').trim().split('\n');
    expect(shown.length).toBeGreaterThan(3);
    for (const line of shown) {
      const [id = '', sentence = ''] = line.split(/: (.*)/s);
      const row = out.split('\n').find((printed) => printed.startsWith(`${id} `));
      expect(row).toContain(sentence);
    }
  });

  test('the JSON line is printed as shown', async () => {
    const json = commands.find((argv) => argv.includes('--json'));
    const { code, out } = await run(json ?? []);
    expect(code).toBe(0);
    expect(out.split('\n')).toContain(blocks('json')[0]?.trim());
  });

  test('a newcomer’s own two files, put together from the guide’s examples, run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meritloop-year-'));
    const [targets = '', actuals = ''] = blocks('csv');
    await writeFile(join(folder, 'targets.csv'), targets);
    await writeFile(join(folder, 'actuals.csv'), actuals);
    const own = commands.find((argv) => argv.includes('targets.csv')) ?? [];
    const argv = own.map((argument) =>
      /^(targets|actuals)\.csv$/.test(argument) ? join(folder, argument) : argument,
    );
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    expect(out).toContain('比序时低 5.0 个百分点');
    await writeFile(join(folder, 'actuals.csv'), actuals.replace('乙县', '甲县,X,2024,"1,200",,,\n乙县'));
    const bad = await run(argv);
    expect(bad.code).toBe(2);
    const shown = (blocks('text')[1] ?? '').trim();
    expect(
      bad.err
        .replace(/\S*actuals\.csv/, 'actuals.csv')
        .replace('row 3', 'row 4')
        .trim(),
    ).toBe(shown);
    await rm(folder, { recursive: true });
  });

  test('the stricter rule gives the lights that the guide tells of', async () => {
    const { code, out } = await run([
      ...(commands[0] ?? []),
      '--rules',
      'examples/small-year/lights.yaml',
      '--json',
    ]);
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (id: string) => lines.find((line) => line.id === id);
    expect(of('J-1')).toMatchObject({ gap: '-0.0500', light: 'yellow' });
    expect(of('Y-1')).toMatchObject({ status: 'on_pace' });
  });
});
