import { strFromU8, unzipSync } from 'fflate';

/** What a workbook holds besides cells that the product reads, found in its parts before a parser is let loose. */
export interface WorkbookParts {
  /** Programs or foreign objects: macros, embedded objects, links to other files. */
  active: boolean;
  /** Cells whose content is a formula, as `Sheet!B3`; at most {@link named} of them. */
  formulas: string[];
  /** Furthest row and column that any sheet uses. */
  rows: number;
  columns: number;
  sheets: number;
  /** Texts outside the cells: headers, footers, comments, document properties. */
  margins: string;
}

/** As many cells as a message names. */
export const named = 5;

const activePart = /vbaProject\.bin$|\/(embeddings|externalLinks|activeX|ctrlProps)\/|connections\.xml$/i;
const wanted =
  /^\[Content_Types\]\.xml$|^xl\/workbook\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$|^xl\/(comments|threadedComments)[^.]*\.xml$|^docProps\/[^/]+\.xml$/i;

/** Reads the parts of a zip whose bounds were checked. Throws where they are no workbook. */
export function workbookParts(bytes: Buffer): WorkbookParts {
  let active = false;
  const texts = new Map<string, string>();
  const files = unzipSync(bytes, {
    filter: ({ name }) => {
      if (activePart.test(name)) active = true;
      return wanted.test(name);
    },
  });
  for (const [name, data] of Object.entries(files)) texts.set(name, strFromU8(data));
  const main = texts.get('xl/workbook.xml');
  if (main === undefined) throw new Error('no xl/workbook.xml');
  if ([...texts.values()].some((text) => /<!DOCTYPE|<!ENTITY/i.test(text))) throw new Error('DOCTYPE');
  if (/macroEnabled/i.test(texts.get('[Content_Types].xml') ?? '')) active = true;
  const names = sheetNames(main, texts.get('xl/_rels/workbook.xml.rels') ?? '');
  const formulas: string[] = [];
  let rows = 0;
  let columns = 0;
  let margins = '';
  for (const [name, text] of texts) {
    if (/^xl\/(comments|threadedComments)|^docProps\//i.test(name)) margins += `\n${plainText(text)}`;
    if (!name.startsWith('xl/worksheets/')) continue;
    for (const { cell } of formulaCells(text)) {
      if (formulas.length < named) formulas.push(`${names.get(name) ?? name}!${cell}`);
    }
    const extent = extentOf(text);
    rows = Math.max(rows, extent.rows);
    columns = Math.max(columns, extent.columns);
    const marks = /<(?:\w+:)?headerFooter[\s>][\s\S]*?<\/(?:\w+:)?headerFooter>/.exec(text);
    if (marks !== null) margins += `\n${plainText(marks[0])}`;
  }
  return { active, formulas, rows, columns, sheets: names.size, margins };
}

function* formulaCells(sheet: string): Generator<{ cell: string }> {
  for (const found of sheet.matchAll(/<(?:\w+:)?f[\s/>]/g)) {
    const before = sheet.slice(Math.max(0, found.index - 2000), found.index);
    const cells = [...before.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"/g)];
    yield { cell: cells.at(-1)?.[1] ?? '?' };
  }
}

function extentOf(sheet: string): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', row] of sheet.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,8})"/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  for (const [, row] of sheet.matchAll(/<(?:\w+:)?row\s[^>]*?\br="(\d{1,8})"/g)) {
    rows = Math.max(rows, Number(row));
  }
  const dimension = /<(?:\w+:)?dimension\s[^>]*?\bref="(?:[A-Z]+\d+:)?([A-Z]{1,4})(\d{1,8})"/.exec(sheet);
  if (dimension !== null) {
    rows = Math.max(rows, Number(dimension[2]));
    columns = Math.max(columns, columnNumber(dimension[1] ?? ''));
  }
  return { rows, columns };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Names of the sheets by the path of their part. */
function sheetNames(workbook: string, relations: string): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, '');
    paths.set(attribute(tag, 'Id'), `xl/${target}`);
  }
  const names = new Map<string, string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const id = attribute(tag, '(?:\\w+:)?id');
    names.set(paths.get(id) ?? id, unescaped(attribute(tag, 'name')));
  }
  return names;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const plainText = (xml: string): string => unescaped(xml.replace(/<[^>]*>/g, '\n'));
const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
