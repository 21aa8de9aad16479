import type { Reader } from '../platform/database.ts';
import {
  englishNameRows,
  groupMembersOn,
  type OwnerGroupOnDay,
  ownerGroupsOn,
  peerSets,
  unitsKnown,
  unitsOn,
} from '../registry/index.ts';
import type { Task } from './contract-tasks.ts';
import { matterHeads } from './read-heads.ts';
import { presentTasks } from './read-tasks.ts';
import {
  allOf,
  type CampaignRow,
  type DocumentRow,
  type DutyRow,
  type IndicatorRow,
  type MatterRow,
  type TargetRow,
  type TierRow,
  targetRows,
} from './store.ts';
import { taskRows } from './store-tasks.ts';

export interface Named {
  id: string;
  code: string;
  name: string;
}

/** The whole register as it stands, with everything that its rows refer to. */
export interface RegisterState {
  matters: MatterRow[];
  /** Names of the campaigns of each matter. */
  campaignsOf: ReadonlyMap<string, readonly string[]>;
  duties: DutyRow[];
  targets: TargetRow[];
  tiersOf: ReadonlyMap<string, readonly TierRow[]>;
  /** Tasks that stand, each with its place in the order of its matter. */
  tasks: (Task & { sort: number })[];
  /** Codes of tasks that were withdrawn: they are taken, and their tasks are not imported over. */
  withdrawnTasks: ReadonlySet<string>;
  units: Named[];
  /** Units that are none today and may still be named in duties and targets. */
  formerUnits: Named[];
  ownerGroups: OwnerGroupOnDay[];
  groups: Named[];
  peerSets: Named[];
  indicators: IndicatorRow[];
  documents: DocumentRow[];
  campaigns: CampaignRow[];
  /** English names of the city by their Chinese words. */
  english: ReadonlyMap<string, { name_en: string | null; version: number }>;
}

export async function readRegister(reader: Reader, tenantId: string, day: string): Promise<RegisterState> {
  const [matters, heads, duties, targets, tiers, taskList, units, known, ownerGroups, groups, peers] =
    await Promise.all([
      allOf(reader, 'plans.matter', tenantId),
      matterHeads(reader, tenantId),
      allOf(reader, 'plans.duty', tenantId),
      targetRows(reader, tenantId, { withdrawn: 'with' }),
      allOf(reader, 'plans.tier', tenantId),
      taskRows(reader, tenantId, {}),
      unitsOn(reader, tenantId, day),
      unitsKnown(reader, tenantId, day),
      ownerGroupsOn(reader, tenantId, day),
      groupMembersOn(reader, tenantId, day),
      peerSets(reader, tenantId),
    ]);
  const [indicators, documents, campaigns, english] = await Promise.all([
    allOf(reader, 'plans.indicator', tenantId),
    allOf(reader, 'plans.document', tenantId),
    allOf(reader, 'plans.campaign', tenantId),
    englishNameRows(reader, tenantId),
  ]);
  const presented = await presentTasks(reader, tenantId, day, taskList);
  const tasks = presented.map((task, at) => ({ ...task, sort: taskList[at]?.sort ?? 0 }));
  const place = new Map([...heads.keys()].map((id, index) => [id, index]));
  const byMatter = (a: { matter_id: string }, b: { matter_id: string }) =>
    (place.get(a.matter_id) ?? 0) - (place.get(b.matter_id) ?? 0);
  return {
    matters: matters.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    campaignsOf: new Map([...heads].map(([id, head]) => [id, head.campaigns.map(({ name }) => name)])),
    duties: duties.sort((a, b) => byMatter(a, b) || a.sort - b.sort || (a.id < b.id ? -1 : 1)),
    targets: targets.sort((a, b) => byMatter(a, b) || a.sort - b.sort || (a.id < b.id ? -1 : 1)),
    tiersOf: Map.groupBy(tiers, ({ target_id }) => target_id),
    tasks: tasks
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => (place.get(a.matterId) ?? 0) - (place.get(b.matterId) ?? 0)),
    withdrawnTasks: new Set(tasks.filter(({ withdrawn }) => withdrawn !== null).map(({ code }) => code)),
    units: distinct(units),
    formerUnits: distinct(known.filter(({ id }) => !units.some((unit) => unit.id === id))),
    ownerGroups: [...ownerGroups.values()],
    groups: distinct(groups.map(({ group_id, code, name }) => ({ id: group_id, code, name }))),
    peerSets: distinct(peers),
    indicators,
    documents: documents.sort((a, b) => (a.code < b.code ? -1 : 1)),
    campaigns: campaigns.sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1)),
    english: new Map(english.map((row) => [row.name, row])),
  };
}

function distinct(named: readonly Named[]): Named[] {
  return [...new Map(named.map(({ id, code, name }) => [id, { id, code, name }])).values()];
}
