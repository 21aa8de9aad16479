import { describe, expect, it } from 'vitest';
import { changeOf } from './unitChange.ts';

const id = (no: number) => `01900000-0000-7000-8000-00000000000${no}`;
describe('the change that a form states', () => {
  it('is none while something is missing', () => {
    expect(changeOf({ kind: 'rename_unit', unitId: id(1), name: ' ' })).toBeUndefined();
    const into = { how: 'existing' as const };
    expect(changeOf({ kind: 'merge_units', unitIds: [id(1)], into })).toBeUndefined();
  });

  it('holds what belongs to its kind and nothing else that was typed', () => {
    const typed = { unitId: id(1), name: '丙局', nameEn: ' ', membership: 'platform', until: '2026-12-31' };
    expect(changeOf({ kind: 'rename_unit', ...typed })).toEqual({
      kind: 'rename_unit',
      unitId: id(1),
      name: '丙局',
      nameEn: null,
    });
  });

  it('takes the successor that was chosen, though both were typed', () => {
    const unit = { name: '新局', kind: 'department' };
    const merge = { kind: 'merge_units' as const, unitIds: [id(1), id(2)], carryGrants: false };
    const existing = changeOf({ ...merge, into: { how: 'existing', unitId: id(3), unit } });
    expect(existing).toMatchObject({ into: { unitId: id(3) }, carryGrants: false });
    const fresh = changeOf({ ...merge, into: { how: 'fresh', unitId: id(3), unit } });
    expect(fresh).toMatchObject({ into: { unit: { name: '新局', nameEn: null, functions: '' } } });
  });

  it('splits into two or more, and leaves out places that were not chosen', () => {
    const part = (name: string) => ({ how: 'fresh' as const, unit: { name, kind: 'department' } });
    const split = { kind: 'split_unit' as const, unitId: id(1), takesOver: 1 };
    expect(changeOf({ ...split, parts: [part('一局')] })).toBeUndefined();
    expect(changeOf({ ...split, parts: [part('一局'), part('二局')] })).toMatchObject({
      takesOver: 1,
    });
    const unit = { name: '新局', kind: 'department' };
    const added = changeOf({ kind: 'add_unit', unit, places: [{ membership: 'platform' }] });
    expect(added).toMatchObject({ places: [] });
  });
});
