import { inflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { readWorkbook, workbookLimits } from './read-workbook.ts';
import { Refusal } from './refusal.ts';
import { unfold } from './workbook-bounds.ts';

type Parts = Record<string, Uint8Array>;

const plainSheet = async (): Promise<Buffer> =>
  writeExcel([{ sheet: '数据', data: [[{ value: '本期值', type: String }]] }]).toBuffer();

/** A plain workbook with parts added or changed. */
async function changed(change: (parts: Parts) => void): Promise<Buffer> {
  const parts = { ...unzipSync(await plainSheet()) };
  change(parts);
  return Buffer.from(zipSync(parts, { level: 9 }));
}

const put = (name: string, xml: string) => (parts: Parts) => {
  parts[name] = strToU8(xml);
};
const replace = (name: string, from: string | RegExp, to: string) => (parts: Parts) => {
  const before = new TextDecoder().decode(parts[name]);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  parts[name] = strToU8(after);
};
const sheet1 = 'xl/worksheets/sheet1.xml';

async function refusedWith(bytes: Buffer): Promise<string> {
  try {
    await readWorkbook(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.code.replace('platform.', '');
    throw error;
  }
  return 'read';
}

const sheetOf = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const inline = (text: string) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`;
const relation = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

describe('a workbook that is made to harm', () => {
  it('is read where nothing is wrong with it', async () => {
    expect(await refusedWith(await changed(() => {}))).toBe('read');
    const link = put('xl/worksheets/_rels/sheet1.xml.rels', relation('hyperlink', 'https://example.gov.cn/'));
    expect(await refusedWith(await changed(link))).toBe('read');
  });

  it.each<[string, (parts: Parts) => void, string]>([
    [
      'a million rows without numbers',
      put(sheet1, sheetOf('<row/>'.repeat(1_000_000))),
      'workbook_too_large',
    ],
    ['a row far below', put(sheet1, sheetOf('<row r="1048576"/>')), 'workbook_too_large'],
    ['a column far right', put(sheet1, sheetOf('<row r="1"><c r="XFD1"/></row>')), 'workbook_too_large'],
    [
      'half a million cells without places',
      put(sheet1, sheetOf(`<row>${'<c/>'.repeat(500_000)}</row>`)),
      'workbook_too_large',
    ],
    [
      'many sheets',
      (parts) => {
        const more = Array.from(
          { length: 30 },
          (_, i) => `<sheet name="s${i}" sheetId="${i + 9}" r:id="rId1"/>`,
        );
        replace('xl/workbook.xml', '</sheets>', `${more.join('')}</sheets>`)(parts);
      },
      'workbook_too_large', // thirty names of one part are read thirty times
    ],
    [
      'a text in a shared table that thousands of cells show',
      (parts) => {
        const text = '长'.repeat(4_000);
        parts['xl/sharedStrings.xml'] = strToU8(
          `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${text}</t></si></sst>`,
        );
        const rows = Array.from({ length: 3_000 }, (_, row) => {
          return `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`;
        }).join('');
        parts[sheet1] = strToU8(sheetOf(rows));
      },
      'workbook_too_large',
    ],
    [
      'a text too long for a cell',
      put(sheet1, sheetOf(`<row r="1">${inline('长'.repeat(5_001))}</row>`)),
      'cell_too_long',
    ],
    [
      'entities that unfold',
      put('xl/sharedStrings.xml', '<!DOCTYPE l [<!ENTITY a "ha">]><sst/>'),
      'not_a_workbook',
    ],
    [
      'entities in styles',
      put('xl/styles.xml', '<!DOCTYPE l [<!ENTITY a "ha">]><styleSheet/>'),
      'not_a_workbook',
    ],
    [
      'entities in UTF-16',
      (parts) => {
        parts['xl/sharedStrings.xml'] = Buffer.from('\ufeff<!DOCTYPE l [<!ENTITY a "ha">]><sst/>', 'utf16le');
      },
      'not_a_workbook',
    ],
    [
      'another encoding stated',
      put('xl/sharedStrings.xml', '<?xml version="1.0" encoding="UTF-7"?><sst/>'),
      'not_a_workbook',
    ],
    ['a macro', put('xl/vbaProject.bin', 'x'), 'workbook_active'],
    ['a macro of old kind', put('xl/macrosheets/sheet1.xml', '<macrosheet/>'), 'workbook_active'],
    [
      'the type of a workbook with macros',
      replace('[Content_Types].xml', /sheet\.main\+xml/, 'sheet.macroEnabled.main+xml'),
      'workbook_active',
    ],
    ['an external workbook', put('xl/externalLinks/externalLink1.xml', '<externalLink/>'), 'workbook_active'],
    [
      'an external source',
      put('xl/worksheets/_rels/sheet1.xml.rels', relation('oleObject', 'file://x/y')),
      'workbook_active',
    ],
    [
      'a template from elsewhere',
      put('_rels/x.xml.rels', relation('attachedTemplate', 'http://x/')),
      'workbook_active',
    ],
    ['a data connection', put('xl/connections.xml', '<connections/>'), 'workbook_active'],
    ['a ribbon of its own', put('customUI/customUI.xml', '<customUI/>'), 'workbook_active'],
    [
      'a DDE formula',
      put(sheet1, sheetOf(`<row r="1"><c r="A1"><f>cmd|' /C calc'!A0</f><v>1</v></c></row>`)),
      'formula_cells',
    ],
    [
      'a formula in a sheet of another folder',
      (parts) => {
        parts['xl/x/s.xml'] = strToU8(sheetOf('<row r="1"><c r="A1"><f>1+1</f></c></row>'));
        replace('xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', 'x/s.xml')(parts);
      },
      'formula_cells',
    ],
    [
      'a sheet without its part',
      replace('xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', '../../../etc/passwd'),
      'not_a_workbook',
    ],
    ['a part above the folder', put('../../evil.xml', '<a/>'), 'not_a_workbook'],
    ['a part at the root', put('/etc/cron.d/evil', 'x'), 'not_a_workbook'],
    ['a part with a drive', put('C:\\evil.xml', '<a/>'), 'not_a_workbook'],
    ['a part with a backslash', put('xl\\evil.xml', '<a/>'), 'not_a_workbook'],
    ['a part named twice in other case', put('xl/Workbook.xml', '<workbook/>'), 'not_a_workbook'],
    [
      'tags that never end',
      put(sheet1, `<worksheet><sheetData>${'<c <row <f '.repeat(300_000)}`),
      'not_a_workbook',
    ],
    [
      'footers that never end',
      put(sheet1, `<worksheet><sheetData/>${'<headerFooter '.repeat(300_000)}`),
      'not_a_workbook',
    ],
    [
      'a character that turns the text round',
      put(sheet1, sheetOf(`<row r="1">${inline('a\u202eb')}</row>`)),
      'cell_unclean',
    ],
  ])('is refused with %s', async (_, change, expected) => {
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
