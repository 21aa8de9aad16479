import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { readWorkbook } from './read-workbook.ts';
import { Refusal } from './refusal.ts';

type Parts = Record<string, Uint8Array>;
type Change = (parts: Parts) => void;

const sheet1 = 'xl/worksheets/sheet1.xml';
const put =
  (name: string, content: string | Uint8Array): Change =>
  (parts) => {
    parts[name] = typeof content === 'string' ? strToU8(content) : content;
  };
const sheetOf = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const rows = (xml: string) => put(sheet1, sheetOf(xml));
const strings = (inner: string, attributes = '') =>
  put(
    'xl/sharedStrings.xml',
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"${attributes}>${inner}</sst>`,
  );
const bomb = () => zipSync({ 'a.xml': new Uint8Array(50_000_000) }, { level: 9 });

async function packed(change: Change, level: 0 | 9 = 9): Promise<Buffer> {
  const bytes = await writeExcel([{ sheet: '数据', data: [[{ value: '本期值', type: String }]] }]).toBuffer();
  const parts = { ...unzipSync(bytes) };
  change(parts);
  return Buffer.from(zipSync(parts, { level }));
}

async function outcome(bytes: Buffer): Promise<string> {
  return readWorkbook(bytes).then(
    () => 'read',
    (error) => {
      if (error instanceof Refusal) return error.code.replace('platform.', '');
      throw error;
    },
  );
}

/** So many sheets that reach far and hold next to nothing. */
const farSheets =
  (count: number): Change =>
  (parts) => {
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    const all = Array.from({ length: count }, (_, index) => index);
    for (const index of all)
      put(
        `xl/worksheets/s${index}.xml`,
        sheetOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="19999"><c r="GQ19999"><v>1</v></c></row>'),
      )(parts);
    const sheets = all.map((index) => `<sheet name="s${index}" sheetId="${index + 9}" r:id="q${index}"/>`);
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
    const related = all.map(
      (index) => `<Relationship Id="q${index}" Type="${type}" Target="worksheets/s${index}.xml"/>`,
    );
    put(
      'xl/workbook.xml',
      text('xl/workbook.xml').replace('</sheets>', `${sheets.join('')}</sheets>`),
    )(parts);
    const relations = 'xl/_rels/workbook.xml.rels';
    put(relations, text(relations).replace('</Relationships>', `${related.join('')}</Relationships>`))(parts);
  };

describe('a place that is written as no program writes it', () => {
  it.each<[string, Change, string]>([
    ['a row by number of its characters', rows('<row r="&#49;048576"/>'), 'workbook_too_large'],
    ['a cell by number of its characters', rows('<row r="1"><c r="&#88;FD1"/></row>'), 'workbook_too_large'],
    ['under a prefix of its own', rows('<a-b:row r="1048576"/>'), 'workbook_too_large'],
    ['as an attribute with a prefix', rows('<row x:r="1048576"/>'), 'workbook_too_large'],
    ['twice', rows('<row r="1" r="1048576"/>'), 'workbook_too_large'],
    ['in other quotes', rows("<row r='1048576'/>"), 'not_a_workbook'],
    ['with blanks about it', rows('<row r = "1048576"/>'), 'not_a_workbook'],
    ['behind a sign that ends no tag', rows('<row a=">" r="1048576"/>'), 'not_a_workbook'],
    ['as a power', rows('<row r="1e9"/>'), 'not_a_workbook'],
    ['in another base', rows('<row r="0x100000"/>'), 'not_a_workbook'],
    ['in small letters', rows('<row r="1"><c r="xfd1"><v>1</v></c></row>'), 'not_a_workbook'],
    ['with too many letters', rows('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), 'not_a_workbook'],
    ['with too many digits', rows('<row r="100000000"/>'), 'not_a_workbook'],
    ['not at all, 16,384 times', rows(`<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>`), 'not_a_workbook'],
    [
      'by the size of the sheet',
      put(sheet1, sheetOf('').replace('<sheetData>', '<dimension ref="A1:&#88;FD1"/><sheetData>')),
      'workbook_too_large',
    ],
  ])('is refused: %s', async (_, change, expected) => {
    expect(await outcome(await packed(change))).toBe(expected);
  });
});

describe('much of what costs little to write', () => {
  it.each<[string, Change, string]>([
    [
      'a table of texts that says it has 500 million',
      strings('<si><t>a</t></si>', ' count="500000000" uniqueCount="500000000"'),
      'read',
    ],
    ['half a million texts', strings('<si><t>a</t></si>'.repeat(500_000)), 'workbook_too_large'],
    ['three million tags', strings('<si><t>a</t></si>'.repeat(1_500_000)), 'workbook_too_large'],
    [
      'a hundred thousand formats',
      put('xl/styles.xml', `<styleSheet><cellXfs>${'<xf/>'.repeat(100_000)}</cellXfs></styleSheet>`),
      'workbook_too_large',
    ],
    ['two hundred thousand attributes', rows(`<row ${'a="1" '.repeat(200_000)}/>`), 'not_a_workbook'],
    ['a remark of three million characters', rows(`<!--${'-'.repeat(3_000_000)}-->`), 'not_a_workbook'],
    ['an instruction of three million characters', rows(`<?x ${'y'.repeat(3_000_000)}?>`), 'not_a_workbook'],
    ['tags in one another', rows(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`), 'read'],
    ['empty places between two cells on each of twenty sheets', farSheets(19), 'workbook_too_large'],
    ['a zip within', put('xl/media/a.zip', bomb()), 'read'], // kept packed, and read by nobody
    ['a zip as a sheet', put(sheet1, bomb()), 'not_a_workbook'],
    [
      'ten laughs',
      put(
        'xl/sharedStrings.xml',
        `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 10 }, (_, i) => `<!ENTITY b${i} "${'&a;'.repeat(10)}">`).join('')}]><sst>&b9;</sst>`,
      ),
      'not_a_workbook',
    ],
    [
      'an entity from outside',
      put('xl/sharedStrings.xml', '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'),
      'not_a_workbook',
    ],
    [
      'a mark behind CDATA',
      put('xl/comments1.xml', '<comments><text><t><![CDATA[机密★]]></t></text></comments>'),
      'not_a_workbook',
    ],
    [
      'a mark in single quotes',
      put('xl/drawings/vmlDrawing1.vml', "<xml><v:shape alt='机密★'/></xml>"),
      'classified',
    ],
    [
      'a source outside in single quotes',
      put(
        'xl/worksheets/_rels/sheet1.xml.rels',
        "<Relationships><Relationship Id='r' Type='x/oleObject' Target='http://x/' TargetMode='External'/></Relationships>",
      ),
      'not_a_workbook',
    ],
    [
      'a source outside by number of its characters',
      put(
        'xl/worksheets/_rels/sheet1.xml.rels',
        '<Relationships><Relationship Id="r" Type="x/oleObject" Target="http://x/" TargetMode="&#69;xternal"/></Relationships>',
      ),
      'workbook_active',
    ],
    [
      'a formula under a prefix',
      rows('<row r="1"><c r="A1"><a-b:f>1+1</a-b:f><v>2</v></c></row>'),
      'formula_cells',
    ],
  ])('is bounded: %s', async (_, change, expected) => {
    expect(await outcome(await packed(change))).toBe(expected);
  });

  it('is refused by the count of parts, whether it is said or hidden', async () => {
    const many = await packed((parts) => {
      for (let i = 0; i < 40_000; i += 1) parts[`a${i}`] = new Uint8Array(0);
    }, 0);
    expect(many.length).toBeLessThan(5_000_000);
    expect(await outcome(many)).toBe('workbook_too_large');
    // A directory that says it has ten: the reader gets those, of which one must be the workbook.
    const hiding = Buffer.from(many);
    hiding.writeUInt16LE(10, hiding.length - 22 + 8);
    hiding.writeUInt16LE(10, hiding.length - 22 + 10);
    expect(['read', 'not_a_workbook']).toContain(await outcome(hiding));
  });

  it.each([
    ['word/vbaProject.bin', 'x'],
    ['word/embeddings/oleObject1.bin', 'x'],
    [
      'word/_rels/document.xml.rels',
      '<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>',
    ],
  ])('is no workbook: a Word file with %s', async (name, content) => {
    const word = {
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document><w:t>正文</w:t></w:document>'),
      [name]: strToU8(content),
    };
    expect(await outcome(Buffer.from(zipSync(word)))).toBe('not_a_workbook');
  });
});
