import { crc32, deflateRawSync } from 'node:zlib';

/** Small workbooks for tests, written by hand so that their faults can be chosen. */

/** One part of a zip; `declared` lets the directory lie about the unfolded size. */
export interface ZipPart {
  name: string;
  content: Buffer;
  declared?: number;
}

/** A zip of deflated parts. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared = content.length } of parts) {
    const packed = deflateRawSync(content);
    const local = header(0x04034b50, 30, name, content, packed.length, declared);
    const body = Buffer.concat([local, Buffer.from(name), packed]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    local.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    bodies.push(body);
    entries.push(Buffer.concat([entry, Buffer.from(name)]));
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

function header(mark: number, size: number, name: string, content: Buffer, packed: number, declared: number) {
  const local = Buffer.alloc(size);
  local.writeUInt32LE(mark, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(Buffer.byteLength(name), 26);
  return local;
}

/** A cell: text, a number as the workbook stores it, or a date as its serial day number. */
export type WorkbookCell = string | { number: string } | { date: number } | null;

/** A workbook of one sheet. */
export function workbook(rows: readonly (readonly WorkbookCell[])[]): Buffer {
  const sheet = rows
    .map((cells, i) => `<row r="${i + 1}">${cells.map((cell, j) => cellXml(cell, i, j)).join('')}</row>`)
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const part = (name: string, xml: string): ZipPart => ({
    name,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  });
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    part(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  ]);
}

function cellXml(cell: WorkbookCell, row: number, column: number): string {
  if (cell === null) return '';
  const r = `${String.fromCharCode(65 + column)}${row + 1}`;
  if (typeof cell === 'string') return `<c r="${r}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if ('number' in cell) return `<c r="${r}"><v>${cell.number}</v></c>`;
  return `<c r="${r}" s="1"><v>${cell.date}</v></c>`;
}
