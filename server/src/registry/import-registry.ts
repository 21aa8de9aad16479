import { uuidv7 } from 'uuidv7';
import { type Ids, idOf } from '../platform/bundle.ts';
import type { Tx } from '../platform/database.ts';
import { firstDay } from '../platform/day-text.ts';
import { importLeaders, type LeaderImport } from './import-leaders.ts';
import { insertAll } from './store.ts';
import { keepEnglishNames } from './store-names.ts';
import { insertOwnerGroups } from './store-owner-groups.ts';
import type { MembershipRow } from './store-rows.ts';

/**
 * What the registry takes from an example or a first set-up; codes refer within the bundle. Where a source gives no
 * date, the fact is taken to have held since the first day of the record.
 */
export interface RegistryImport {
  units: readonly {
    code: string;
    name: string;
    nameEn?: string | undefined;
    kind: string;
    sort: number;
    functions?: string | undefined;
    basis?: string | undefined;
    validFrom?: string | undefined;
    validTo?: string | undefined;
  }[];
  memberships: readonly {
    unit: string;
    parent: string;
    kind: MembershipRow['kind'];
    from?: string | undefined;
    to?: string | undefined;
  }[];
  groups: readonly { code: string; name: string; nameEn?: string | undefined; sort: number }[];
  groupMembers: readonly {
    group: string;
    unit: string;
    standing: 'ranked' | 'unranked' | 'no';
    from?: string | undefined;
    to?: string | undefined;
  }[];
  peerSets: readonly {
    code: string;
    name: string;
    nameEn?: string | undefined;
    members: readonly string[];
  }[];
  leaders?: readonly LeaderImport[] | undefined;
  /** English names of whatever else the bundle names, by the Chinese words. */
  names?: readonly { name: string; nameEn: string }[] | undefined;
  /** 责任主体组: printed words with their dated units. */
  ownerGroups?:
    | readonly {
        code: string;
        name: string;
        sort: number;
        members: readonly { unit: string; from?: string | undefined; to?: string | undefined }[];
      }[]
    | undefined;
}

export interface RegistryIds {
  unit: Ids;
  group: Ids;
  peerSet: Ids;
  ownerGroup: Ids;
}

/** Loads units, memberships, groups and peer sets into an empty tenant; answers the ids given to each code. */
export async function importRegistry(tx: Tx, tenantId: string, given: RegistryImport): Promise<RegistryIds> {
  const unit = new Map(given.units.map(({ code }) => [code, uuidv7()]));
  const group = new Map(given.groups.map(({ code }) => [code, uuidv7()]));
  const peerSet = new Map(given.peerSets.map(({ code }) => [code, uuidv7()]));
  const ownerGroups = given.ownerGroups ?? [];
  const ownerGroup = new Map(ownerGroups.map(({ code }) => [code, uuidv7()]));
  await insertAll(
    tx,
    'registry.unit',
    given.units.map((row) => ({
      tenant_id: tenantId,
      id: idOf(unit, row.code),
      code: row.code,
      name: row.name,
      kind: row.kind,
      sort: row.sort,
      functions: row.functions ?? '',
      basis: row.basis ?? '',
      valid_from: row.validFrom ?? firstDay,
      valid_to: row.validTo ?? null,
    })),
  );
  await insertAll(
    tx,
    'registry.membership',
    given.memberships.map((row) => ({
      tenant_id: tenantId,
      id: uuidv7(),
      unit_id: idOf(unit, row.unit),
      parent_id: idOf(unit, row.parent),
      kind: row.kind,
      valid_from: row.from ?? firstDay,
      valid_to: row.to ?? null,
    })),
  );
  await insertAll(
    tx,
    'registry.assessment_group',
    given.groups.map((row) => ({
      tenant_id: tenantId,
      id: idOf(group, row.code),
      code: row.code,
      name: row.name,
      sort: row.sort,
    })),
  );
  await insertAll(
    tx,
    'registry.group_member',
    given.groupMembers.map((row) => ({
      tenant_id: tenantId,
      group_id: idOf(group, row.group),
      unit_id: idOf(unit, row.unit),
      standing: row.standing,
      valid_from: row.from ?? firstDay,
      valid_to: row.to ?? null,
    })),
  );
  for (const set of given.peerSets) {
    await insertAll(tx, 'registry.peer_set', [
      {
        tenant_id: tenantId,
        id: idOf(peerSet, set.code),
        code: set.code,
        name: set.name,
      },
    ]);
    await insertAll(
      tx,
      'registry.peer',
      set.members.map((code, sort) => ({
        tenant_id: tenantId,
        peer_set_id: idOf(peerSet, set.code),
        unit_id: idOf(unit, code),
        sort,
      })),
    );
  }
  await insertOwnerGroups(
    tx,
    ownerGroups.map(({ code, name, sort }) => ({
      tenant_id: tenantId,
      id: idOf(ownerGroup, code),
      code,
      name,
      sort,
      version: 1,
    })),
    ownerGroups.flatMap((row) =>
      row.members.map((member) => ({
        tenant_id: tenantId,
        owner_group_id: idOf(ownerGroup, row.code),
        unit_id: idOf(unit, member.unit),
        valid_from: member.from ?? firstDay,
        valid_to: member.to ?? null,
      })),
    ),
  );
  await importLeaders(tx, tenantId, given.leaders ?? [], unit);
  const named = [given.units, given.groups, given.peerSets, given.leaders ?? [], given.names ?? []];
  await keepEnglishNames(tx, tenantId, named.flat());
  return { unit, group, peerSet, ownerGroup };
}
