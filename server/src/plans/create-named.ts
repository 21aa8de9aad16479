import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import { addOwnerGroup } from '../registry/index.ts';
import { applyCampaigns, applyDocuments } from './apply-named.ts';
import type { NamedChange } from './compare-named.ts';
import type { Comparison } from './compare-register.ts';
import type * as contract from './contract.ts';
import { freshCode } from './fresh-code.ts';
import type { RegisterState } from './register-state.ts';
import { type CampaignRow, type DocumentRow, type IndicatorRow, insertAll } from './store.ts';

type Acting = Act<typeof contract.applyImport>;

/** Ids of things by name: those that the register had and those that this import enters. */
export interface NamedIds {
  campaigns: ReadonlyMap<string, string>;
  /** Only what is new or named anew: known documents and indicators are referred to by id already. */
  documents: ReadonlyMap<string, string>;
  indicators: ReadonlyMap<string, string>;
  ownerGroups: ReadonlyMap<string, string>;
  created: number;
}

/** Enters what the file names for the first time, each with its audit line. */
export async function createNamed(
  act: Acting,
  comparison: Comparison,
  state: RegisterState,
  groups: Acting['body']['createGroups'],
): Promise<NamedIds> {
  const { tx, tenant } = act;
  const named = (kind: Comparison['creates'][number]['kind']) =>
    comparison.creates.filter((one) => one.kind === kind).map(({ name }) => name);
  const ofSheets = {
    documents: await applyDocuments(act, comparison, state),
    campaigns: await applyCampaigns(act, comparison, state),
  };
  const { work } = comparison;
  const taken = (rows: readonly { code: string }[], given: readonly NamedChange[]) =>
    new Set([...rows.map(({ code }) => code), ...given.map(({ values }) => values.code ?? '')]);
  const campaigns: CampaignRow[] = [];
  const campaignCodes = taken(state.campaigns, work.campaigns);
  const lastCampaign = Math.max(
    0,
    ...state.campaigns.map(({ sort }) => sort),
    ...work.campaigns.map(({ values }) => Number(values.sort ?? 0)),
  );
  for (const [index, name] of named('campaign').entries()) {
    campaigns.push({
      tenant_id: tenant.id,
      id: uuidv7(),
      code: await freshCode(tx, tenant.id, 'C', campaignCodes),
      name,
      kind: name.endsWith('工程') ? '工程' : '专项行动',
      sort: lastCampaign + index + 1,
      version: 1,
    });
  }
  const documents: DocumentRow[] = [];
  const documentCodes = taken(state.documents, work.documents);
  for (const title of named('document')) {
    documents.push({
      tenant_id: tenant.id,
      id: uuidv7(),
      code: await freshCode(tx, tenant.id, 'D', documentCodes),
      title,
      publisher: '',
      published_on: null,
    });
  }
  const indicators = await newIndicators(act, comparison, state);
  await insertAll(tx, 'plans.campaign', campaigns);
  await insertAll(tx, 'plans.document', documents);
  await insertAll(tx, 'plans.indicator', indicators);
  const ownerGroups = new Map<string, string>();
  for (const { name, unitIds } of groups) {
    const members = unitIds.map((unitId) => ({ unitId, from: act.today, to: null }));
    const row = await addOwnerGroup(tx, tenant.id, { name, members });
    ownerGroups.set(name, row.id);
    await act.record({
      act: 'registry.create_owner_group',
      subject: { kind: 'owner_group', id: row.id },
      new: { name, members },
    });
  }
  for (const [kind, rows] of [
    ['campaign', campaigns],
    ['document', documents],
    ['indicator', indicators],
  ] as const) {
    for (const { id, tenant_id: _tenant, ...row } of rows)
      await act.record({ act: `plans.create_${kind}`, subject: { kind, id }, new: row });
  }
  return {
    campaigns: new Map([
      ...[...state.campaigns, ...campaigns].map(({ name, id }) => [name, id] as const),
      ...ofSheets.campaigns,
    ]),
    documents: new Map([...documents.map(({ title, id }) => [title, id] as const), ...ofSheets.documents]),
    indicators: new Map(indicators.map(({ name, id }) => [name, id])),
    ownerGroups,
    created: campaigns.length + documents.length + indicators.length + groups.length,
  };
}

/** New indicators are described by the first target that speaks of them. */
async function newIndicators(
  act: Acting,
  comparison: Comparison,
  state: RegisterState,
): Promise<IndicatorRow[]> {
  const codes = new Set(state.indicators.map(({ code }) => code));
  const rows = new Map<string, IndicatorRow>();
  let sort = Math.max(-1, ...state.indicators.map((one) => one.sort));
  for (const { indicatorId, values } of comparison.work.targets) {
    const name = values.indicator ?? '';
    if (indicatorId !== null || rows.has(name)) continue;
    sort += 1;
    rows.set(name, {
      tenant_id: act.tenant.id,
      id: uuidv7(),
      code: await freshCode(act.tx, act.tenant.id, 'I', codes),
      name,
      unit: values.unit ?? '',
      direction: values.direction as IndicatorRow['direction'],
      measure: values.measure as IndicatorRow['measure'],
      aggregation: values.aggregation as IndicatorRow['aggregation'],
      source_kind: null,
      frequency: null,
      lead_unit_id: null,
      definition: '',
      sort,
    });
  }
  return [...rows.values()];
}
