import type { UnitSummary } from '@meritloop/server/contract/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitTree } from './unitTree.ts';

type Kind = UnitSummary['memberships'][number]['kind'];

const unit = (id: string, ...parents: [string, Kind?][]): UnitSummary => ({
  id,
  code: id,
  name: id,
  kind: 'department',
  functions: '',
  basis: '',
  validFrom: '2020-01-01',
  validTo: null,
  memberships: parents.map(([parentId, kind = 'administrative']) => ({
    id: `${id} ${parentId} ${kind}`,
    parentId,
    parentName: parentId,
    parentNameEn: null,
    kind,
    from: '2020-01-01',
    to: null,
  })),
  groups: [],
  overlapping: false,
  leaders: [],
});
const shown = (units: UnitSummary[]) => unitTree(units).map((row) => [row.unit.id, row.depth]);

describe('the register as a tree', () => {
  it('puts each unit right below what it belongs to, in the order of the register', () => {
    const units = [unit('b'), unit('a'), unit('a1', ['a']), unit('b1', ['b']), unit('b11', ['b1'])];
    expect(shown(units)).toEqual([
      ['b', 0],
      ['b1', 1],
      ['b11', 2],
      ['a', 0],
      ['a1', 1],
    ]);
  });

  it('shows a unit with several memberships once, under its administrative one', () => {
    expect(shown([unit('a'), unit('b'), unit('x', ['a', 'platform'], ['b'])])).toEqual([
      ['a', 0],
      ['b', 0],
      ['x', 1],
    ]);
  });

  it('stands a unit whose parent is not in the register at the root', () => {
    expect(shown([unit('x', ['gone'])])).toEqual([['x', 0]]);
  });

  it('loses and doubles no unit, whatever belongs to what, rings included', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const any = fc.tuple(
      ...ids.map((id) =>
        fc.option(fc.constantFrom(...ids)).map((to) => unit(id, ...(to === null ? [] : [[to] as [string]]))),
      ),
    );
    fc.assert(
      fc.property(any, (units) => {
        expect(
          unitTree(units)
            .map((row) => row.unit.id)
            .sort(),
        ).toEqual(ids);
      }),
    );
  });
});
