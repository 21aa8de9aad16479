import { carried, checkEnds, checkTags, tagsOf, unescaped } from './workbook-tags.ts';

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
  /** Places of all sheets together, empty ones too: a reader makes a table of every sheet. */
  places: number;
  sheets: number;
  /** Texts that cells share, and formats of cells. */
  shared: number;
  formats: number;
  /** Texts outside the cells: headers, footers, comments, shapes, charts, properties, names of tables. */
  margins: string;
  /** By the order of the sheets: which are hidden, and which cells each has merged. */
  hidden: number[];
  merged: string[][];
}

/** As many cells as a message names. */
const named = 5;

const activePart =
  /vbaProject|\/(embeddings|externalLinks|activeX|ctrlProps|macrosheets|dialogsheets)\/|connections\.xml$|^customUI\//i;
const text = /\.(xml|rels|vml)$/i;
/** Parts whose texts are styles or fonts, never somebody's words. */
const formal = /^\[Content_Types\]\.xml$|\.rels$|^xl\/(styles\.xml|theme\/)/i;

/** Tags of all parts together: a reader keeps something of each. */
const mostTags = 3_000_000;

/**
 * Reads the parts of a workbook that was unfolded within bounds; null where there are more tags than anybody fills in.
 * Throws where they are no workbook.
 */
export function workbookParts(parts: ReadonlyMap<string, Buffer>): WorkbookParts | null {
  const texts = new Map<string, string>();
  let tags = 0;
  for (const [name, content] of parts) {
    if (!text.test(name)) continue;
    const xml = xmlOf(content);
    // Drawings of old kind are written otherwise, and read by nobody but the search for marks.
    if (/\.vml$/i.test(name)) checkEnds(xml);
    else tags += checkTags(xml, mostTags - tags);
    if (tags > mostTags) return null;
    texts.set(name, xml);
  }
  const main = texts.get('xl/workbook.xml');
  if (main === undefined) throw new Error('no xl/workbook.xml');
  const names = sheetNames(main, texts.get('xl/_rels/workbook.xml.rels') ?? '');
  if ([...names.keys()].some((path) => !texts.has(path))) throw new Error('a sheet without its part');
  const formulas: string[] = [];
  let extent = { rows: 0, columns: 0, cells: 0, places: 0 };
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
      places: extent.places + found.rows * found.columns,
    };
  }
  const active = [...parts.keys()].some((name) => activePart.test(name)) || isActive(texts);
  const shared = countOf(texts.get('xl/sharedStrings.xml'), 'si');
  const formats = countOf(texts.get('xl/styles.xml'), 'xf');
  return {
    active,
    formulas,
    ...extent,
    // One part may be named as several sheets, and the reader reads it for each.
    sheets: countOf(main, 'sheet'),
    shared,
    formats,
    margins: margins.join('\n'),
    hidden: [...tagsOf(main, ['sheet'])].flatMap(({ tag }, place) =>
      carried(tag, 'state').some((state) => /hidden/i.test(state)) ? [place] : [],
    ),
    merged: [...names.keys()].map((path) =>
      [...tagsOf(texts.get(path) ?? '', ['mergeCell'])].flatMap(({ tag }) => carried(tag, 'ref')),
    ),
  };
}

function countOf(xml: string | undefined, name: string): number {
  let count = 0;
  for (const _ of tagsOf(xml ?? '', [name])) count += 1;
  return count;
}

/** A part as text: UTF-8 and nothing else, and without definitions of its own that could unfold when it is parsed. */
function xmlOf(content: Buffer): string {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(content);
  if (xml.includes('\0')) throw new Error('not UTF-8');
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error('DOCTYPE');
  const encoding = /^<\?xml[^<>]*\sencoding\s*=\s*["']([^"']*)["']/i.exec(xml)?.[1];
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new Error('not UTF-8');
  return xml;
}

/** Macros by the list of types, and links to outside that are more than an address to click on. */
function isActive(texts: ReadonlyMap<string, string>): boolean {
  if (/macro|vnd\.ms-office\.(active|vba)/i.test(texts.get('[Content_Types].xml') ?? '')) return true;
  const links = tagsOf(texts.get('xl/workbook.xml') ?? '', ['externalReferences', 'oleLink', 'ddeLink']);
  if (links.next().done !== true) return true;
  for (const [name, xml] of texts) {
    if (!/\.rels$/i.test(name)) continue;
    for (const { tag } of tagsOf(xml, ['Relationship'])) {
      const outside = carried(tag, 'TargetMode').some((mode) => /external/i.test(mode));
      if (outside && !carried(tag, 'Type').every((type) => type.endsWith('/hyperlink'))) return true;
    }
  }
  return false;
}

function formulaCells(sheet: string, most: number): string[] {
  const cells: string[] = [];
  for (const { index } of tagsOf(sheet, ['f'])) {
    if (cells.length >= most) break;
    const before = sheet.slice(Math.max(0, index - 2000), index);
    const opened = [...tagsOf(before, ['c'])].flatMap(({ tag }) => carried(tag, 'r'));
    cells.push(opened.at(-1) ?? '?');
  }
  return cells;
}

interface Extent {
  rows: number;
  columns: number;
  cells: number;
}

/** How far a sheet reaches. Throws where a row or a cell names its place in a form that no program writes. */
function extentOf(sheet: string): Extent {
  const extent = { rows: 0, columns: 0, cells: 0 };
  let counted = 0;
  for (const { name, tag } of tagsOf(sheet, ['c', 'row', 'dimension'])) {
    if (name === 'dimension') {
      for (const ref of carried(tag, 'ref')) for (const corner of ref.split(':')) reach(extent, corner);
      continue;
    }
    const places = carried(tag, 'r');
    if (name === 'c') {
      extent.cells += 1;
      for (const place of places) reach(extent, place);
    } else {
      counted += 1;
      for (const place of places) reach(extent, `A${place}`);
    }
  }
  return { ...extent, rows: Math.max(extent.rows, counted) };
}

/** Widens an extent to a cell by its name, such as `XFD1048576`. */
function reach(extent: Extent, cell: string): void {
  const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(cell) ?? [];
  if (letters === undefined) throw new Error('a place of another form');
  extent.rows = Math.max(extent.rows, Number(row));
  extent.columns = Math.max(extent.columns, columnNumber(letters));
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Names of the sheets by the path of their part. */
function sheetNames(workbook: string, relations: string): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { tag } of tagsOf(relations, ['Relationship'])) {
    const target = (carried(tag, 'Target')[0] ?? '').replace(/^\/?(?:xl\/)?/, '');
    paths.set(carried(tag, 'Id')[0] ?? '', `xl/${target}`);
  }
  const names = new Map<string, string>();
  for (const { tag } of tagsOf(workbook, ['sheet'])) {
    const id = carried(tag, 'id')[0] ?? '';
    names.set(paths.get(id) ?? id, carried(tag, 'name')[0] ?? '');
  }
  return names;
}

/** A sheet without its cells, which are read one by one. */
function outsideCells(sheet: string): string {
  const from = sheet.search(/<(?:[^\s<>/:]*:)?sheetData[\s/>]/);
  const to = sheet.lastIndexOf('sheetData>');
  return from === -1 || to < from ? sheet : `${sheet.slice(0, from)}${sheet.slice(to)}`;
}

/**
 * Every word of a part: its texts piece by piece, the same joined (a mark may be cut into pieces of different colour),
 * and what its tags carry in quotes.
 */
function wordsOf(xml: string): string {
  const inTags = [...xml.matchAll(/="([^"<>]*)"|='([^'<>]*)'/g)]
    .map(([, one, other]) => one ?? other)
    .join('\n');
  const joined = xml.replace(/<[^<>]*>/g, '');
  return unescaped(`${xml.replace(/<[^<>]*>/g, '\n')}\n${joined}\n${inTags}`);
}
