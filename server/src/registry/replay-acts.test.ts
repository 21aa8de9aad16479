import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { type Database, openDatabase, type Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { transact } from '../platform/transact.ts';
import type { OrgChange } from './contract-org.ts';
import { importRegistry } from './import-registry.ts';
import { planChange } from './plan-change.ts';
import { unitsWithPlaces } from './read-units.ts';
import { lockTree, readTreeState, type TreeChanges, writeChanges } from './store-tree.ts';

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await testDatabase();
  database = openDatabase(server.url, () => {});
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
const codes = ['a', 'b', 'c', 'd'];
const kinds = ['administrative', 'platform'] as const;

/** Acts by the places of units in the list of those known so far, so that any sequence can be drawn. */
const at = fc.nat(7);
const kind = fc.constantFrom(...kinds);
const name = fc.constantFrom('甲', '乙', '丙', '丁', '戊');
const drawn = fc.record({
  day: fc.constantFrom(...days.slice(1)),
  act: fc.oneof(
    fc.record({ kind: fc.constant('add_unit' as const), name, parent: at, membership: kind }),
    fc.record({ kind: fc.constant('rename_unit' as const), unit: at, name }),
    fc.record({ kind: fc.constant('end_unit' as const), unit: at }),
    fc.record({
      kind: fc.constant('merge_units' as const),
      units: fc.array(at, { minLength: 1, maxLength: 3 }),
      into: fc.option(at),
      name,
    }),
    fc.record({ kind: fc.constant('split_unit' as const), unit: at, name, heir: fc.nat(1) }),
    fc.record({ kind: fc.constant('add_membership' as const), unit: at, parent: at, membership: kind }),
    fc.record({ kind: fc.constant('end_membership' as const), unit: at }),
  ),
});
type Drawn = (typeof drawn extends fc.Arbitrary<infer T> ? T : never)['act'];

interface Done {
  no: number;
  day: string;
  change: OrgChange;
  /** Ids of the units that the act brought about. */
  added: string[];
  /** The membership that an `end_membership` ended. */
  ended: string | undefined;
}

/** The tree of a day, computed by doing the acts up to it one after the other on plain sets. */
function replay(first: readonly { id: string; name: string }[], acts: readonly Done[], day: string) {
  const names = new Map(first.map(({ id, name }) => [id, name]));
  const places = new Set<string>();
  const remove = (id: string) => {
    names.delete(id);
    for (const place of [...places]) if (place.startsWith(`${id} `)) places.delete(place);
  };
  const inherit = (
    former: readonly string[],
    heirs: readonly string[],
    heir: string,
    isNew: (id: string) => boolean,
  ) => {
    const before = [...places].map((place) => place.split(' ') as [string, string, string]);
    for (const id of former) remove(id);
    for (const [unit, parent, how] of before) {
      if (unit === former[0] && !former.includes(parent)) {
        for (const one of heirs) if (isNew(one)) places.add(`${one} ${parent} ${how}`);
      }
      if (!former.includes(parent)) continue;
      places.delete(`${unit} ${parent} ${how}`);
      if (!former.includes(unit) && unit !== heir) places.add(`${unit} ${heir} ${how}`);
    }
  };
  const inOrder = [...acts].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.no - b.no));
  for (const { day: from, change, added, ended } of inOrder) {
    if (from > day) break;
    if (change.kind === 'add_unit') {
      names.set(added[0] ?? '', change.unit.name);
      for (const { parentId, membership } of change.places)
        places.add(`${added[0]} ${parentId} ${membership}`);
    } else if (change.kind === 'rename_unit') names.set(change.unitId, change.name);
    else if (change.kind === 'end_unit') remove(change.unitId);
    else if (change.kind === 'add_membership') {
      places.add(`${change.unitId} ${change.parentId} ${change.membership}`);
    } else if (change.kind === 'end_membership') places.delete(ended ?? '');
    else if (change.kind === 'merge_units') {
      const heir = 'unitId' in change.into ? change.into.unitId : (added[0] ?? '');
      if ('unit' in change.into) names.set(heir, change.into.unit.name);
      inherit([...new Set(change.unitIds)], [heir], heir, (id) => added.includes(id));
    } else if (change.kind === 'split_unit') {
      for (const [index, one] of change.into.entries())
        if ('unit' in one) names.set(added[index] ?? '', one.unit.name);
      inherit([change.unitId], added, added[change.takesOver] ?? '', () => true);
    }
  }
  return { names: [...names].sort(), places: [...places].sort() };
}

/** The same as the register reads it. */
async function asOf(tenantId: string, day: string) {
  const units = await unitsWithPlaces(database.db, tenantId, day);
  return {
    names: units.map(({ id, name }) => [id, name] as [string, string]).sort(),
    places: units
      .flatMap(({ id, memberships }) => memberships.map(({ parentId, kind }) => `${id} ${parentId} ${kind}`))
      .sort(),
  };
}

function changeOf(act: Drawn, ids: readonly string[], memberships: readonly { id: string }[]): OrgChange {
  const id = (place: number) => ids[place % ids.length] ?? '';
  const unit = (name: string) => ({ name, nameEn: null, kind: 'department' as const, functions: '' });
  switch (act.kind) {
    case 'add_unit':
      return {
        kind: act.kind,
        unit: unit(act.name),
        places: [{ parentId: id(act.parent), membership: act.membership }],
      };
    case 'rename_unit':
      return { kind: act.kind, unitId: id(act.unit), name: act.name, nameEn: null };
    case 'end_unit':
      return { kind: act.kind, unitId: id(act.unit) };
    case 'merge_units': {
      const into = act.into === null ? { unit: unit(act.name) } : { unitId: id(act.into) };
      return { kind: act.kind, unitIds: act.units.map(id), into, carryGrants: false };
    }
    case 'split_unit':
      return {
        kind: act.kind,
        unitId: id(act.unit),
        into: [{ unit: unit(`${act.name}一`) }, { unit: unit(`${act.name}二`) }],
        takesOver: act.heir,
        carryGrants: false,
      };
    case 'add_membership':
      return { kind: act.kind, unitId: id(act.unit), parentId: id(act.parent), membership: act.membership };
    case 'end_membership':
      return {
        kind: act.kind,
        membershipId: memberships[act.unit % Math.max(1, memberships.length)]?.id ?? '',
      };
  }
}

async function doAct(tenantId: string, tx: Tx, act: Drawn, day: string): Promise<Done | undefined> {
  const { version } = await lockTree(tx, tenantId);
  const state = await readTreeState(tx, tenantId);
  const memberships = state['registry.membership'];
  const change = changeOf(act, state['registry.unit'].map(({ id }) => id).sort(), memberships);
  const planning = { tenantId, actId: uuidv7(), state, day };
  let changes: TreeChanges;
  try {
    changes = planChange(planning, change, '文件');
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
  const row = { id: planning.actId, no: version, kind: change.kind, effective_on: day };
  const why = { reason: '原因', document: '文件', payload: {}, by_person: uuidv7(), at: new Date(0) };
  await writeChanges(tx, tenantId, { ...row, ...why }, changes);
  const ended = (changes.end['registry.membership'] ?? [])[0]?.row;
  return {
    no: version,
    day,
    change,
    added: (changes.add['registry.unit'] ?? []).map(({ id }) => id),
    ended: ended && `${ended.unit_id} ${ended.parent_id} ${ended.kind}`,
  };
}

describe('the tree as of a day', () => {
  it('equals the acts up to that day done one after the other, in whatever order they were entered', async () => {
    let [done, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 4, maxLength: 9 }), async (given) => {
        const tenantId = uuidv7();
        const acts: Done[] = [];
        const first = await transact(database.db, async (tx) => {
          const units = codes.map((code, sort) => ({ code, name: `单位${code}`, kind: 'department', sort }));
          const none = { memberships: [], groups: [], groupMembers: [], peerSets: [] };
          const { unit } = await importRegistry(tx, tenantId, { units, ...none });
          for (const { act, day } of given) {
            const one = await doAct(tenantId, tx, act, day);
            if (one === undefined) refused += 1;
            else acts.push(one);
          }
          return units.map(({ code, name }) => ({ id: unit.get(code) ?? '', name }));
        });
        done += acts.length;
        for (const day of [...days, '2030-01-01']) {
          expect(await asOf(tenantId, day)).toEqual(replay(first, acts, day));
        }
      }),
      { numRuns: 40 },
    );
    expect(done).toBeGreaterThan(60);
    expect(refused).toBeGreaterThan(0);
  });
});
