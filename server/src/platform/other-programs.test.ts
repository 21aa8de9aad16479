import { describe, expect, it } from 'vitest';
import { changed, type Parts, put, replace, sheet1, sheetOf } from '../../testing/hostile-workbooks.ts';
import { readWorkbook } from './read-workbook.ts';

/** Workbooks as LibreOffice, WPS and Excel write them where they differ from our own. */

const styles = (...formats: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${formats
    .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`)
    .join(
      '',
    )}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="57"/>${formats
    .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
    .join('')}</cellXfs></styleSheet>`;

async function read(cells: string, more: (parts: Parts) => void = () => {}, rest = ''): Promise<string[]> {
  const bytes = await changed((parts) => {
    put(sheet1, sheetOf(`<row r="1">${cells}</row>`).replace('</sheetData>', `</sheetData>${rest}`))(parts);
    put(
      'xl/styles.xml',
      styles('#.0%', 'yyyy&quot;年&quot;m&quot;月&quot;', 'h:mm', '0.0\\%', '0&quot;%&quot;'),
    )(parts);
    more(parts);
  });
  return (await readWorkbook(bytes))[0]?.rows[0] ?? [];
}
const n = (value: string, style = 0, type = ' t="n"') => `<c r="A1" s="${style}"${type}><v>${value}</v></c>`;

describe('a workbook of another program', () => {
  it.each<[string, string, string]>([
    ['a share that is shown as 68.5 % is not read as 0.685', n('0.685', 2), '68.5%'],
    ['… nor with a format of its own, or without a type', n('0.0705', 4, ''), '7.05%'],
    ['… nor below zero, nor with the noise of binary numbers', n('-0.28999999999999998', 2), '-29%'],
    ['a sign that only stands beside the number multiplies nothing', n('68.5', 7), '68.5'],
    ['… nor one in quotes', n('68', 8), '68'],
    ['a day', n('45458', 1), '2024-06-15'],
    ['a month in Chinese, by the number of the format', n('45458', 3), '2024-06-15'],
    ['… and by its words', n('45458', 5), '2024-06-15'],
    ['an hour alone is no day of 1899', n('0.52083333333333337', 6), '12:30'],
    ['a truth is no 1', '<c r="A1" t="b"><v>1</v></c>', 'true'],
    ['a fault is told as it stands', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a text in colours', '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>县</t></r></is></c>', '甲县'],
    [
      'how it is spoken is no part of a text',
      '<c r="A1" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>',
      '甲',
    ],
    ['a character by its number', '<c r="A1" t="inlineStr"><is><t>_x7532_&#x53bf;</t></is></c>', '甲县'],
    [
      'full width stays as it was typed, to be refused where a number belongs',
      '<c r="A1" t="inlineStr"><is><t>８１</t></is></c>',
      '８１',
    ],
  ])('%s', async (_, cell, text) => {
    expect(await read(cell)).toEqual([text]);
  });

  it.each(['1', 'true'])('counts days from 1904 where it says so: %s', async (said) => {
    const from1904 = replace('xl/workbook.xml', /<workbookPr[^>]*>/, `<workbookPr date1904="${said}"/>`);
    expect(await read(n('43996', 1), from1904)).toEqual(['2024-06-15']);
  });

  it('names a number of which the program has kept no more than 15 digits', async () => {
    await expect(read(n('330500123456789012'))).rejects.toMatchObject({
      code: 'platform.number_too_long',
      values: { cell: '数据!A1' },
    });
    expect(await read(n('999999999999999'))).toEqual(['999999999999999']);
  });

  it('is read as its sender sees it: hidden sheets are left out, and searched for marks all the same', async () => {
    const two = (text: string) => (parts: Parts) => {
      replace(
        'xl/workbook.xml',
        /<sheets>/,
        '<sheets><sheet name="旧" sheetId="9" state="hidden" r:id="rId99"/>',
      )(parts);
      replace(
        'xl/_rels/workbook.xml.rels',
        /<\/Relationships>/,
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
      )(parts);
      put(
        'xl/worksheets/sheet9.xml',
        sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`),
      )(parts);
    };
    expect(await read(n('81'), two('99'))).toEqual(['81']);
    await expect(read(n('81'), two('机密★'))).rejects.toMatchObject({ code: 'platform.classified' });
  });

  it('says which cells are merged, where it matters to whoever reads', async () => {
    const bytes = await changed(
      put(
        sheet1,
        sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
          '</sheetData>',
          '</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
        ),
      ),
    );
    expect((await readWorkbook(bytes))[0]?.merged).toEqual(['A1:A2']);
  });
});
