import { inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  changed,
  hostileWorkbooks,
  inline,
  type Parts,
  plainSheet,
  put,
  relation,
  replace,
  sheet1,
  sheetOf,
} from '../../testing/hostile-workbooks.ts';
import { readWorkbook, workbookLimits } from './read-workbook.ts';
import { Refusal } from './refusal.ts';
import { unfold } from './workbook-bounds.ts';

async function refusedWith(bytes: Buffer): Promise<string> {
  try {
    await readWorkbook(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.code.replace('platform.', '');
    throw error;
  }
  return 'read';
}

describe('a workbook that is made to harm', () => {
  it('is read where nothing is wrong with it', async () => {
    expect(await refusedWith(await changed(() => {}))).toBe('read');
    const link = put('xl/worksheets/_rels/sheet1.xml.rels', relation('hyperlink', 'https://example.gov.cn/'));
    expect(await refusedWith(await changed(link))).toBe('read');
  });

  it.each(hostileWorkbooks)('is refused with %s', async (_, change, expected) => {
    expect(await refusedWith(await changed(change))).toBe(expected);
  });

  it.each<[string, (parts: Parts) => void]>([
    ['in a cell', put(sheet1, sheetOf(`<row r="1">${inline('机密★')}</row>`))],
    ['in a cell, spaced', put(sheet1, sheetOf(`<row r="1">${inline('绝 密')}</row>`))],
    [
      'in a cell, as a number of a character',
      put(sheet1, sheetOf(`<row r="1">${inline('&#26426;密★')}</row>`)),
    ],
    [
      'in pieces of different colour',
      put(
        'xl/drawings/drawing1.xml',
        '<d xmlns:a="x"><a:r><a:t>机</a:t></a:r><a:r><a:t>密★三年</a:t></a:r></d>',
      ),
    ],
    ['in a comment', put('xl/comments1.xml', '<comments><text><t>秘密★一年</t></text></comments>')],
    ['in a comment of its place', put('xl/threadedComments/a.xml', '<t><text>秘密★一年</text></t>')],
    ['in a title of a chart', put('xl/charts/chart1.xml', '<c><a:t xmlns:a="x">【内部】</a:t></c>')],
    ['in a property', put('docProps/custom.xml', '<Properties><p>内部资料</p></Properties>')],
    [
      'in the header',
      put(
        sheet1,
        sheetOf('').replace(
          '</worksheet>',
          '<headerFooter><oddHeader>绝密★</oddHeader></headerFooter></worksheet>',
        ),
      ),
    ],
    [
      'in a hint of a cell',
      put(
        sheet1,
        sheetOf('').replace(
          '</worksheet>',
          '<dataValidations><dataValidation prompt="密级：秘密"/></dataValidations></worksheet>',
        ),
      ),
    ],
    ['in a cache behind a table', put('xl/pivotCache/pivotCacheRecords1.xml', '<p><s v="机密★"/></p>')],
    ['in a name of a sheet', replace('xl/workbook.xml', 'name="数据"', 'name="机密★"')],
  ])('is stopped by a mark %s', async (_, change) => {
    expect(await refusedWith(await changed(change))).toBe('classified');
  });

  it('is refused truncated, with a password, old, and where it is another kind of file', async () => {
    const bytes = await plainSheet();
    expect(await refusedWith(bytes.subarray(0, bytes.length / 2))).toBe('not_a_workbook');
    expect(await refusedWith(bytes.subarray(0, bytes.length - 30))).toBe('not_a_workbook');
    const locked = Buffer.from(bytes);
    const entry = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked.writeUInt16LE(locked.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await refusedWith(locked)).toBe('workbook_encrypted');
    expect(await refusedWith(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('workbook_encrypted');
    const word = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<a/>'),
    });
    expect(await refusedWith(Buffer.from(word))).toBe('not_a_workbook');
    expect(await refusedWith(Buffer.from('a,b\n1,2\n'))).toBe('not_a_workbook');
  });

  it('hides nothing from the check that the reader would see', async () => {
    const bytes = await plainSheet();
    // A second sheet1.xml before the directory, which does not list it: a reader of headings takes it for the sheet.
    const evil = Buffer.from(zipSync({ [sheet1]: strToU8(sheetOf(`<row r="1">${inline('藏')}</row>`)) }));
    const local = evil.subarray(0, evil.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
    const start = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const spliced = Buffer.concat([bytes.subarray(0, start), local, bytes.subarray(start)]);
    spliced.writeUInt32LE(start + local.length, spliced.length - 22 + 16);
    expect((await readWorkbook(spliced))[0]?.rows).toEqual([['本期值']]);
    const renamed = Buffer.from(bytes);
    const at = renamed.indexOf(sheet1);
    renamed.write('xl/worksheets/sheet9.xml', at);
    expect(await refusedWith(renamed)).toBe('not_a_workbook');
  });

  it('never unfolds more bytes than the bounds, whatever its directory says', async () => {
    const bomb = await changed((parts) => {
      for (let i = 0; i < 40; i += 1) parts[`xl/media/${i}.bin`] = new Uint8Array(1024 * 1024);
    });
    expect(bomb.length).toBeLessThan(5_000_000);
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002'); at !== -1; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      lying.writeUInt32LE(Math.min(lying.readUInt32LE(at + 24), 1_000), at + 24);
    }
    for (const bytes of [bomb, lying]) {
      let made = 0;
      const counting = (packed: Buffer, most: number) => {
        const content = inflateRawSync(packed, { maxOutputLength: most });
        made += content.length;
        return content;
      };
      expect(unfold(bytes, workbookLimits, counting)).toBe('too_large');
      expect(made).toBeLessThanOrEqual(workbookLimits.unfoldedBytes);
      expect(await refusedWith(bytes)).toBe('workbook_too_large');
    }
  });
});
