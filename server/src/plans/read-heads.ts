import type { Reader } from '../platform/database.ts';
import { answeringUnits, groupMembersOn, holdsOn, ownerGroupsOn, unitsKnown } from '../registry/index.ts';
import type { Target } from './contract.ts';
import { allOf } from './store.ts';

/** Heads of every matter of the tenant, withdrawn ones included, in their own order. */
export async function matterHeads(reader: Reader, tenantId: string): Promise<Map<string, Target['matter']>> {
  const [matters, documents, campaigns, links] = await Promise.all([
    allOf(reader, 'plans.matter', tenantId),
    allOf(reader, 'plans.document', tenantId),
    allOf(reader, 'plans.campaign', tenantId),
    allOf(reader, 'plans.matter_campaign', tenantId),
  ]);
  const documentById = new Map(documents.map((one) => [one.id, one]));
  const linksOf = Map.groupBy(links, ({ matter_id }) => matter_id);
  campaigns.sort((a, b) => a.sort - b.sort);
  matters.sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
  return new Map(
    matters.map((row) => {
      const document = documentById.get(row.document_id ?? '');
      const linked = new Set(linksOf.get(row.id)?.map(({ campaign_id }) => campaign_id));
      return [
        row.id,
        {
          id: row.id,
          code: row.code,
          number: row.number,
          title: row.title,
          text: row.text,
          objectives: row.objectives as string[],
          section: row.section,
          leader: row.leader,
          tags: row.tags as string[],
          campaigns: campaigns
            .filter(({ id }) => linked.has(id))
            .map(({ id, code, name, kind }) => ({ id, code, name, kind })),
          withdrawn:
            row.withdrawn_on === null ? null : { on: row.withdrawn_on, reason: row.withdrawn_reason ?? '' },
          document:
            document === undefined
              ? null
              : {
                  id: document.id,
                  code: document.code,
                  title: document.title,
                  publisher: document.publisher,
                  publishedOn: document.published_on,
                },
        },
      ];
    }),
  );
}

/**
 * Duties of every matter in their order, each with the units that answer for it on `day`: those that it means, and in
 * place of one that was merged or split the successor that took over. The duty itself keeps the name that was given.
 */
export async function dutiesByMatter(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<Map<string, Target['duties']>> {
  const [rows, units, answering, ownerGroups, groupMembers] = await Promise.all([
    allOf(reader, 'plans.duty', tenantId),
    unitsKnown(reader, tenantId, day),
    answeringUnits(reader, tenantId, day),
    ownerGroupsOn(reader, tenantId, day),
    groupMembersOn(reader, tenantId, day),
  ]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  // Members stand in the order of the units; one that is no unit of that day any more is none of the group's.
  const inOrder = (ids: readonly string[]) => {
    const wanted = new Set(ids.map((id) => answering.get(id) ?? id));
    return units.filter((unit) => wanted.has(unit.id) && holdsOn(unit, day)).map(({ id }) => named(id));
  };
  const groups = new Map(
    groupMembers.map(({ group_id, code, name }) => [group_id, { id: group_id, code, name }]),
  );
  const byMatter = new Map<string, Target['duties']>();
  for (const row of rows.sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))) {
    const ownerGroup = ownerGroups.get(row.owner_group_id ?? '');
    const ids =
      ownerGroup?.unitIds ??
      groupMembers.filter(({ group_id }) => group_id === row.group_id).map(({ unit_id }) => unit_id);
    const duty = {
      unit: row.unit_id === null ? null : named(row.unit_id),
      ownerGroup:
        ownerGroup === undefined ? null : { id: ownerGroup.id, code: ownerGroup.code, name: ownerGroup.name },
      group: groups.get(row.group_id ?? '') ?? null,
      printed: row.printed,
      role: row.role,
      basis: row.basis,
      members: row.unit_id === null ? inOrder(ids) : inOrder([row.unit_id]),
    };
    const duties = byMatter.get(row.matter_id);
    if (duties === undefined) byMatter.set(row.matter_id, [duty]);
    else duties.push(duty);
  }
  return byMatter;
}
