import { unquantified } from './register-cells.ts';
import type { SheetName } from './register-fields.ts';
import { Names } from './register-names.ts';
import type { Named, RegisterState } from './register-state.ts';
import type { DutyRow, TargetRow } from './store.ts';
import { carried } from './typed-text.ts';

/** A row of the register as values by column key: codes of choices, lists one item a line, '' for nothing. */
export type Values = Record<string, string>;

/** A row that stands in the register. */
export interface HeldRow {
  /** Id of the stored thing. */
  id: string;
  version: number;
  /** The matter or task that it belongs to, by id. */
  parent: string;
  values: Values;
}

/** What rows refer to, by name or code. */
export interface Lookups {
  units: Names;
  ownerGroups: Names;
  groups: Names;
  indicators: Names;
  documents: Names;
  peerSets: Names;
}

export function lookupsOf(state: RegisterState): Lookups {
  const documents: Named[] = state.documents.map(({ id, code, title }) => ({ id, code, name: title }));
  return {
    units: new Names(state.units, state.formerUnits),
    ownerGroups: new Names(state.ownerGroups),
    groups: new Names(state.groups),
    indicators: new Names(state.indicators),
    documents: new Names(documents),
    peerSets: new Names(state.peerSets),
  };
}

/** The register as the rows of its workbook. */
export function registerRows(
  state: RegisterState,
  lookups: Lookups = lookupsOf(state),
): Record<SheetName, HeldRow[]> {
  const matters = new Map(state.matters.map((row) => [row.id, row]));
  const ofMatter = (id: string) => ({
    matter: matters.get(id)?.code ?? '',
    matterTitle: matters.get(id)?.title ?? '',
  });
  return {
    matters: state.matters.map((row) => ({
      id: row.id,
      version: row.version,
      parent: '',
      values: {
        code: row.code,
        number: row.number,
        title: row.title,
        text: row.text ?? '',
        document: lookups.documents.write(row.document_id),
        section: row.section,
        leader: row.leader,
        objectives: (row.objectives as string[]).join('\n'),
        tags: (row.tags as string[]).join('\n'),
        campaigns: (state.campaignsOf.get(row.id) ?? []).join('\n'),
        sort: String(row.sort),
        withdrawnOn: row.withdrawn_on ?? '',
        withdrawnReason: row.withdrawn_reason ?? '',
      },
    })),
    duties: state.duties.map((row) => ({
      id: row.id,
      version: 1,
      parent: row.matter_id,
      values: {
        ...ofMatter(row.matter_id),
        role: row.role,
        ...ownerOf(row, lookups),
        printed: row.printed ?? '',
        basis: row.basis,
        sort: String(row.sort),
      },
    })),
    targets: state.targets.map((row) => ({
      id: row.id,
      version: row.version,
      parent: row.matter_id,
      values: { code: row.code, ...ofMatter(row.matter_id), ...targetValues(row, state, lookups) },
    })),
    tasks: state.tasks.map((task) => ({
      id: task.id,
      version: task.version,
      parent: task.matterId,
      values: {
        code: task.code,
        ...ofMatter(task.matterId),
        title: task.title,
        text: task.text,
        unit: lookups.units.write(task.unit?.id ?? null),
        due: task.dueOn ?? '',
        sort: String(task.sort),
      },
    })),
    milestones: state.tasks.flatMap((task) =>
      task.milestones.map((milestone) => ({
        id: milestone.id,
        version: 1,
        parent: task.id,
        values: { task: task.code, taskTitle: task.title, name: milestone.name, due: milestone.dueOn },
      })),
    ),
    documents: state.documents.map((row) => ({
      id: row.id,
      version: 1,
      parent: '',
      values: {
        code: row.code,
        title: row.title,
        publisher: row.publisher,
        publishedOn: row.published_on ?? '',
      },
    })),
    campaigns: state.campaigns.map((row) => ({
      id: row.id,
      version: row.version,
      parent: '',
      values: { code: row.code, name: row.name, kind: row.kind, sort: String(row.sort) },
    })),
    names: nameRows(state),
  };
}

/** Names that the register uses, each once, with their English where they have any. */
function nameRows(state: RegisterState): HeldRow[] {
  const names = [
    ...state.indicators.map(({ name }) => name),
    ...state.campaigns.map(({ name }) => name),
    ...state.ownerGroups.map(({ name }) => name),
    ...state.matters.flatMap((row) => [row.title, row.section, row.leader]),
    ...state.matters.flatMap((row) => [...(row.objectives as string[]), ...(row.tags as string[])]),
    ...state.tasks.flatMap(({ title, milestones }) => [title, ...milestones.map(({ name }) => name)]),
  ];
  const once = new Map(names.map((name) => [carried(name), name]));
  once.delete('');
  return [...once.values()].map((name) => ({
    id: name,
    version: state.english.get(name)?.version ?? 1,
    parent: '',
    values: { name, nameEn: state.english.get(name)?.name_en ?? '' },
  }));
}

/** Who a duty falls to, in words that find it again, and what kind of owner that is. */
function ownerOf(row: DutyRow, lookups: Lookups): { owner: string; ownerKind: string } {
  if (row.unit_id !== null) return { owner: lookups.units.write(row.unit_id), ownerKind: 'unit' };
  if (row.owner_group_id !== null)
    return { owner: lookups.ownerGroups.write(row.owner_group_id), ownerKind: 'ownerGroup' };
  if (row.group_id !== null) return { owner: lookups.groups.write(row.group_id), ownerKind: 'group' };
  return { owner: row.printed ?? '', ownerKind: 'words' };
}

export const tierKeys = { '': 'value', floor: 'floor', stretch: 'stretch', summit: 'summit' } as const;

function targetValues(row: TargetRow, state: RegisterState, lookups: Lookups): Values {
  const tiers: Values = {};
  for (const key of Object.values(tierKeys)) Object.assign(tiers, { [key]: '', [`${key}2`]: '' });
  for (const { tier, value, value2 } of state.tiersOf.get(row.id) ?? []) {
    tiers[tierKeys[tier]] = value ?? unquantified;
    tiers[`${tierKeys[tier]}2`] = value2 ?? '';
  }
  return {
    indicator: lookups.indicators.write(row.indicator_id),
    subject: lookups.units.write(row.subject_id),
    period: row.period,
    op: row.op,
    ...tiers,
    unit: row.unit,
    measure: row.measure,
    aggregation: row.aggregation,
    direction: row.direction,
    nature: row.nature ?? '',
    strength: row.strength ?? '',
    state: row.state,
    due: row.due ?? '',
    filter: row.filter,
    scope: row.scope,
    reference: row.reference,
    peerSet: lookups.peerSets.write(row.peer_set_id),
    note: row.note,
    sort: String(row.sort),
  };
}
