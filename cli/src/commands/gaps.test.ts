import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.testing.ts';
import { workbook } from '../workbook.testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-gaps-'));
});
afterAll(() => rm(folder, { recursive: true }));

const TARGETS = `id,subject,indicator,period,measure,op,value,value2,unit
T1,甲县,新开工项目,2024,increment,>=,180,,个
T2,甲县,城镇化率,2024,share,>=,68,,%
`;
const ACTUALS = `subject,indicator,period,value,unit
甲县,新开工项目,2024-06,81,个
甲县,城镇化率,2024-06,68.5,%
`;

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const run = (...argv: string[]) => runCommand(['gaps', ...argv]);

async function judge(targets: string, actuals: string, ...more: string[]) {
  return run(
    '--targets',
    await file('targets.csv', targets),
    '--actuals',
    await file('actuals.csv', actuals),
    '--as-of',
    '2024-06',
    ...more,
  );
}

const FIELDS =
  'id,subject,indicator,period,measure,tier,nextTier,toNext,target,unit,actual,actualPeriod,completion,pace,gap,gapUnit,status,light,forecast,requiredRate,reason';

describe('meritloop gaps', () => {
  test('--json prints one line a target with exactly the fields of the contract', async () => {
    const { code, out, err } = await judge(TARGETS, ACTUALS, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.id)).toEqual(['T1', 'T2']);
    for (const line of lines) expect(Object.keys(line).join()).toBe(FIELDS);
    expect(lines[0]).toMatchObject({
      completion: '0.4500',
      gap: '-0.0500',
      status: 'behind',
      light: 'yellow',
    });
    expect(lines[1]).toMatchObject({ pace: null, gap: '0.5', gapUnit: 'point', status: 'on_pace' });
  });

  test('the default is a table for people, in Chinese or English', async () => {
    const zh = await judge(TARGETS, ACTUALS);
    expect(zh.out).toContain('截至 2024-06-30，共 2 个目标：达序时 1 · 滞后 1');
    expect(zh.out).toContain('比序时低 5.0 个百分点，需在 6 个月内再完成 99 个，平均每月 16.5 个');
    const en = await judge(TARGETS, ACTUALS, '--language', 'en');
    expect(en.out).toContain('5.0 points below pace, 99 个 to do in 6 months, 16.5 个 a month');
    expect(en.out).not.toMatch(/undefined|null|NaN/);
  });

  test('xlsx files give the same lines', async () => {
    const cells = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) =>
          line.split(',').map((cell) => (/^[\d.]+$/.test(cell) ? { number: cell } : cell || null)),
        );
    const csv = await judge(TARGETS, ACTUALS, '--json');
    const xlsx = await run(
      '--targets',
      await file('targets.xlsx', workbook(cells(TARGETS.replaceAll('>=', '&gt;=')))),
      '--actuals',
      await file('actuals.xlsx', workbook(cells(ACTUALS))),
      '--as-of',
      '2024-06-30',
      '--json',
    );
    expect(xlsx).toEqual(csv);
  });

  test('rules and subjects come from files', async () => {
    const rules = await file(
      'rules.yaml',
      'lights:\n  basis: gap\n  intervals:\n    - {status: on_pace, light: green, from: -0.05}\n    - {status: far_behind, light: red, to: -0.05, from: -.inf}\n',
    );
    const { out } = await judge(TARGETS, ACTUALS, '--json', '--rules', rules);
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ status: 'on_pace', light: 'green' });
    const subjects = await file('subjects.csv', 'id,name,group\na,甲县,县\nb,乙县,县\n');
    const ranked = await judge(
      'id,subject,indicator,period,measure,op,value,value2,unit,peer_set\nR,a,收入,2024,rank,<=,1,,,县\n',
      'subject,indicator,period,value\na,收入,2024-06,2\nb,收入,2024-06,3\n',
      '--json',
      '--subjects',
      subjects,
    );
    expect(JSON.parse(ranked.out)).toMatchObject({ actual: 2, target: 1, gap: -1, gapUnit: 'place' });
  });

  test('bad input ends with 2 and one line for each fault, naming file, row and column', async () => {
    const bad = await judge(TARGETS.replace('180', '1e2'), `${ACTUALS}甲县,新开工项目,2024-06,"8\n1",个\n`);
    expect(bad.code).toBe(2);
    expect(bad.out).toBe('');
    const lines = bad.err.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^unreadable_cell: .*targets\.csv, row 2, column value: “1e2”/);
    expect(lines[1]).toMatch(/^unreadable_cell: .*actuals\.csv, row 4, column value: /);
    expect(lines[2]).toMatch(/^duplicate_key: .*actuals\.csv, row 4, column subject: 与第 2 行重复/);
    const unit = await judge(TARGETS, ACTUALS.replace('81,个', '81,亩'));
    expect(unit.code).toBe(2);
    expect(unit.err).toMatch(/^unit_mismatch: .*actuals\.csv, row 2, column unit: .*“亩”与“个”/);
  });

  test('rules that cannot be read or do not cover everything end with 2', async () => {
    const hole = await file(
      'hole.yaml',
      'lights:\n  basis: gap\n  intervals:\n    - {status: on_pace, light: green, from: 0}\n    - {status: behind, light: yellow, to: -0.1, toIncluded: true}\n',
    );
    const holed = await judge(TARGETS, ACTUALS, '--rules', hole);
    expect(holed.code).toBe(2);
    expect(holed.err).toMatch(/^light_interval_hole: .*hole\.yaml.*\(-0\.1, 0\).*\(0, 10\)/);
    const broken = await judge(TARGETS, ACTUALS, '--rules', await file('broken.yaml', 'lights: [\n'));
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(/^unreadable_yaml: .*broken\.yaml, row \d+/);
    const typo = await judge(TARGETS, ACTUALS, '--rules', await file('typo.yaml', 'light: {}\n'));
    expect(typo.code).toBe(2);
    expect(typo.err).toMatch(/^unreadable_rules: /);
  });

  test('rules alone and rules in a practice’s file are read alike; proposals are left to the office', async () => {
    const bare =
      'lights:\n  basis: gap\n  intervals:\n    - {status: on_pace, light: green, from: -0.05}\n    - {status: far_behind, light: red, to: -0.05}\nproposals: {lights: [red]}\n';
    const wrapped = `code: own\norigin: 甲市\nvalidFrom: 2024-01-01\nrules:\n${bare.replace(/^(?=.)/gm, '  ')}`;
    const lit = async (text: string) =>
      judge(TARGETS, ACTUALS, '--json', '--rules', await file('own.yaml', text));
    const [one, other] = [await lit(bare), await lit(wrapped)];
    expect(one.code).toBe(0);
    expect(JSON.parse(one.out.split('\n')[0] ?? '')).toMatchObject({ status: 'on_pace', light: 'green' });
    expect(other).toEqual(one);
    const beside = await lit(`${wrapped}pace: {kind: linear}\n`);
    expect(beside.code).toBe(2);
    expect(beside.err).toMatch(/^unreadable_rules: .*own\.yaml, column pace: .*请移入 rules/);
  });

  test('a mark of invented data is known in every file', async () => {
    const marked = (text: string) => text.trimEnd().replace(/^.*$/gm, '$&,模拟').replace('模拟', 'simulated');
    const plain = await judge(TARGETS, ACTUALS, '--json');
    expect(await judge(marked(TARGETS), marked(ACTUALS), '--json')).toEqual(plain);
  });

  test('a command line that makes no sense ends with 2', async () => {
    expect((await run()).code).toBe(2);
    expect((await run('--nonsense')).code).toBe(2);
    const asOf = await run('--targets', 'a.csv', '--actuals', 'b.csv', '--as-of', 'June');
    expect(asOf.code).toBe(2);
    expect(asOf.err.trimEnd().split('\n')).toHaveLength(3);
    expect(asOf.err).toMatch(/^unreadable_as_of: /);
    const nowhere = await run('--targets', join(folder, 'no.csv'), '--actuals', 'b.csv', '--as-of', '2024');
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/^file_not_found: .*no\.csv/);
  });

  test('--help teaches: both files, every period form, the rules, the exit codes', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const taught of [
      'id,subject,indicator,period,measure,op,value,value2,unit',
      'subject,indicator,period,value[,unit,source,status]',
      '2024-01..09',
      'intervals:',
      'Exit code: 0 done, 2 bad input',
      '待判定',
    ]) {
      expect(out).toContain(taught);
    }
  });
});
