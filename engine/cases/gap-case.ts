import {
  asOfDay,
  type GapInput,
  readActuals,
  readRules,
  readSubjects,
  readTargets,
  type Table,
  type TargetRow,
} from '../src/index.ts';

/** One whole example of judging: files as lines of CSV (no quoting), and what must come out or be refused. */
export interface GapCase {
  name: string;
  asOf: string;
  targets: string[];
  actuals: string[];
  subjects?: string[];
  rules?: unknown;
  /** By id, the fields that the case is about; `reason` is its code, `says` a part of its words. */
  expect?: Record<string, Record<string, unknown>>;
  sentence?: Record<string, string>;
  refused?: { code: string; file?: string; row?: number; column?: string; says?: string }[];
}

/** Lines of CSV without quoting as a table. */
export function tableOf(file: string, lines: readonly string[]): Table {
  const [header = '', ...rows] = lines;
  return {
    file,
    header: header.split(','),
    rows: rows.map((line, i) => ({ row: i + 2, cells: line.split(',') })),
  };
}

/** The case as the engine takes it. Throws what its input deserves. */
export function openCase(one: GapCase): { rows: TargetRow[]; input: GapInput } {
  return {
    rows: readTargets(tableOf('targets.csv', one.targets)),
    input: {
      asOf: asOfDay(one.asOf),
      actuals: readActuals(tableOf('actuals.csv', one.actuals)),
      ...(one.subjects ? { subjects: readSubjects(tableOf('subjects.csv', one.subjects)) } : {}),
      ...(one.rules ? { rules: readRules(one.rules, 'rules.yaml') } : {}),
    },
  };
}
