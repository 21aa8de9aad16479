import { CsvError, parse } from 'csv-parse/sync';
import { textFaults } from '../platform/clean-text.ts';
import { refuse as platform } from '../platform/errors.ts';
import { readWorkbook, type SentSheet } from '../platform/read-workbook.ts';
import { columnName, refuseMerged } from '../platform/sent-text.ts';
import { refuseMarks } from '../platform/stop-classified.ts';
import { type UnitColumn, unitColumns, unitsFileLimit } from './contract-unit-imports.ts';
import { refuse } from './errors-unit-imports.ts';
import { unitsWorkbookWords as words } from './unit-columns.ts';

/** A filled row of the file: its place as a spreadsheet counts, and a text a column. */
export interface SentUnit {
  row: number;
  texts: Readonly<Record<UnitColumn, string>>;
}

export interface UnitsFile {
  /** Letter of each column that the file has. */
  letters: Readonly<Partial<Record<UnitColumn, string>>>;
  rows: SentUnit[];
}

/** Units that one file may add. */
const mostUnits = 2000;
/** Lines above the headings. */
const headWithin = 20;

/**
 * Reads an .xlsx or .csv of units: the first sheet whose headings name the columns. Refused as a whole where it is
 * neither, too large, marked as classified, or has no such headings.
 */
export async function readUnitsFile(fileName: string, bytes: Buffer): Promise<UnitsFile> {
  if (bytes.length > unitsFileLimit) throw platform.too_large({ limit: `${unitsFileLimit / 1_000_000} MB` });
  const sheets = /\.csv$/i.test(fileName) ? [readCsv(bytes)] : await readWorkbook(bytes);
  for (const sheet of sheets) {
    const found = unitsOfSheet(sheet);
    if (found === undefined) continue;
    if (found.rows.length > mostUnits) throw refuse.too_many_units({ limit: mostUnits });
    return found;
  }
  throw refuse.no_unit_headings({
    headings: unitColumns.map((column) => words[column].label.zh).join('、'),
    headingsEn: unitColumns.map((column) => words[column].label.en).join(', '),
  });
}

function unitsOfSheet(sheet: SentSheet): UnitsFile | undefined {
  const { rows } = sheet;
  for (const [at, cells] of rows.slice(0, headWithin).entries()) {
    const places = new Map<UnitColumn, number>();
    for (const [place, cell] of cells.entries()) {
      const column = columnOf(cell);
      if (column !== undefined && !places.has(column)) places.set(column, place);
    }
    if (!places.has('name') || !places.has('kind')) continue;
    refuseMerged(sheet, at);
    const text = (row: readonly string[], column: UnitColumn) => row[places.get(column) ?? -1]?.trim() ?? '';
    const sent = rows.slice(at + 1).map((row, index) => ({
      row: at + index + 2,
      texts: Object.fromEntries(
        unitColumns.map((column) => [column, text(row, column)]),
      ) as SentUnit['texts'],
    }));
    return {
      letters: Object.fromEntries([...places].map(([column, place]) => [column, columnName(place)])),
      rows: sent.filter(({ texts }) => unitColumns.some((column) => texts[column] !== '')),
    };
  }
  return undefined;
}

function columnOf(heading: string): UnitColumn | undefined {
  const plain = heading.replace(/[*＊\s]/g, '').toLowerCase();
  return unitColumns.find((column) =>
    [column, words[column].label.zh, words[column].label.en, ...words[column].also].some(
      (known) => known.replace(/\s/g, '').toLowerCase() === plain,
    ),
  );
}

/** UTF-8 as programs write it, or GB 18030 as Chinese spreadsheets do. */
function readCsv(bytes: Buffer): SentSheet {
  const text = decoded(bytes);
  const faults = textFaults(text, 'csv');
  if (faults.length > 0)
    throw refuse.csv_unreadable({ why: '含有不可用字符', whyEn: 'it holds control characters' });
  const rows = rowsOf(text);
  refuseMarks(rows, 'csv');
  return { name: 'csv', rows };
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: false,
      maxRecordSize: 100_000,
      to: mostUnits + headWithin + 2,
    }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? Number(error.lines) : 0;
    throw refuse.csv_unreadable({
      why: `第 ${line} 行附近引号不成对`,
      whyEn: `quotes do not pair near line ${line}`,
    });
  }
}

function decoded(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not written so
    }
  }
  throw refuse.csv_unreadable({
    why: '文字编码既不是 UTF-8，也不是 GB 18030',
    whyEn: 'its text is neither UTF-8 nor GB 18030',
  });
}
