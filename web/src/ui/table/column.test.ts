import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, sorted } from './column.ts';

interface Row {
  id: number;
  by: number | null;
}
const columns: Column<Row>[] = [
  { key: 'by', title: '完成值', cell: (row) => row.by, order: (row) => row.by },
  { key: 'id', title: '编号', cell: (row) => row.id },
];
const rows = fc
  .array(fc.option(fc.integer({ min: 0, max: 5 })))
  .map((values) => values.map((by, id) => ({ id, by })));

describe('sorting a table', () => {
  it('puts rows without a value last, in both directions', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('ascend' as const, 'descend' as const), (given, direction) => {
        const values = sorted(given, columns, { key: 'by', direction }).map((row) => row.by);
        const firstNull = values.indexOf(null);
        expect(firstNull === -1 ? [] : values.slice(firstNull).filter((value) => value !== null)).toEqual([]);
        const numbers = values.filter((value) => value !== null);
        expect(numbers).toEqual([...numbers].sort((a, b) => (direction === 'ascend' ? a - b : b - a)));
      }),
    );
  });

  it('keeps the given order among equals and loses no row', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const result = sorted(given, columns, { key: 'by', direction: 'descend' });
        expect(result.map((row) => row.id).sort((a, b) => a - b)).toEqual(given.map((row) => row.id));
        for (const [index, row] of result.entries()) {
          const next = result[index + 1];
          if (next !== undefined && next.by === row.by) expect(next.id).toBeGreaterThan(row.id);
        }
      }),
    );
  });

  it('leaves the given order where the column does not sort', () => {
    const given = [
      { id: 2, by: 1 },
      { id: 1, by: 2 },
    ];
    expect(sorted(given, columns, { key: 'id', direction: 'ascend' })).toEqual(given);
    expect(sorted(given, columns, undefined)).toEqual(given);
  });
});
