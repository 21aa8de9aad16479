import type { CityImport } from '../src/app/import-city.ts';

/** A second tenant, of published figures only: another city must see nothing of the first, nor the first of it. */
export function smallPublishedCity(): CityImport {
  return {
    tenant: {
      id: 'small-published',
      name: { zh: '公开数据测试市', en: 'Published test city' },
      kind: 'published',
      notice: { zh: '仅含公开数据。', en: 'Published figures only.' },
    },
    documents: [{ code: 'report', title: '公开报告（测试）', publisher: '测试', date: '2024-02' }],
    units: [{ code: 'city', name: '公开数据测试市', kind: 'city', sort: 0 }],
    memberships: [],
    groups: [],
    groupMembers: [],
    peerSets: [],
    indicators: [
      {
        code: 'gdp-growth',
        name: '地区生产总值增速',
        unit: '%',
        direction: 'higher',
        measure: 'growth',
        aggregation: 'latest',
      },
    ],
    matters: [
      {
        code: 'r1',
        number: 'R-1',
        title: '地区生产总值增速',
        document: 'report',
        objectives: ['综合'],
        section: '经济总量',
        units: [],
      },
    ],
    targets: [
      {
        code: 'r1',
        matter: 'r1',
        indicator: 'gdp-growth',
        subject: 'city',
        period: '2024',
        measure: 'growth',
        op: '~',
        tiers: [{ tier: '', value: '6' }],
        unit: '%',
        aggregation: 'latest',
        direction: 'higher',
        strength: 'ensure',
      },
    ],
    observations: [
      {
        subject: 'city',
        indicator: 'gdp-growth',
        period: '2024-06',
        value: '6.5',
        unit: '%',
        source: { name: '测试来源', file: 'published.csv', row: 2 },
        target: 'r1',
        comparability: 'same',
      },
    ],
    requests: [],
    releases: [],
    posts: [
      {
        username: 'published-office',
        name: { zh: '考核办（演示）', en: 'Performance office (demo)' },
        role: 'office',
      },
      { username: 'published-reader', name: { zh: '只读（演示）', en: 'Reader (demo)' }, role: 'leader' },
    ],
  };
}
