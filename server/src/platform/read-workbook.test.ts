import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { readWorkbook } from './read-workbook.ts';
import { Refusal } from './refusal.ts';
import { cellName } from './sent-text.ts';
import { workbook } from './workbook.ts';

const sheet = async (rows: (string | null)[][], name = '数据') =>
  (
    await workbook('x.xlsx', [
      { name, notes: [], columns: [{ title: '本期值', width: 10, quantity: true }], rows },
    ])
  ).bytes;

/** The same workbook with parts added or changed. */
function repacked(bytes: Buffer, change: (parts: Record<string, Uint8Array>) => void): Buffer {
  const parts = { ...unzipSync(bytes) };
  change(parts);
  return Buffer.from(zipSync(parts));
}

const inSheet = (from: string, to: string) => (parts: Record<string, Uint8Array>) => {
  const name = 'xl/worksheets/sheet1.xml';
  const text = new TextDecoder().decode(parts[name]);
  expect(text).toContain(from);
  parts[name] = strToU8(text.replace(from, to));
};

async function refused(bytes: Buffer): Promise<[string, number, string]> {
  try {
    await readWorkbook(bytes);
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.stated.status, error.body('zh').error.why];
    throw error;
  }
  throw new Error('It was read.');
}

describe('a workbook that was sent', () => {
  it('is read sheet by sheet, numbers as plain decimals and days as days', async () => {
    const bytes = await writeExcel([
      {
        sheet: '甲',
        data: [
          [{ value: '名称', type: String }, null, { value: 0.1 + 0.2, type: Number }],
          [{ value: new Date('2026-07-20T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
          [
            { value: 12345678901234, type: Number },
            { value: 1e-7, type: Number },
          ],
        ],
      },
      { sheet: '乙', data: [[{ value: ' 空格 ', type: String }]] },
    ]).toBuffer();
    expect(await readWorkbook(bytes)).toEqual([
      {
        name: '甲',
        rows: [
          ['名称', '', '0.3'],
          ['2026-07-20', '', ''],
          ['12345678901234', '0.0000001', ''],
        ],
      },
      { name: '乙', rows: [['空格']] },
    ]);
  });

  it('is refused where it is none, old, encrypted, or a bomb', async () => {
    expect((await refused(Buffer.from('no zip')))[0]).toBe('platform.not_a_workbook');
    expect((await refused(Buffer.from(zipSync({ 'a.txt': strToU8('a') }))))[0]).toBe(
      'platform.not_a_workbook',
    );
    expect((await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])))[0]).toBe(
      'platform.workbook_encrypted',
    );
    const bomb = repacked(await sheet([['1']]), (parts) => {
      parts['xl/media/a.bin'] = new Uint8Array(70 * 1024 * 1024);
    });
    expect((await refused(bomb)).slice(0, 2)).toEqual(['platform.workbook_too_large', 413]);
    const far = repacked(await sheet([['1']]), inSheet('r="A2"', 'r="A1048576"'));
    expect((await refused(far))[0]).toBe('platform.workbook_too_large');
    expect((await refused(Buffer.alloc(5_000_001)))[1]).toBe(413);
    const doctype = repacked(await sheet([['1']]), (parts) => {
      parts['xl/workbook.xml'] = strToU8(
        `<!DOCTYPE x [<!ENTITY a "a">]>${new TextDecoder().decode(parts['xl/workbook.xml'])}`,
      );
    });
    expect((await refused(doctype))[0]).toBe('platform.not_a_workbook');
  });

  it('is refused with macros, objects or links', async () => {
    for (const name of ['xl/vbaProject.bin', 'xl/externalLinks/externalLink1.xml', 'xl/embeddings/a.bin']) {
      const bytes = repacked(await sheet([['1']]), (parts) => {
        parts[name] = strToU8('x');
      });
      expect([name, (await refused(bytes))[0]]).toEqual([name, 'platform.workbook_active']);
    }
  });

  it('names the formula cells', async () => {
    const bytes = repacked(await sheet([['46.2']]), inSheet('<v>46.2</v>', '<f>46+0.2</f><v>46.2</v>'));
    const [code, status, why] = await refused(bytes);
    expect([code, status]).toEqual(['platform.formula_cells', 422]);
    expect(why).toContain('数据!A2');
  });

  it('is stopped by a classification mark in a cell, a sheet name or a footer', async () => {
    expect((await refused(await sheet([['正文'], ['机密★三年']])))[2]).toContain('数据!A3');
    expect((await refused(await sheet([['1']], '【内部】')))[0]).toBe('platform.classified');
    const footer = inSheet(
      '</sheetData>',
      '</sheetData><headerFooter><oddFooter>秘密★一年</oddFooter></headerFooter>',
    );
    expect((await refused(repacked(await sheet([['1']]), footer)))[0]).toBe('platform.classified');
    expect((await refused(await sheet([['长'.repeat(5001)]]))).slice(0, 2)).toEqual([
      'platform.cell_too_long',
      413,
    ]);
  });

  it('names cells as Excel does', () => {
    expect([cellName(2, 1), cellName(0, 25), cellName(0, 26), cellName(9, 701), cellName(9, 702)]).toEqual([
      'B3',
      'Z1',
      'AA1',
      'ZZ10',
      'AAA10',
    ]);
  });
});
