/** What a workbook holds besides cells that the product reads, found in its parts before a parser is let loose. */
export interface WorkbookParts {
  /** Programs or foreign objects: macros, embedded objects, links to other files. */
  active: boolean;
  /** Cells whose content is a formula, as `Sheet!B3`; at most {@link named} of them. */
  formulas: string[];
  /** Furthest row and column that any sheet uses, or the number of rows where they do not say. */
  rows: number;
  columns: number;
  /** Cells of all sheets together. */
  cells: number;
  sheets: number;
  /** Texts outside the cells: headers, footers, comments, shapes, charts, properties, names of tables. */
  margins: string;
}

/** As many cells as a message names. */
const named = 5;

const activePart =
  /vbaProject|\/(embeddings|externalLinks|activeX|ctrlProps|macrosheets|dialogsheets)\/|connections\.xml$|^customUI\//i;
const text = /\.(xml|rels|vml)$/i;
/** Parts whose texts are styles or fonts, never somebody's words. */
const formal = /^\[Content_Types\]\.xml$|\.rels$|^xl\/(styles\.xml|theme\/)/i;

/** Reads the parts of a workbook that was unfolded within bounds. Throws where they are no workbook. */
export function workbookParts(parts: ReadonlyMap<string, Buffer>): WorkbookParts {
  const texts = new Map<string, string>();
  for (const [name, content] of parts) if (text.test(name)) texts.set(name, xmlOf(content));
  const main = texts.get('xl/workbook.xml');
  if (main === undefined) throw new Error('no xl/workbook.xml');
  const names = sheetNames(main, texts.get('xl/_rels/workbook.xml.rels') ?? '');
  if ([...names.keys()].some((path) => !texts.has(path))) throw new Error('a sheet without its part');
  const formulas: string[] = [];
  let extent = { rows: 0, columns: 0, cells: 0 };
  const margins: string[] = [];
  for (const [name, xml] of texts) {
    const sheet = names.has(name) || /^xl\/worksheets\/[^/]+\.xml$/.test(name);
    if (!formal.test(name)) margins.push(wordsOf(sheet ? outsideCells(xml) : xml));
    if (!sheet) continue;
    for (const cell of formulaCells(xml, named - formulas.length)) {
      formulas.push(`${names.get(name) ?? name}!${cell}`);
    }
    const found = extentOf(xml);
    extent = {
      rows: Math.max(extent.rows, found.rows),
      columns: Math.max(extent.columns, found.columns),
      cells: extent.cells + found.cells,
    };
  }
  const active = [...parts.keys()].some((name) => activePart.test(name)) || isActive(texts);
  return { active, formulas, ...extent, sheets: names.size, margins: margins.join('\n') };
}

/** A part as text: UTF-8 and nothing else, and without definitions of its own that could unfold when it is parsed. */
function xmlOf(content: Buffer): string {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(content);
  if (xml.includes('\0')) throw new Error('not UTF-8');
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error('DOCTYPE');
  // The reader looks for the end of each tag anew: many that have none would keep it for minutes.
  if (/<[^<>]*(?:<|$)/.test(xml)) throw new Error('a tag without an end');
  const encoding = /^<\?xml[^<>]*\sencoding\s*=\s*["']([^"']*)["']/i.exec(xml)?.[1];
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new Error('not UTF-8');
  return xml;
}

/** Macros by the list of types, and links to outside that are more than an address to click on. */
function isActive(texts: ReadonlyMap<string, string>): boolean {
  if (/macro|vnd\.ms-office\.(active|vba)/i.test(texts.get('[Content_Types].xml') ?? '')) return true;
  if (/<(?:\w+:)?(externalReferences|oleLink|ddeLink)[\s/>]/i.test(texts.get('xl/workbook.xml') ?? ''))
    return true;
  for (const [name, xml] of texts) {
    if (!name.endsWith('.rels')) continue;
    for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
      if (attribute(tag, 'TargetMode') === 'External' && !attribute(tag, 'Type').endsWith('/hyperlink'))
        return true;
    }
  }
  return false;
}

function formulaCells(sheet: string, most: number): string[] {
  const cells: string[] = [];
  for (const found of sheet.matchAll(/<(?:\w+:)?f[\s/>]/g)) {
    if (cells.length >= most) break;
    const before = sheet.slice(Math.max(0, found.index - 2000), found.index);
    const opened = [...before.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+\d+)"/g)];
    cells.push(opened.at(-1)?.[1] ?? '?');
  }
  return cells;
}

function extentOf(sheet: string): { rows: number; columns: number; cells: number } {
  let rows = 0;
  let columns = 0;
  let cells = 0;
  let counted = 0;
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?(?:c|row)[\s/>][^<>]*/g)) {
    if (/^<(?:\w+:)?row/.test(tag)) {
      counted += 1;
      rows = Math.max(rows, Number(/\br="(\d{1,8})"/.exec(tag)?.[1] ?? 0));
    } else {
      cells += 1;
      const [, letters = '', row = '0'] = /\br="([A-Z]{1,4})(\d{1,8})"/.exec(tag) ?? [];
      rows = Math.max(rows, Number(row));
      columns = Math.max(columns, columnNumber(letters));
    }
  }
  const dimension = /<(?:\w+:)?dimension\s[^<>]*?\bref="(?:[A-Z]+\d+:)?([A-Z]{1,4})(\d{1,8})"/.exec(sheet);
  if (dimension !== null) {
    rows = Math.max(rows, Number(dimension[2]));
    columns = Math.max(columns, columnNumber(dimension[1] ?? ''));
  }
  return { rows: Math.max(rows, counted), columns, cells };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Names of the sheets by the path of their part. */
function sheetNames(workbook: string, relations: string): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    const target = attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, '');
    paths.set(attribute(tag, 'Id'), `xl/${target}`);
  }
  const names = new Map<string, string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)) {
    const id = attribute(tag, '(?:\\w+:)?id');
    names.set(paths.get(id) ?? id, unescaped(attribute(tag, 'name')));
  }
  return names;
}

/** A sheet without its cells, which are read one by one. */
function outsideCells(sheet: string): string {
  const from = sheet.search(/<(?:\w+:)?sheetData[\s/>]/);
  const to = sheet.lastIndexOf('sheetData>');
  return from === -1 || to < from ? sheet : `${sheet.slice(0, from)}${sheet.slice(to)}`;
}

/**
 * Every word of a part: its texts piece by piece, the same joined (a mark may be cut into pieces of different colour),
 * and what its tags carry in quotes.
 */
function wordsOf(xml: string): string {
  const carried = [...xml.matchAll(/="([^"<>]*)"/g)].map(([, value = '']) => value).join('\n');
  const joined = xml.replace(/<[^<>]*>/g, '');
  return unescaped(`${xml.replace(/<[^<>]*>/g, '\n')}\n${joined}\n${carried}`);
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const unescaped = (escaped: string): string =>
  escaped
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_all, code: string) => character(code))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
const character = (code: string): string => {
  const point =
    code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
};
