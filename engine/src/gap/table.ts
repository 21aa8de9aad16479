import { InputError, type Place, type Problem } from '../quantity/problem.ts';

/** A file as text cells with their places; CSV and xlsx look the same from here on. Row 1 is the header. */
export interface Table {
  file: string;
  header: readonly string[];
  rows: readonly { row: number; cells: readonly string[] }[];
}

/** One row of a table by column name. A column that the file does not have reads as "". */
export interface Cells {
  get(column: string): string;
  place(column?: string): Place;
}

/** The columns that a file may have. */
export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

/** The mark of a row of invented data. Any file may have it; nothing is judged by it. */
const MARK = 'simulated';

/**
 * Opens a table by column name, in any order of columns. Collects unknown, missing and doubled columns into
 * `problems`; the rows are returned only if the header is sound.
 */
export function openTable(table: Table, columns: Columns, problems: Problem[]): Cells[] {
  const before = problems.length;
  const known = [...columns.required, ...columns.optional, MARK];
  const index = new Map<string, number>();
  table.header.forEach((raw, i) => {
    const name = raw.trim();
    const place: Place = { file: table.file, row: 1, column: name || `#${i + 1}` };
    if (!known.includes(name)) {
      problems.push({
        code: 'unknown_column',
        place,
        message: {
          zh: `不认识的列“${name}”。可用的列：${known.join('、')}。请改名或删去该列。`,
          en: `unknown column "${name}". Known columns: ${known.join(', ')}. Rename or remove it.`,
        },
      });
    } else if (index.has(name)) {
      problems.push({
        code: 'duplicate_column',
        place,
        message: { zh: `列“${name}”出现两次，请只留一列。`, en: `column "${name}" stands twice; keep one.` },
      });
    } else index.set(name, i);
  });
  for (const name of columns.required) {
    if (!index.has(name)) {
      problems.push({
        code: 'missing_column',
        place: { file: table.file, row: 1, column: name },
        message: { zh: `缺少列“${name}”，请补上。`, en: `column "${name}" is missing; add it.` },
      });
    }
  }
  if (problems.length > before) return [];
  return table.rows.map(({ row, cells }) => ({
    get: (column) => {
      const i = index.get(column);
      return i === undefined ? '' : (cells[i] ?? '').trim();
    },
    place: (column) => (column === undefined ? { file: table.file, row } : { file: table.file, row, column }),
  }));
}

/** Throws all the problems there are, if any. */
export function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}
