/** The seven published data files, row by row and cell by cell, exactly as they stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Columns of every file, in the file's order; a file with any other header is refused. */
const COLUMNS = {
  'huzhou-register.csv': [
    'id',
    'kind',
    'period',
    'objective',
    'section',
    'indicator',
    'direction',
    'measure',
    'op',
    'value',
    'value2',
    'unit',
    'tier',
    'strength',
    'filter',
    'scope',
    'rank_scope',
    'doc',
    'note',
  ],
  'huzhou-units.csv': ['id', 'name', 'kind', 'parent', 'group', 'functions', 'basis'],
  'huzhou-2024-progress.csv': [
    'register_id',
    'comparability',
    'metric',
    'target_value',
    'unit',
    'responsible_units',
    'units_basis',
    'period',
    'actual_value',
    'actual_unit',
    'source',
  ],
  'huzhou-2023-halfyear.csv': [
    'metric',
    'target_text',
    'target_value',
    'period',
    'actual_value',
    'actual_unit',
    'source',
  ],
  'huzhou-counties.csv': ['area', 'year_or_period', 'indicator', 'value', 'unit', 'source'],
  'zhejiang-cities.csv': ['city', 'year_or_period', 'indicator', 'value', 'unit', 'source'],
  'sources.csv': ['doc', 'title', 'publisher', 'date'],
} as const;

export type FileName = keyof typeof COLUMNS;

/** One data row: its line in the file (the header is line 1) and its cells, `''` where the file is empty. */
export interface Row<F extends FileName> {
  readonly file: F;
  readonly row: number;
  readonly cells: Readonly<Record<(typeof COLUMNS)[F][number], string>>;
}

export type Tables = { readonly [F in FileName]: readonly Row<F>[] };

export const FILE_NAMES = Object.keys(COLUMNS) as FileName[];

/**
 * @param texts the seven files' text by name.
 * @throws Error naming file and line when a header or a row's number of cells is not what it must be.
 */
export function parseTables(texts: Readonly<Record<FileName, string>>): Tables {
  const tables = FILE_NAMES.map((file) => [file, parseTable(file, texts[file])]);
  return Object.fromEntries(tables) as Tables;
}

/** Reads the seven files of a folder (default: the one this module stands in). */
export function loadTables(folder: string = import.meta.dirname): Tables {
  const texts = FILE_NAMES.map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  return parseTables(Object.fromEntries(texts) as Record<FileName, string>);
}

function parseTable<F extends FileName>(file: F, text: string): Row<F>[] {
  const [header, ...records] = parse(text, {
    relax_column_count: true,
    skip_empty_lines: false,
  }) as string[][];
  const columns: readonly string[] = COLUMNS[file];
  if (header?.join() !== columns.join()) {
    throw new Error(
      `${file} line 1: the header must be ${columns.join(',')}; it is ${header?.join() ?? 'missing'}`,
    );
  }
  return records.map((record, index) => {
    const row = index + 2;
    if (record.length !== columns.length) {
      throw new Error(
        `${file} line ${row}: ${columns.length} cells are expected, ${record.length} are there`,
      );
    }
    const cells = Object.fromEntries(columns.map((column, at) => [column, record[at]]));
    return { file, row, cells: cells as Row<F>['cells'] };
  });
}
