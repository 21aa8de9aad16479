import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, parseScheme, scoringMethods } from '@meritloop/engine';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { argumentsOf, openGuide, root, runPrinted } from './guide.testing.ts';

const { guide, blocks } = openGuide('write-a-scheme.md');

const command = argumentsOf(blocks('sh')[0] ?? '');

describe('the guide to writing a scheme', () => {
  test('its command scores the small year', async () => {
    const { code, out } = await runPrinted([...command, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      scheme: 'small-year',
      version: '2024',
      period: '2024-06',
      subjects: [
        { id: '乙县', group: '三县区', score: '108.00', rank: 1, grade: 'excellent', notes: [] },
        { id: '甲县', group: '三县区', score: '87.14', rank: 2, grade: 'good', notes: [expect.anything()] },
        { id: '丙区', group: '三县区', score: '75.86', rank: 3, grade: 'fair', notes: [expect.anything()] },
      ],
    });
  });

  test('its table and explanation read in both languages', async () => {
    const chinese = await runPrinted([...command, '--explain', '甲县']);
    expect(chinese.out).toContain('并列占位（1、2、2、4）');
    expect(chinese.out).toContain('甲县 得分 = 87.14');
    expect(chinese.out).toContain('27 ÷ 60 ÷ 0.5');
    expect(chinese.out).toMatch(/actuals\.csv, row \d+/);
    const english = await runPrinted([...command, '--language', 'en']);
    expect(english.out).toContain('no target was set; by the scheme its weight goes to its siblings');
  });

  test('every piece of YAML in it is a scheme, or part of one', () => {
    const pieces = blocks('yaml').map((text) => parse(text) as unknown);
    expect(pieces.length).toBeGreaterThan(6);
    const head = { scheme: 'piece', version: '1', name: 'piece' };
    const item = { id: 'gdp', name: 'gdp', weight: 1, indicator: 'gdp', method: 'points' };
    for (const piece of pieces) {
      const whole = Array.isArray(piece)
        ? { ...head, items: piece }
        : { ...head, items: [item], ...(piece as object) };
      expect(() => parseScheme(whole)).not.toThrow();
    }
  });

  test('it names every scoring method, by the titles of the product', () => {
    for (const { name, title } of scoringMethods.filter((method) => method.kind === 'item'))
      expect(guide).toContain(`| \`${name}\` | ${title.zh} |`);
  });

  test('mistakes in a scheme file are told with file, place and what to do, exit 2', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meritloop-scheme-'));
    const file = join(folder, 'scheme.yaml');
    const written = async (text: string) => {
      await writeFile(file, text);
      return runPrinted(command.map((argument) => (argument.endsWith('scheme.yaml') ? file : argument)));
    };
    const good = readFileSync(join(root, 'examples/small-year/scheme.yaml'), 'utf8');
    expect((await written(good)).code).toBe(0);
    const misspelt = await written(good.replace('name: completion', 'name: completoin'));
    expect(misspelt.code).toBe(2);
    expect(misspelt.err).toMatch(/^unknown_method: .*scheme\.yaml, items\[0\]\.method: .*completion/);
    const indent = await written(good.replace('  - id: income', ' - id: income'));
    expect(indent.code).toBe(2);
    expect(indent.err).toMatch(/^unreadable_yaml: .*scheme\.yaml, row \d+, column \d+: /);
    const aliases = await written(`a: &a [1]\n${good}\nb: *a\n`);
    expect(aliases.code).toBe(2);
    await rm(folder, { recursive: true });
  });

  test('faults of the data are told with file, row and column, exit 2', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meritloop-scheme-'));
    const file = join(folder, 'actuals.csv');
    const good = readFileSync(join(root, 'examples/small-year/actuals.csv'), 'utf8');
    const withActuals = async (text: string) => {
      await writeFile(file, text);
      return runPrinted(
        [...command, '--json'].map((argument) => (argument.endsWith('actuals.csv') ? file : argument)),
      );
    };
    const lines = good.trimEnd().split('\n');
    const header = lines[0] ?? '';
    const shuffled = await withActuals([header, ...lines.slice(1).reverse()].join('\n'));
    expect(shuffled.out).toBe((await withActuals(good)).out);
    const twice = await withActuals(`${good}${lines[4]}\n`);
    expect([twice.code, twice.err]).toEqual([
      2,
      expect.stringMatching(/^duplicate_key: .*actuals\.csv, row \d+/),
    ]);
    const unit = await withActuals(good.replace('690000,万元', '690000,亩'));
    expect([unit.code, unit.err]).toEqual([
      2,
      expect.stringMatching(/^unit_mismatch: .*actuals\.csv, row 10, column unit/),
    ]);
    const column = await withActuals(good.replace('indicator', 'indicater'));
    expect([column.code, column.err]).toEqual([2, expect.stringContaining('unknown_column')]);
    const nobody = await runPrinted([...command, '--explain', '丁县']);
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringMatching(/^unknown_subject: /)]);
    const period = await runPrinted(command.map((argument) => (argument === '2024-06' ? 'June' : argument)));
    expect([period.code, period.err]).toEqual([2, expect.stringMatching(/^unreadable_period: /)]);
    await rm(folder, { recursive: true });
  });

  test('explain prints the same tree, and as JSON', async () => {
    const own = ['explain', '乙县', ...command.slice(1)];
    const json = JSON.parse((await runPrinted([...own, '--json'])).out);
    const within = JSON.parse((await runPrinted([...command, '--json', '--explain', '乙县'])).out);
    expect(json).toEqual(within.explain);
    expect(json.value).toBe('108.00');
    expect((await runPrinted(own)).out).toContain('乙县 得分 = 108.00');
  });

  test('a scheme is refused as input error, not as a crash', () => {
    expect(() => parseScheme(null)).toThrow(InputError);
  });
});
