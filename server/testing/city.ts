import type { CityImport } from '../src/app/import-city.ts';

const units = [
  { code: 'city', name: '测试市（模拟）', kind: 'city', sort: 0 },
  { code: 'county-a', name: '甲县', kind: 'county', sort: 1 },
  { code: 'county-b', name: '乙县', kind: 'county', sort: 2 },
  { code: 'county-c', name: '丙区', kind: 'county', sort: 3 },
  { code: 'bureau-a', name: '甲子局', kind: 'department', sort: 10, functions: '工业、投资' },
  { code: 'bureau-b', name: '乙丑局', kind: 'department', sort: 11, functions: '统计' },
  { code: 'town-a', name: '甲县子镇', kind: 'town', sort: 20 },
];

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** Cumulative figures of one year that end at `total`, a little slower in winter. */
function cumulative(total: number): string[] {
  const profile = [5, 10, 18, 26, 35, 44, 53, 61, 71, 81, 91, 100];
  return profile.map((share) => ((total * share) / 100).toFixed(1));
}

/**
 * The smallest city in which a figure can walk the whole house: three counties, two departments, a town below one
 * county, a cumulative, a growth and an official indicator. Business day 2026-07-07; June 2026 is asked for.
 */
export function smallCity(id = 'small-city'): CityImport {
  const counties = ['county-a', 'county-b', 'county-c'];
  const target = (county: string, indicator: string, tiers: CityImport['targets'][number]['tiers']) => ({
    code: `${indicator}-${county}-2026`,
    matter: indicator === 'investment' ? 'm1' : 'm2',
    indicator,
    subject: county,
    period: '2026',
    measure: indicator === 'growth' ? ('growth' as const) : ('increment' as const),
    op: '>=' as const,
    tiers,
    unit: indicator === 'growth' ? '%' : '亿元',
    aggregation: indicator === 'growth' ? ('latest' as const) : ('cumulative' as const),
    direction: 'higher' as const,
    nature: 'binding' as const,
    strength: 'ensure' as const,
  });
  const investment = { 'county-a': [100, 110], 'county-b': [80, 84], 'county-c': [60, 70] } as const;
  return {
    tenant: {
      id,
      name: { zh: '测试市（模拟）', en: 'Test City (simulated)' },
      kind: 'simulated',
      today: '2026-07-07',
      notice: {
        zh: '模拟数据：城市、单位和数字均为虚构。',
        en: 'Simulated data: city, units and figures are fictional.',
      },
    },
    documents: [
      {
        code: 'plan-2026',
        title: '测试市2026年工作报告（模拟）',
        publisher: '测试市（模拟）',
        date: '2026-01',
      },
    ],
    units,
    memberships: units
      .filter((unit) => unit.code !== 'city')
      .map((unit) => ({
        unit: unit.code,
        parent: unit.code === 'town-a' ? 'county-a' : 'city',
        kind: 'administrative' as const,
      })),
    groups: [{ code: 'counties', name: '区县组', sort: 1 }],
    groupMembers: counties.map((unit) => ({ group: 'counties', unit, standing: 'ranked' as const })),
    peerSets: [],
    indicators: [
      {
        code: 'investment',
        name: '工业投资',
        unit: '亿元',
        direction: 'higher',
        measure: 'increment',
        aggregation: 'cumulative',
        sourceKind: 'department',
        frequency: 'month',
        leadUnit: 'bureau-a',
        definition: '当年累计完成的工业投资（模拟口径）',
      },
      {
        code: 'growth',
        name: '规上工业增加值增速',
        unit: '%',
        direction: 'higher',
        measure: 'growth',
        aggregation: 'latest',
        sourceKind: 'official',
        frequency: 'month',
        leadUnit: 'bureau-b',
        definition: '可比价增速（模拟口径）',
      },
    ],
    matters: [
      {
        code: 'm1',
        number: '1',
        title: '扩大工业有效投资',
        text: '各区县工业投资保持两位数增长。',
        document: 'plan-2026',
        objectives: ['实力'],
        section: '重大项目',
        leader: '分管副市长（工业）',
        units: [
          { unit: 'bureau-a', role: 'lead' },
          { printed: '各区县', group: 'counties', role: 'co' },
        ],
      },
      {
        code: 'm2',
        number: '2',
        title: '工业经济稳定增长',
        text: '规上工业增加值增长8%左右。',
        document: 'plan-2026',
        objectives: ['实力'],
        section: '工业',
        leader: '分管副市长（工业）',
        units: [{ unit: 'bureau-b', role: 'lead' }],
      },
    ],
    targets: [
      ...counties.map((county) =>
        target(county, 'investment', [
          { tier: 'floor', value: String(investment[county as keyof typeof investment][0]) },
          { tier: 'stretch', value: String(investment[county as keyof typeof investment][1]) },
        ]),
      ),
      target('county-a', 'growth', [{ tier: '', value: '8' }]),
    ],
    observations: [
      ...counties.flatMap((county) => {
        const last = cumulative(investment[county as keyof typeof investment][0] * 0.9);
        const now = cumulative(investment[county as keyof typeof investment][0] * 1.02).slice(0, 5);
        return [
          ...last.map((value, month) => [`2025-${months[month]}`, value]),
          ...now.map((value, month) => [`2026-${months[month]}`, value]),
        ].map(([period, value], row) => ({
          subject: county,
          indicator: 'investment',
          period: period as string,
          value: value as string,
          unit: '亿元',
          source: { name: county, file: 'small-city', row: row + 2 },
          status: 'final' as const,
          recordedOn:
            `${(period as string).slice(0, 4)}-12-31` > '2026-07-07'
              ? '2026-06-10'
              : `${(period as string).slice(0, 4)}-12-31`,
        }));
      }),
      {
        subject: 'county-a',
        indicator: 'growth',
        period: '2026-05',
        value: '8.4',
        unit: '%',
        source: { name: 'bureau-b', file: 'small-city', row: 90 },
        status: 'final',
        recordedOn: '2026-06-18',
      },
    ],
    requests: [
      ...counties.map((county) => ({
        indicator: 'investment',
        unit: county,
        subject: county,
        period: '2026-06',
        dueOn: '2026-07-10',
      })),
      { indicator: 'growth', unit: 'bureau-b', subject: 'county-a', period: '2026-06', dueOn: '2026-07-20' },
    ],
    releases: [{ indicator: 'growth', period: '2026-06', on: '2026-07-20' }],
    posts: [
      { username: 'office', name: { zh: '考核办专员', en: 'Performance officer' }, role: 'office' },
      {
        username: 'office-2',
        name: { zh: '考核办副主任', en: 'Deputy head of the performance office' },
        role: 'office',
      },
      { username: 'reviewer', name: { zh: '考核办审核岗', en: 'Reviewer' }, role: 'reviewer' },
      {
        username: 'clerk-a',
        name: { zh: '甲县填报人', en: 'Clerk of county A' },
        role: 'clerk',
        unit: 'county-a',
      },
      {
        username: 'signer-a',
        name: { zh: '甲县审签人', en: 'Signer of county A' },
        role: 'signer',
        unit: 'county-a',
      },
      {
        username: 'clerk-b',
        name: { zh: '乙县填报人', en: 'Clerk of county B' },
        role: 'clerk',
        unit: 'county-b',
      },
      {
        username: 'signer-b',
        name: { zh: '乙县审签人', en: 'Signer of county B' },
        role: 'signer',
        unit: 'county-b',
      },
      {
        username: 'clerk-town',
        name: { zh: '甲县子镇填报人', en: 'Clerk of the town' },
        role: 'clerk',
        unit: 'town-a',
      },
      {
        username: 'clerk-stat',
        name: { zh: '乙丑局填报人', en: 'Clerk of the statistics bureau' },
        role: 'clerk',
        unit: 'bureau-b',
      },
      {
        username: 'signer-stat',
        name: { zh: '乙丑局审签人', en: 'Signer of the statistics bureau' },
        role: 'signer',
        unit: 'bureau-b',
      },
      { username: 'leader', name: { zh: '市领导（只读）', en: 'Leader (read only)' }, role: 'leader' },
      { username: 'auditor', name: { zh: '审计（只读）', en: 'Auditor (read only)' }, role: 'auditor' },
      {
        username: 'system-officer',
        name: { zh: '系统管理员', en: 'System officer' },
        role: 'system_officer',
      },
      {
        username: 'security-officer',
        name: { zh: '安全管理员', en: 'Security officer' },
        role: 'security_officer',
      },
      { username: 'audit-officer', name: { zh: '审计管理员', en: 'Audit officer' }, role: 'audit_officer' },
    ],
  };
}
