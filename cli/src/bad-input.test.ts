import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, put, sheet1, sheetOf } from '../../server/testing/hostile-workbooks.ts';
import { innocent, marked } from '../../server/testing/marks.ts';
import { runCommand } from './run-command.testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-marks-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const targetsCsv =
  'id,subject,indicator,period,measure,op,value,value2,unit\nT1,甲县,开工,2024,increment,>=,9,,个\n';
const actualsCsv = (subject: string) => `subject,indicator,period,value\n${subject},开工,2024-06,81\n`;

async function judged(actuals: string, ...more: string[]) {
  const targets = await written('targets.csv', targetsCsv);
  return runCommand(['gaps', '--targets', targets, '--actuals', actuals, '--as-of', '2024-06', ...more]);
}

/** What comes of a scheme's file, beside figures without a fault. */
async function assessedBy(scheme: string) {
  const actuals = await written('a.csv', actualsCsv('甲县'));
  return runCommand(['assess', '--scheme', scheme, '--actuals', actuals, '--period', '2024']);
}

describe('a mark of classification on the command line', () => {
  test('ends a CSV as it ends a workbook: the same words, the same exit code', async () => {
    const csv = await judged(await written('a.csv', actualsCsv('机密★三年')));
    const row = (at: number, text: string) =>
      `<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const bytes = await changed(put(sheet1, sheetOf(row(1, 'subject') + row(2, '机密★三年'))));
    const workbook = await judged(await written('a.xlsx', bytes));
    expect(csv).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^classified: .*a\.csv: 内容未保存。文件的“A2”带有“机密★”标志。[^\n]+\n$/),
    });
    expect(csv.code).toBe(workbook.code);
    expect(csv.err.replace('a.csv', 'a.xlsx').replace('“A2”', '“数据!A2”')).toBe(workbook.err);
  });

  test.each(marked)('%j is stopped in a cell of a CSV, in a heading and in a scheme', async (mark) => {
    const cell = await judged(await written('a.csv', actualsCsv(quoted(mark))));
    expect([cell.code, cell.err]).toEqual([2, expect.stringMatching(/^classified: /)]);
    const heading = await judged(await written('a.csv', `subject,${quoted(mark)}\n`));
    expect([heading.code, heading.err]).toEqual([2, expect.stringMatching(/^classified: .*“B1”/)]);
    const scheme = await written('s.yaml', JSON.stringify({ scheme: 's', name: [mark] }));
    const assessed = await assessedBy(scheme);
    expect([assessed.code, assessed.err]).toEqual([2, expect.stringMatching(/^classified: .*“name\.0”/)]);
  });

  test('is read as YAML reads it, and found in its remarks and in light rules', async () => {
    const actuals = await written('a.csv', actualsCsv('甲县'));
    for (const yaml of ['name: "\\u673a\\u5bc6\\u2605"', '# 机密★三年\nlights: {}', '机密★: 1']) {
      const rules = await written('r.yaml', yaml);
      const { code, err } = await judged(actuals, '--rules', rules);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^classified: .*r\.yaml: 内容未保存。[^\n]+\n$/),
      ]);
    }
  });

  test('words of every day pass', async () => {
    for (const word of innocent) {
      const { err } = await judged(await written('a.csv', actualsCsv(quoted(word))));
      expect(err).not.toContain('classified');
    }
  });
});

describe('what else no text of the house may hold', () => {
  test('a CSV with a character that turns its line is refused as a workbook is', async () => {
    const { code, err } = await judged(await written('a.csv', actualsCsv('甲\u202e县')));
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^cell_unclean: .*a\.csv: 未读取该文件。“A2”含有[^\n]+U\+202E/),
    ]);
  });

  test('nor a scheme or rules, by its place', async () => {
    const scheme = await written('s.yaml', 'items:\n  - name: "a\\u0000b"\n');
    const assessed = await assessedBy(scheme);
    expect([assessed.code, assessed.err]).toEqual([
      2,
      expect.stringMatching(/^text_unclean: .*s\.yaml, items\.0\.name: [^\n]+U\+0000/),
    ]);
  });
});

describe('a scheme or rules beyond the bounds of a request', () => {
  test.each([
    ['levels', `a: ${'['.repeat(33)}${']'.repeat(33)}`, 'too_deep'],
    ['levels beyond what the parser can descend', '['.repeat(100_000), 'too_deep'],
    ['values', `a: [${'1,'.repeat(100_000)}1]`, 'too_many_values'],
    ['aliases', 'a: &a [1]\nb: [*a, *a]', 'unreadable_yaml'],
    ['a name twice', 'a: 1\na: 2', 'unreadable_yaml'],
  ])('%s', async (_, yaml, code) => {
    const file = await written('r.yaml', yaml);
    const actuals = await written('a.csv', actualsCsv('甲县'));
    const rules = await judged(actuals, '--rules', file);
    const scheme = await runCommand(['assess', '--scheme', file, '--actuals', actuals, '--period', '2024']);
    for (const { code: exit, err } of [rules, scheme])
      expect([exit, err]).toEqual([2, expect.stringMatching(new RegExp(`^${code}: [^\\n]+\\n$`))]);
  });
});

describe('a text that a command would keep', () => {
  const before = process.env.DATABASE_URL;
  beforeAll(() => {
    process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none'; // asked by nobody
  });
  afterAll(() => {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  });
  const found = (option: string, text: string) => {
    const texts = { '--name': '某市', '--name-en': 'City', '--reason': 'set-up', [option]: text };
    return runCommand(['found', 'anzhou', ...Object.entries(texts).flat()]);
  };
  const appoint = (option: string, text: string) => {
    const texts = { '--username': 'sec-2', '--reason': 'lost', [option]: text };
    return runCommand(['appoint', 'anzhou', 'security', ...Object.entries(texts).flat()]);
  };

  test.each([
    [found, ['--name', '--name-en', '--reason', '--notice', '--notice-en']],
    [appoint, ['--name', '--name-en', '--reason']],
  ])('is bad input where it is empty, long, marked or not to be shown: %o', async (command, options) => {
    for (const option of options) {
      for (const [text, says] of [
        [' ', `bad_text: ${option} `],
        ['x'.repeat(501), `bad_text: ${option} `],
        ['甲\u202e乙', `bad_text: ${option} `],
        ['机密★', 'classified: '],
      ] as const) {
        const { code, err } = await command(option, text);
        expect([option, text, code, err]).toEqual([option, text, 2, expect.stringMatching(`^${says}`)]);
      }
    }
  });
});
