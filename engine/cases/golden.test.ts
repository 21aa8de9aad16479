import { describe, expect, test } from 'vitest';
import { assess, decideText, parseScheme, scoringMethods } from '../src/index.ts';
import { type GoldenTable, goldenFolders, goldenInput, goldenTables, subjectOf } from './golden.ts';

/** Cases that belong to no single scoring method. */
const otherFolders = ['calendar', 'gap', 'quantity', 'task', 'whole'];

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

function assessTable(table: GoldenTable) {
  const input = goldenInput(table);
  return assess({ ...input, scheme: parseScheme(input.scheme) });
}

function padded(points: string, digits: number): string {
  return decideText(Number(points), digits);
}
