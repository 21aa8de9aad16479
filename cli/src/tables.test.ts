import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@meritloop/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changed, inline, put, sheet1, sheetOf } from '../../server/testing/hostile-workbooks.ts';
import { csvRows } from './csv-rows.ts';
import { readTable } from './tables.ts';
import { workbook, zip } from './workbook.testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer) {
  const file = join(folder, name);
  await writeFile(file, content);
  const { header, rows } = await readTable(file);
  return { header, rows };
}

async function refusal(name: string, content: string | Buffer) {
  const error = await read(name, content).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw new Error(`${name} was not refused: ${error}`);
  return error.problems.map(({ code, place }) => ({ code, row: place?.row, column: place?.column }));
}

describe('CSV', () => {
  test('byte order mark, quotes, blank lines and trailing commas', async () => {
    const text =
      '\ufeffsubject,indicator,value,\r\n甲县,"新开工, 项目",1,\r\n\r\n乙县,"a ""b""",2\r\n,,,\r\n';
    expect(await read('a.csv', text)).toEqual({
      header: ['subject', 'indicator', 'value'],
      rows: [
        { row: 2, cells: ['甲县', '新开工, 项目', '1'] },
        { row: 4, cells: ['乙县', 'a "b"', '2'] },
      ],
    });
  });

  test('what is no table of text is refused', async () => {
    expect(await refusal('gbk.csv', Buffer.from([0xbc, 0xd7, 0x0a]))).toMatchObject([{ code: 'not_utf8' }]);
    const wide = Buffer.from('code,value\na,1\n', 'utf16le');
    expect(await refusal('utf16.csv', wide)).toMatchObject([{ code: 'not_utf8' }]);
    expect(await refusal('empty.csv', '')).toMatchObject([{ code: 'empty_file' }]);
    expect(await refusal('quote.csv', 'a,b\n"x,1\n')).toMatchObject([{ code: 'unreadable_csv' }]);
    expect(await refusal('wide.csv', 'a,b\n1,2\n1,200,3\n')).toEqual([
      { code: 'cell_without_column', row: 3, column: '#3' },
    ]);
    expect(await refusal('long.csv', `a,b\n1,${'x'.repeat(5000)}\n`)).toEqual([
      { code: 'cell_too_long', row: 2, column: 'b' },
    ]);
    expect(await refusal('columns.csv', `${'a,'.repeat(300)}b\n`)).toMatchObject([
      { code: 'table_too_large' },
    ]);
  });

  test('rows, cells and columns are counted while they are read, blank rows too', () => {
    const bounds = { rows: 3, columns: 2, cells: 6 };
    const rows = (text: string) => csvRows(Buffer.from(text), 'a.csv', bounds);
    expect(rows('a,b,,\n1,2\n\n1,2\n')).toHaveLength(3);
    for (const text of ['a,b\n\n\n\n\n', 'a,b,c\n', 'a,b\n1,2\n1,2\n1\n'])
      expect(() => rows(text)).toThrow('table_too_large');
  });

  test('a file that is not there', async () => {
    await expect(readTable(join(folder, 'nowhere.csv'))).rejects.toThrow('file_not_found');
    await expect(readTable(folder)).rejects.toThrow('file_not_found');
  });
});

describe('xlsx', () => {
  test('the same table as CSV: text as typed, numbers without a spreadsheet’s noise, days as days', async () => {
    const bytes = workbook([
      ['period', 'value', 'due', 'id'],
      ['2024-06', { number: '0.30000000000000004' }, { date: 45473 }, { number: '1001' }],
      [null],
      [{ number: '2024' }, '0.4500', null, { number: '1E-7' }],
    ]);
    expect(await read('a.xlsx', bytes)).toEqual({
      header: ['period', 'value', 'due', 'id'],
      rows: [
        { row: 2, cells: ['2024-06', '0.3', '2024-06-30', '1001'] },
        { row: 4, cells: ['2024', '0.4500', '', '0.0000001'] },
      ],
    });
  });

  test('a period that the spreadsheet made a date of is refused with its cell', async () => {
    const bytes = workbook([
      ['id', 'period'],
      ['a', '2024-05'],
      ['b', { date: 45444 }],
      ['c', { date: 45474 }],
    ]);
    expect(await refusal('date.xlsx', bytes)).toEqual([
      { code: 'period_is_a_date', row: 3, column: 'period' },
      { code: 'period_is_a_date', row: 4, column: 'period' },
    ]);
  });

  test('merged cells are refused with their place: what the others of them hold was never said', async () => {
    const bytes = await changed((parts) => {
      const rows = ['id', '甲', '乙'].map(
        (text, i) => `<row r="${i + 1}">${inline(text).replace('A1', `A${i + 1}`)}</row>`,
      );
      const merges = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>';
      put(sheet1, sheetOf(rows.join('')).replace('</sheetData>', `</sheetData>${merges}`))(parts);
    });
    expect(await refusal('merged.xlsx', bytes)).toEqual([{ code: 'merged_cells', row: 2, column: 'A2:A3' }]);
  });

  test('what is no workbook, or would unfold too large, is refused before it is parsed', async () => {
    expect(await refusal('text.xlsx', 'id,value\n')).toMatchObject([{ code: 'not_a_workbook' }]);
    expect(await refusal('zip.xlsx', zip([{ name: 'a', content: Buffer.from('a') }]))).toMatchObject([
      { code: 'not_a_workbook' },
    ]);
    const bomb = zip([{ name: 'a', content: Buffer.from('a'), declared: 300 * 1024 * 1024 }]);
    expect(await refusal('bomb.xlsx', bomb)).toMatchObject([{ code: 'workbook_too_large' }]);
    const lying = zip([{ name: 'a', content: Buffer.alloc(1024 * 1024), declared: 10 }]);
    expect(await refusal('liar.xlsx', lying)).toMatchObject([{ code: 'workbook_too_large' }]);
  });
});
