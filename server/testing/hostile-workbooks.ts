import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import writeExcel from 'write-excel-file/node';

/** Workbooks that are made to harm, each with the refusal that it meets wherever one is read. */

export type Parts = Record<string, Uint8Array>;

export const plainSheet = async (): Promise<Buffer> =>
  writeExcel([{ sheet: '数据', data: [[{ value: '本期值', type: String }]] }]).toBuffer();

/** A plain workbook with parts added or changed. */
export async function changed(change: (parts: Parts) => void): Promise<Buffer> {
  const parts = { ...unzipSync(await plainSheet()) };
  change(parts);
  return Buffer.from(zipSync(parts, { level: 9 }));
}

export const put = (name: string, xml: string) => (parts: Parts) => {
  parts[name] = strToU8(xml);
};
export const replace = (name: string, from: string | RegExp, to: string) => (parts: Parts) => {
  const before = new TextDecoder().decode(parts[name]);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  parts[name] = strToU8(after);
};
/** A workbook with cells of one sheet merged, as `A2:A3`; sheets count from 1. */
export function merged(workbook: Uint8Array, sheet: number, range: string): Buffer {
  const parts = { ...unzipSync(workbook) };
  const cells = `</sheetData><mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`;
  replace(`xl/worksheets/sheet${sheet}.xml`, '</sheetData>', cells)(parts);
  return Buffer.from(zipSync(parts));
}
export const sheet1 = 'xl/worksheets/sheet1.xml';

export const sheetOf = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
export const inline = (text: string) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`;
export const relation = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

/** What is changed of a plain workbook, and the code of the refusal without its room. */
export const hostileWorkbooks: readonly [what: string, change: (parts: Parts) => void, code: string][] = [
  ['a million rows without numbers', put(sheet1, sheetOf('<row/>'.repeat(1_000_000))), 'workbook_too_large'],
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
];
