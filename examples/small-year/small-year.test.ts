import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { argumentsOf, openGuide, runPrinted } from './guide.testing.ts';

/** The guide is tried as a newcomer would: what it prints must be what the commands print. */
const { blocks } = openGuide('judge-a-year.md');

/** The commands of the guide about gaps, without `npm run`, with paths from the project's folder. */
const commands = blocks('sh')
  .map(argumentsOf)
  .filter(([name]) => name === 'gaps');

describe('the guide to judging a year', () => {
  test('the first command prints the sentences that the guide shows', async () => {
    const { code, out } = await runPrinted(commands[0] ?? []);
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
    const { code, out } = await runPrinted(json ?? []);
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
    const { code, out } = await runPrinted(argv);
    expect(code).toBe(0);
    expect(out).toContain('比序时低 5.0 个百分点');
    await writeFile(join(folder, 'actuals.csv'), actuals.replace('乙县', '甲县,X,2024,"1,200",,,\n乙县'));
    const bad = await runPrinted(argv);
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
    const { code, out } = await runPrinted([
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
