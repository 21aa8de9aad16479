import fc from 'fast-check';
import type { RegisterState } from '../src/plans/register-state.ts';
import type { DutyRow, MatterRow, TargetRow, TierRow } from '../src/plans/store.ts';
import { carried } from '../src/plans/typed-text.ts';

const id = (kind: number, at: number) =>
  `00000000-0000-7000-8000-${String(kind * 1_000_000 + at).padStart(12, '0')}`;
const tenant_id = 't';

/** Texts that spreadsheets, XML or hurried code have spoiled before. */
const awkward = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+86',
    '-5',
    '@SUM(A1)',
    '0.4500',
    '007',
    '2026-06',
    '1E5',
    'TRUE',
    '_x000D_',
    '_x0041_x0042_',
    'constructor',
    '__proto__',
    '甲\n乙',
    '甲\r\n乙',
    '\t缩进',
    ' 前后空格 ',
    '<a>&amp;"\'</a>',
    '“引号”——破折号…',
    '表情😀与𠮷',
    '左右',
    '未定量',
    '甲；乙、丙;丁',
    '\u00a0不换行空格',
    '坏\u0001字符',
    '\u202a',
    '删\u007f除',
    '转\u202e向',
    '半个\ud83d字',
    '：／？*[]',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const optional = fc.option(awkward, { nil: null });
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) => {
    const sign = digits < 0n ? '-' : '';
    const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
    return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
  });

const units = ['甲县', '乙县', '丙区', '同名局', '同名局'].map((name, at) => ({
  id: id(1, at),
  code: `unit-${at}`,
  name,
}));
const unitId = fc.integer({ min: 0, max: 6 }).map((at) => id(1, at)); // the sixth has ended, the seventh is unknown
const groups = [{ id: id(2, 0), code: 'counties', name: '区县组' }];
const ownerGroups = [{ id: id(3, 0), code: 'all', name: '各区县', unitIds: [] }];
const indicators: RegisterState['indicators'] = ['工业投资', '工业投资', 'GDP'].map((name, at) => ({
  tenant_id,
  id: id(5, at),
  code: `i${at}`,
  name,
  unit: '亿元',
  direction: 'higher',
  measure: 'level',
  aggregation: 'latest',
  source_kind: null,
  frequency: null,
  lead_unit_id: null,
  definition: '',
  sort: at,
}));

const matter = fc.record({
  number: awkward,
  title: awkward,
  text: optional,
  section: awkward,
  leader: awkward,
  objectives: fc.array(awkward, { maxLength: 3 }),
  tags: fc.array(awkward, { maxLength: 3 }),
  withdrawn: fc.boolean(),
  reason: awkward,
  document: fc.integer({ min: 0, max: 3 }),
});
const duty = fc.record({
  owner: fc.constantFrom('unit', 'ownerGroup', 'group', 'words'),
  unit: unitId,
  printed: awkward,
  role: fc.constantFrom('lead' as const, 'co' as const),
  basis: awkward,
  sort: fc.integer({ min: 0, max: 3 }),
});
const target = fc.record({
  indicator: fc.integer({ min: 0, max: 2 }),
  unit: unitId,
  op: fc.constantFrom<TargetRow['op']>('>=', '<=', '=', '~', 'in', ''),
  tiers: fc.uniqueArray(
    fc.record({
      tier: fc.constantFrom<TierRow['tier']>('', 'floor', 'stretch', 'summit'),
      value: fc.option(decimal, { nil: null }),
      value2: fc.option(decimal, { nil: null }),
    }),
    { selector: ({ tier }) => tier, maxLength: 4 },
  ),
  unitOf: awkward,
  nature: fc.constantFrom<TargetRow['nature']>(null, 'binding', 'expected'),
  state: fc.constantFrom<TargetRow['state']>('set', 'awaiting_target'),
  note: awkward,
  due: fc.constantFrom(null, '2026-07-20'),
});
const task = fc.record({
  title: awkward,
  text: awkward,
  unit: fc.boolean(),
  due: fc.constantFrom(null, '2026-12-31'),
  sort: fc.integer({ min: 0, max: 9 }),
  milestones: fc.uniqueArray(
    awkward.filter((name) => carried(name) !== ''),
    { selector: carried, maxLength: 3 },
  ),
});
const document = fc.record({
  title: awkward,
  publisher: awkward,
  on: fc.constantFrom(null, '2026', '2026-01', '2026-01-15'),
});
const campaign = fc.record({ name: awkward, kind: awkward, sort: fc.integer({ min: 0, max: 3 }) });
/** Registers of any content: awkward texts, former units, things of one name. */
export const drawnRegister = fc
  .tuple(
    fc.array(
      fc.tuple(
        matter,
        fc.array(duty, { maxLength: 4 }),
        fc.array(target, { maxLength: 2 }),
        fc.array(task, { maxLength: 2 }),
      ),
      { maxLength: 4 },
    ),
    fc.array(document, { maxLength: 3 }),
    fc.array(campaign, { maxLength: 2 }),
  )
  .map(([drawn, documents, campaigns]) => stateOf(drawn, documents, campaigns));

function stateOf(
  drawn: readonly [MatterDrawn, DutyDrawn[], TargetDrawn[], TaskDrawn[]][],
  documentsDrawn: readonly DocumentDrawn[],
  campaignsDrawn: readonly CampaignDrawn[],
): RegisterState {
  const documents = documentsDrawn.map(({ title, publisher, on }, at) => ({
    tenant_id,
    id: id(4, at),
    code: `d${at}`,
    title,
    publisher,
    published_on: on,
  }));
  let next = 0;
  const fresh = () => id(9, next++);
  const matters: MatterRow[] = [];
  const duties: DutyRow[] = [];
  const targets: TargetRow[] = [];
  const tiers: TierRow[] = [];
  const tasks: RegisterState['tasks'] = [];
  for (const [at, [m, ds, ts, ks]] of drawn.entries()) {
    const matter_id = fresh();
    matters.push({
      tenant_id,
      id: matter_id,
      code: `M${at}`,
      number: m.number,
      title: m.title,
      text: m.text,
      document_id: m.document < documents.length ? id(4, m.document) : null,
      objectives: m.objectives,
      section: m.section,
      leader: m.leader,
      tags: m.tags,
      withdrawn_on: m.withdrawn ? '2026-07-01' : null,
      withdrawn_reason: m.withdrawn ? m.reason : null,
      sort: at,
      version: 1,
    });
    for (const d of ds)
      duties.push({
        tenant_id,
        id: fresh(),
        matter_id,
        unit_id: d.owner === 'unit' ? d.unit : null,
        group_id: d.owner === 'group' ? id(2, 0) : null,
        owner_group_id: d.owner === 'ownerGroup' ? id(3, 0) : null,
        printed: d.printed,
        role: d.role,
        basis: d.basis,
        sort: d.sort,
      });
    for (const t of ts) {
      const target_id = fresh();
      targets.push({
        tenant_id,
        id: target_id,
        code: `T${targets.length}`,
        matter_id,
        indicator_id: id(5, t.indicator),
        subject_id: t.unit,
        period: '2026',
        measure: 'level',
        op: t.op,
        unit: t.unitOf,
        aggregation: 'latest',
        direction: 'higher',
        nature: t.nature,
        strength: null,
        filter: t.note,
        scope: '',
        reference: t.note,
        peer_set_id: null,
        due: t.due,
        state: t.state,
        note: t.note,
        sort: 0,
        version: 1,
      });
      for (const one of t.tiers) tiers.push({ tenant_id, target_id, ...one });
    }
    for (const k of ks)
      tasks.push({
        id: fresh(),
        code: `K${tasks.length}`,
        matterId: matter_id,
        title: k.title,
        text: k.text,
        unit: k.unit ? { id: id(1, 0), name: '甲县' } : null,
        dueOn: k.due,
        sort: k.sort,
        milestones: k.milestones.map((name) => ({ id: fresh(), name, dueOn: '2026-09-30' })),
        version: 1,
        withdrawn: null,
      });
  }
  return {
    matters,
    campaignsOf: new Map(matters.map((row, at) => [row.id, at % 2 === 0 ? ['百亿工程', '“清零”行动'] : []])),
    duties,
    targets,
    tiersOf: Map.groupBy(tiers, ({ target_id }) => target_id),
    tasks,
    withdrawnTasks: new Set(),
    units,
    formerUnits: [{ id: id(1, 5), code: 'unit-5', name: '已撤并局' }],
    ownerGroups,
    groups,
    peerSets: [],
    indicators,
    documents,
    english: new Map(
      indicators.map(({ name }, at) => [
        name,
        { name_en: at % 2 === 0 ? `Indicator ${at}` : null, version: 2 },
      ]),
    ),
    campaigns: campaignsDrawn.map((one, at) => ({
      tenant_id,
      id: id(6, at),
      code: `c${at}`,
      ...one,
      version: 1,
    })),
  };
}
type DocumentDrawn = typeof document extends fc.Arbitrary<infer T> ? T : never;
type CampaignDrawn = typeof campaign extends fc.Arbitrary<infer T> ? T : never;
type MatterDrawn = typeof matter extends fc.Arbitrary<infer T> ? T : never;
type DutyDrawn = typeof duty extends fc.Arbitrary<infer T> ? T : never;
type TargetDrawn = typeof target extends fc.Arbitrary<infer T> ? T : never;
type TaskDrawn = typeof task extends fc.Arbitrary<infer T> ? T : never;
