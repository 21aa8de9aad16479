import type { Nature } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { type Ids, idOf } from '../platform/bundle.ts';
import type { Tx } from '../platform/database.ts';
import type { Target } from './contract.ts';
import { type FactImport, importFacts } from './import-facts.ts';
import { importLedger, importTasks, type LedgerImport, type TaskImport } from './import-tasks.ts';
import { type IndicatorRow, insertAll } from './store.ts';

/** What plans takes from an example or a first set-up; codes refer within the bundle. Absent means "not said". */
export interface PlanImport {
  documents: readonly { code: string; title: string; publisher: string; date?: string | undefined }[];
  indicators: readonly {
    code: string;
    name: string;
    unit: string;
    direction: Target['direction'];
    measure: Target['measure'];
    aggregation: Target['aggregation'];
    sourceKind?: 'official' | 'department' | 'ledger' | undefined;
    frequency?: 'month' | 'quarter' | 'half_year' | 'year' | undefined;
    leadUnit?: string | undefined;
    definition?: string | undefined;
  }[];
  matters: readonly {
    code: string;
    number: string;
    title: string;
    text?: string | undefined;
    document?: string | undefined;
    objectives: readonly string[];
    section?: string | undefined;
    leader?: string | undefined;
    units: readonly {
      unit?: string | undefined;
      printed?: string | undefined;
      group?: string | undefined;
      ownerGroup?: string | undefined;
      role: 'lead' | 'co';
      basis?: string | undefined;
    }[];
    tags?: readonly string[] | undefined;
    campaigns?: readonly string[] | undefined;
  }[];
  /** 工程 / 专项行动 that group matters. */
  campaigns?: readonly { code: string; name: string; kind: string; sort: number }[] | undefined;
  targets: readonly {
    code: string;
    matter: string;
    indicator: string;
    subject: string;
    period: string;
    measure: Target['measure'];
    op: Target['op'];
    tiers: readonly {
      tier: Target['tiers'][number]['tier'];
      value: string | null;
      value2?: string | undefined;
    }[];
    unit: string;
    aggregation: Target['aggregation'];
    direction: Target['direction'];
    nature?: Nature | undefined;
    strength?: 'ensure' | 'strive' | undefined;
    filter?: string | undefined;
    scope?: string | undefined;
    reference?: string | undefined;
    peerSet?: string | undefined;
    due?: string | undefined;
    state?: 'set' | 'awaiting_target' | undefined;
    note?: string | undefined;
  }[];
  tasks?: readonly TaskImport[] | undefined;
  /** 对上争先: what upper levels assess, pilot and award. */
  ledger?: readonly LedgerImport[] | undefined;
  /** Rows of a register that was read from public documents. */
  facts?: readonly FactImport[] | undefined;
}

/** Loads documents, indicators, matters and targets into an empty tenant; answers the ids given to each code. */
export async function importPlan(
  tx: Tx,
  tenantId: string,
  given: PlanImport,
  registry: { unit: Ids; group: Ids; peerSet: Ids; ownerGroup: Ids },
): Promise<{ indicator: Ids; target: Ids; matter: Ids; task: Ids }> {
  const fresh = (rows: readonly { code: string }[]) => new Map(rows.map(({ code }) => [code, uuidv7()]));
  const document = fresh(given.documents);
  const indicator = fresh(given.indicators);
  const matter = fresh(given.matters);
  const target = fresh(given.targets);
  const campaign = fresh(given.campaigns ?? []);
  const maybe = (ids: Ids, code: string | undefined) => (code === undefined ? null : idOf(ids, code));
  const tenant_id = tenantId;
  await insertAll(
    tx,
    'plans.document',
    given.documents.map((row) => ({
      tenant_id,
      id: idOf(document, row.code),
      code: row.code,
      title: row.title,
      publisher: row.publisher,
      published_on: row.date ?? null,
    })),
  );
  await insertAll(
    tx,
    'plans.indicator',
    given.indicators.map(
      (row, sort): IndicatorRow => ({
        tenant_id,
        id: idOf(indicator, row.code),
        code: row.code,
        name: row.name,
        unit: row.unit,
        direction: row.direction,
        measure: row.measure,
        aggregation: row.aggregation,
        source_kind: row.sourceKind ?? null,
        frequency: row.frequency ?? null,
        lead_unit_id: maybe(registry.unit, row.leadUnit),
        definition: row.definition ?? '',
        sort,
      }),
    ),
  );
  await insertAll(
    tx,
    'plans.matter',
    given.matters.map((row, sort) => ({
      tenant_id,
      id: idOf(matter, row.code),
      code: row.code,
      number: row.number,
      title: row.title,
      text: row.text ?? null,
      document_id: maybe(document, row.document),
      objectives: JSON.stringify(row.objectives),
      section: row.section ?? '',
      leader: row.leader ?? '',
      tags: JSON.stringify(row.tags ?? []),
      withdrawn_on: null,
      withdrawn_reason: null,
      sort,
      version: 1,
    })),
  );
  await insertAll(
    tx,
    'plans.campaign',
    (given.campaigns ?? []).map(({ code, name, kind, sort }) => ({
      tenant_id,
      id: idOf(campaign, code),
      code,
      name,
      kind,
      sort,
      version: 1,
    })),
  );
  await insertAll(
    tx,
    'plans.matter_campaign',
    given.matters.flatMap((row) =>
      (row.campaigns ?? []).map((code) => ({
        tenant_id,
        matter_id: idOf(matter, row.code),
        campaign_id: idOf(campaign, code),
      })),
    ),
  );
  await insertAll(
    tx,
    'plans.duty',
    given.matters.flatMap((row) =>
      row.units.map((duty, sort) => ({
        tenant_id,
        id: uuidv7(),
        matter_id: idOf(matter, row.code),
        unit_id: maybe(registry.unit, duty.unit),
        group_id: maybe(registry.group, duty.group),
        owner_group_id: maybe(registry.ownerGroup, duty.ownerGroup),
        printed: duty.printed ?? null,
        role: duty.role,
        basis: duty.basis ?? '',
        sort,
      })),
    ),
  );
  await insertAll(
    tx,
    'plans.target',
    given.targets.map((row, sort) => ({
      tenant_id,
      id: idOf(target, row.code),
      code: row.code,
      matter_id: idOf(matter, row.matter),
      indicator_id: idOf(indicator, row.indicator),
      subject_id: idOf(registry.unit, row.subject),
      period: row.period,
      measure: row.measure,
      op: row.op,
      unit: row.unit,
      aggregation: row.aggregation,
      direction: row.direction,
      nature: row.nature ?? null,
      strength: row.strength ?? null,
      filter: row.filter ?? '',
      scope: row.scope ?? '',
      reference: row.reference ?? '',
      peer_set_id: maybe(registry.peerSet, row.peerSet),
      due: row.due ?? null,
      state: row.state ?? 'set',
      note: row.note ?? '',
      sort,
      version: 1,
    })),
  );
  await insertAll(
    tx,
    'plans.tier',
    given.targets.flatMap((row) =>
      row.tiers.map((tier) => ({
        tenant_id,
        target_id: idOf(target, row.code),
        tier: tier.tier,
        value: tier.value,
        value2: tier.value2 ?? null,
      })),
    ),
  );
  const among = (ids: Ids) => (code: string) => idOf(ids, code);
  const codes = { matter: among(matter), unit: among(registry.unit) };
  const task = await importTasks(tx, tenantId, given.tasks ?? [], codes);
  const titles = new Map(given.documents.map(({ code, title }) => [code, title]));
  await importLedger(tx, tenantId, given.ledger ?? [], { ...codes, document: among(titles) });
  await importFacts(tx, tenantId, given.facts ?? [], among(document));
  return { indicator, target, matter, task };
}
