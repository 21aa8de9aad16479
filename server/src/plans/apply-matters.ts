import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import type { DutyChange } from './compare-duties.ts';
import type { MatterChange } from './compare-matters.ts';
import type { Comparison } from './compare-register.ts';
import type * as contract from './contract.ts';
import type { NamedIds } from './create-named.ts';
import { freshCode } from './fresh-code.ts';
import { lookupsOf } from './register-rows.ts';
import type { RegisterState } from './register-state.ts';
import { type DutyRow, insertAll, type MatterRow } from './store.ts';
import { replaceCampaigns, replaceDuties, updateMatter } from './store-matters.ts';

type Acting = Act<typeof contract.applyImport>;

const lines = (value: string | undefined) => (value ?? '').split('\n').filter((line) => line !== '');

/** Writes matters and their duties; answers the id of each matter by the key that the comparison gave it. */
export async function applyMatters(
  act: Acting,
  { work }: Comparison,
  state: RegisterState,
  named: NamedIds,
  removeDuties: readonly string[],
): Promise<(key: string) => string> {
  const { tx, tenant } = act;
  const codes = new Set(state.matters.map(({ code }) => code));
  for (const { values } of work.matters) if (values.code) codes.add(values.code);
  const known = lookupsOf(state).documents;
  const documentOf = (text: string) =>
    text === '' ? null : (named.documents.get(text) ?? known.find(text) ?? null);
  const ids = new Map<string, string>();
  const idOf = (key: string) => ids.get(key) ?? key;
  let last = Math.max(-1, ...state.matters.map(({ sort }) => sort));
  const fresh: MatterRow[] = [];
  for (const change of work.matters) {
    if (change.id !== null) continue;
    const id = uuidv7();
    ids.set(change.key, id);
    last += 1;
    fresh.push({
      tenant_id: tenant.id,
      id,
      code: change.values.code || (await freshCode(tx, tenant.id, 'M', codes)),
      number: '',
      title: '',
      text: null,
      document_id: null,
      objectives: '[]',
      section: '',
      leader: '',
      tags: '[]',
      withdrawn_on: null,
      withdrawn_reason: null,
      sort: last,
      version: 1,
      ...columnsOf(change, documentOf),
    });
  }
  await insertAll(tx, 'plans.matter', fresh);
  const versions = new Map(state.matters.map(({ id, version }) => [id, version]));
  for (const { id } of fresh) versions.set(id, 0);
  for (const change of work.matters) {
    const id = idOf(change.key);
    if (change.id !== null) {
      const row = { tenant_id: tenant.id, id, version: change.version };
      await updateMatter(tx, row, columnsOf(change, documentOf));
      versions.set(id, 0);
    }
    if (change.id === null || change.changed.includes('campaigns')) {
      const campaignIds = lines(change.values.campaigns).map((name) => named.campaigns.get(name) ?? '');
      await replaceCampaigns(tx, tenant.id, id, campaignIds);
    }
    await act.record({
      act: change.id === null ? 'plans.create_matter' : 'plans.edit_matter',
      subject: { kind: 'matter', id },
      old: change.id === null ? undefined : pick(rowOf(state, id), change.changed),
      new: change.id === null ? change.values : pick(change.values, change.changed),
    });
  }
  await applyDuties(act, work.duties, state, named, { idOf, removeDuties, versions });
  return idOf;
}

function rowOf(state: RegisterState, id: string): Record<string, unknown> {
  const row = state.matters.find((one) => one.id === id);
  return row === undefined
    ? {}
    : {
        ...row,
        withdrawnOn: row.withdrawn_on,
        withdrawnReason: row.withdrawn_reason,
        document: row.document_id,
      };
}

const pick = (from: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));

/** The columns of what changed; of a new matter all that are filled. */
function columnsOf(change: MatterChange, documentOf: (text: string) => string | null): Partial<MatterRow> {
  const { values } = change;
  const columns: { [Key in keyof MatterRow]?: MatterRow[Key] } = {};
  const written = (key: string) =>
    change.id === null ? (values[key] ?? '') !== '' : change.changed.includes(key);
  if (written('number')) columns.number = values.number ?? '';
  if (written('title')) columns.title = values.title ?? '';
  if (written('text')) columns.text = values.text || null;
  if (written('section')) columns.section = values.section ?? '';
  if (written('leader')) columns.leader = values.leader ?? '';
  if (written('objectives')) columns.objectives = JSON.stringify(lines(values.objectives));
  if (written('tags')) columns.tags = JSON.stringify(lines(values.tags));
  if (written('sort') && values.sort) columns.sort = Number(values.sort);
  if (written('withdrawnOn')) columns.withdrawn_on = values.withdrawnOn || null;
  if (written('withdrawnReason')) columns.withdrawn_reason = values.withdrawnReason || null;
  if (written('document')) columns.document_id = documentOf(values.document ?? '');
  return columns;
}

async function applyDuties(
  act: Acting,
  changes: readonly DutyChange[],
  state: RegisterState,
  named: NamedIds,
  with_: {
    idOf: (key: string) => string;
    removeDuties: readonly string[];
    versions: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { tx, tenant } = act;
  const removed = new Set(with_.removeDuties);
  const byMatter = Map.groupBy(changes, ({ matterKey }) => with_.idOf(matterKey));
  const standing = Map.groupBy(state.duties, ({ matter_id }) => matter_id);
  for (const { id, matter_id } of state.duties) {
    if (removed.has(id) && !byMatter.has(matter_id)) byMatter.set(matter_id, []);
  }
  for (const [matterId, given] of byMatter) {
    const old = standing.get(matterId) ?? [];
    const kept = old.filter(({ id }) => !removed.has(id));
    let last = Math.max(-1, ...old.map(({ sort }) => sort));
    const changed = new Map(given.flatMap((one) => (one.id === null ? [] : [[one.id, one] as const])));
    const rows = [
      ...kept.map((row) => {
        const change = changed.get(row.id);
        return change === undefined ? row : dutyRow(row, change, named, row.sort);
      }),
      ...given
        .filter(({ id }) => id === null)
        .map((change) => {
          last += 1;
          const row = { tenant_id: tenant.id, id: uuidv7(), matter_id: matterId };
          return dutyRow(row, change, named, last);
        }),
    ];
    await replaceDuties(tx, tenant.id, matterId, rows);
    const version = with_.versions.get(matterId) ?? 0;
    // A matter that this import has written already carries its new version.
    if (version > 0) await updateMatter(tx, { tenant_id: tenant.id, id: matterId, version }, {});
    await act.record({
      act: 'plans.edit_duties',
      subject: { kind: 'matter', id: matterId },
      old: old.map(said),
      new: rows.map(said),
    });
  }
}

function dutyRow(
  row: Pick<DutyRow, 'tenant_id' | 'id' | 'matter_id'>,
  { owner, values }: DutyChange,
  named: NamedIds,
  sort: number,
): DutyRow {
  const ownerGroupId = owner.kind === 'ownerGroup' ? owner.id : (named.ownerGroups.get(owner.words) ?? null);
  return {
    ...row,
    unit_id: owner.kind === 'unit' ? owner.id : null,
    group_id: owner.kind === 'group' ? owner.id : null,
    owner_group_id: owner.kind === 'unit' || owner.kind === 'group' ? null : ownerGroupId,
    printed: values.printed || owner.asPrinted,
    role: values.role as DutyRow['role'],
    basis: values.basis ?? '',
    sort: values.sort ? Number(values.sort) : sort,
  };
}

const said = ({ unit_id, owner_group_id, group_id, printed, role, basis, sort }: DutyRow) => ({
  unitId: unit_id,
  ownerGroupId: owner_group_id,
  groupId: group_id,
  printed,
  role,
  basis,
  sort,
});
