import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { groupMembersOn, ownerGroupsOn, unitsOn } from '../registry/index.ts';
import type { MatterGiven } from './contract-matters.ts';
import { freshCode } from './fresh-code.ts';
import { allOf, type DutyRow, insertAll, type MatterRow } from './store.ts';

/** Refuses ids that the register does not know, each at its place in the form. `known` are units named before. */
export async function checkReferences(
  reader: Reader,
  tenantId: string,
  day: string,
  given: MatterGiven,
  known: ReadonlySet<string>,
): Promise<void> {
  const [units, ownerGroups, groups, campaigns, documents] = await Promise.all([
    unitsOn(reader, tenantId, day),
    ownerGroupsOn(reader, tenantId, day),
    groupMembersOn(reader, tenantId, day),
    allOf(reader, 'plans.campaign', tenantId),
    allOf(reader, 'plans.document', tenantId),
  ]);
  const unitIds = new Set([...units.map(({ id }) => id), ...known]);
  const groupIds = new Set(groups.map(({ group_id }) => group_id));
  const fields: { path: string; message: string }[] = [];
  const fault = (path: string, message: string) => fields.push({ path: `body.${path}`, message });
  for (const [index, duty] of given.duties.entries()) {
    if (duty.unitId !== null && !unitIds.has(duty.unitId))
      fault(`duties.${index}.unitId`, '没有这个单位 / no such unit');
    if (duty.ownerGroupId !== null && !ownerGroups.has(duty.ownerGroupId))
      fault(`duties.${index}.ownerGroupId`, '没有这个责任主体组 / no such owner group');
    if (duty.groupId !== null && !groupIds.has(duty.groupId) && !known.has(duty.groupId))
      fault(`duties.${index}.groupId`, '没有这个考核组别 / no such assessment group');
  }
  for (const [index, id] of given.campaignIds.entries()) {
    if (!campaigns.some((campaign) => campaign.id === id))
      fault(`campaignIds.${index}`, '没有这个工程或专项行动 / no such campaign');
  }
  const { document } = given;
  if (document !== null && 'id' in document && !documents.some(({ id }) => id === document.id))
    fault('document.id', '没有这份文件 / no such document');
  if (fields.length > 0) throw platform.invalid({ count: fields.length }, { fields });
}

/** The columns of a matter as the form gives them; a document that is new is entered on the way. */
export async function matterColumns(
  tx: Tx,
  tenantId: string,
  given: MatterGiven,
): Promise<
  Pick<MatterRow, 'number' | 'title' | 'text' | 'document_id' | 'objectives' | 'section' | 'leader' | 'tags'>
> {
  return {
    number: given.number,
    title: given.title,
    text: given.text,
    document_id: await documentId(tx, tenantId, given.document),
    objectives: JSON.stringify(given.objectives),
    section: given.section,
    leader: given.leader,
    tags: JSON.stringify(given.tags),
  };
}

async function documentId(tx: Tx, tenantId: string, given: MatterGiven['document']): Promise<string | null> {
  if (given === null) return null;
  if ('id' in given) return given.id;
  const documents = await allOf(tx, 'plans.document', tenantId);
  const known = documents.find(
    ({ title, publisher }) => title === given.title && publisher === given.publisher,
  );
  if (known !== undefined) return known.id;
  const id = uuidv7();
  const code = await freshCode(tx, tenantId, 'D', new Set(documents.map((one) => one.code)));
  await insertAll(tx, 'plans.document', [
    {
      tenant_id: tenantId,
      id,
      code,
      title: given.title,
      publisher: given.publisher,
      published_on: given.publishedOn,
    },
  ]);
  return id;
}

export function dutyRows(tenantId: string, matterId: string, given: MatterGiven['duties']): DutyRow[] {
  return given.map((duty, sort) => ({
    tenant_id: tenantId,
    id: uuidv7(),
    matter_id: matterId,
    unit_id: duty.unitId,
    group_id: duty.groupId,
    owner_group_id: duty.ownerGroupId,
    printed: duty.printed,
    role: duty.role,
    basis: duty.basis,
    sort,
  }));
}
