import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actual, target, type UnreadInput } from './figures.ts';

/** One row of a golden table: figures in, points out, as exact decimals. */
export interface GoldenRow {
  subject?: string;
  actual: string;
  target?: string;
  prior?: string;
  points: string;
  note?: string;
}

/** A golden table of one scoring method. The rows are one another's peers. */
export interface GoldenTable {
  file: string;
  title: string;
  source: string;
  /** printed: the source prints the result; computed: its formula does, the figures are ours. */
  kind: 'printed' | 'computed';
  weight?: number;
  marks?: number;
  measure?: string;
  direction?: 'higher' | 'lower';
  method: { name: string };
  digits: number;
  rows: GoldenRow[];
}

const here = import.meta.dirname;

/** Folders of golden tables: one a scoring method, and `whole` for whole schemes. */
export function goldenFolders(): string[] {
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The golden tables of a method. */
export function goldenTables(method: string): GoldenTable[] {
  return readdirSync(join(here, method))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = join(here, method, name);
      return { ...JSON.parse(readFileSync(file, 'utf8')), file: `${method}/${name}` };
    });
}

/** The id of the subject of a row. */
export function subjectOf(table: GoldenTable, k: number): string {
  return table.rows[k]?.subject ?? `s${k + 1}`;
}

/** A golden table as a scheme of one item, with its figures. */
export function goldenInput(table: GoldenTable): UnreadInput {
  const { weight, marks, measure, direction, method } = table;
  const scheme = {
    scheme: 'golden',
    version: '1',
    name: table.title,
    digits: table.digits,
    items: [
      {
        id: 'item',
        name: 'item',
        weight,
        ...(marks !== undefined && { marks }),
        ...(measure !== undefined && { measure }),
        ...(direction !== undefined && { direction }),
        indicator: 'x',
        method,
      },
    ],
  };
  const rows = table.rows.map((row, k) => ({ ...row, subject: subjectOf(table, k) }));
  return {
    scheme,
    period: '2022',
    observations: rows.flatMap((row) => [
      actual(row.subject, 'x', '2022', row.actual),
      ...(row.prior === undefined ? [] : [actual(row.subject, 'x', '2021', row.prior)]),
    ]),
    targets: rows.flatMap((row) =>
      row.target === undefined ? [] : [target(row.subject, 'x', '2022', row.target)],
    ),
  };
}
