import { describe, expect, test } from 'vitest';
import { assess, decideText, parseScheme, scoringMethods } from '../src/index.ts';
import { actual, target } from './figures.ts';
import { type GoldenTable, goldenFolders, goldenTables } from './golden.ts';

/** Cases that belong to no single scoring method. */
const otherFolders = ['calendar', 'gap', 'quantity', 'whole'];

/** Three mirrors: a method has its file, its golden cases and its explanation, under one word. */
describe('every scoring method', () => {
  test('has a folder of golden cases, and every folder is a method', () => {
    const names = [...scoringMethods.map((method) => method.name), ...otherFolders].sort();
    expect(goldenFolders().sort()).toEqual(names);
  });

  test.each(scoringMethods.map((method) => method.name))('%s has cases with a source', (name) => {
    const tables = goldenTables(name);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      expect(table.method.name, table.file).toBe(name);
      expect(table.source, table.file).not.toBe('');
      expect(table.rows.length, table.file).toBeGreaterThan(0);
    }
  });
});

const items = scoringMethods.filter((method) => method.kind === 'item').flatMap((m) => goldenTables(m.name));

describe('golden tables, through a scheme', () => {
  test.each(items.map((table) => [table.file, table] as const))('%s', (_, table) => {
    const result = assessTable(table);
    table.rows.forEach((row, k) => {
      const item = result.items(subjectOf(table, k))[0];
      const where = `${table.file} row ${k + 1} (${row.actual})`;
      expect(item?.points, where).not.toBeNull();
      expect(decideText(Number(item?.points), table.digits), where).toBe(padded(row.points, table.digits));
    });
  });

  test.each(items.map((table) => [table.file, table] as const))('%s explains itself', (_, table) => {
    const result = assessTable(table);
    table.rows.forEach((_row, k) => {
      const tree = result.explain(subjectOf(table, k));
      const leaf = tree.children[0];
      const node = table.marks === undefined ? leaf : leaf?.children[0];
      expect(leaf?.value).toBe(result.items(subjectOf(table, k))[0]?.points);
      expect(node?.method).toBe(table.method.name);
      expect(node?.formula).toBeTruthy();
      expect(node?.substituted).toBeTruthy();
      expect(node?.children[0]?.value).not.toBeNull();
    });
  });
});

const others = scoringMethods.filter((method) => method.kind !== 'item');

describe('golden tables of what stands beside the items', () => {
  test.each(others.flatMap((m) => goldenTables(m.name).map((table) => [table.file, table] as const)))(
    '%s',
    (_, table) => {
      const method = scoringMethods.find((m) => m.name === table.method.name);
      const bound = method?.bind(table.method, { marks: 1, higher: true, precision: 10 });
      const x = Float64Array.from(table.rows, (row) => Number(row.actual));
      const points = new Float64Array(x.length);
      bound?.score(x, points, 0, x.length, x.length);
      table.rows.forEach((row, k) => {
        expect(decideText(points[k] as number, table.digits)).toBe(padded(row.points, table.digits));
        expect(bound?.explain({ x, at: k, from: 0, ranked: x.length }).substituted).toBeTruthy();
      });
    },
  );
});

function subjectOf(table: GoldenTable, k: number): string {
  return table.rows[k]?.subject ?? `s${k + 1}`;
}

function assessTable(table: GoldenTable) {
  const { weight, marks, measure, direction, method } = table;
  const scheme = parseScheme({
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
  });
  const rows = table.rows.map((row, k) => ({ ...row, subject: subjectOf(table, k) }));
  return assess({
    scheme,
    period: '2022',
    observations: rows.flatMap((row) => [
      actual(row.subject, 'x', '2022', row.actual),
      ...(row.prior === undefined ? [] : [actual(row.subject, 'x', '2021', row.prior)]),
    ]),
    targets: rows.flatMap((row) =>
      row.target === undefined ? [] : [target(row.subject, 'x', '2022', row.target)],
    ),
  });
}

function padded(points: string, digits: number): string {
  return decideText(Number(points), digits);
}
