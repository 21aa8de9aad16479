/** The fictional city: its counties, platforms and departments, their dated memberships and assessment groups. */
import type { Bundle, BundleUnit } from '../shape.ts';
import { nameEn } from './names.ts';

export const CITY = 'shili';

/** Day from which the fiction's units exist. */
export const FOUNDED = '2020-01-01';
/** Until this day 庚新区 was a platform counted inside 己区; from the next it stands as a county-level area too. */
const COUNTED_INSIDE_UNTIL = '2024-12-31';
export const COUNTED_ALONE_FROM = '2025-01-01';

interface County {
  readonly code: string;
  readonly name: string;
  /** Share of the city's promise that the county was given in 2026; the seven sum to 1. */
  readonly share: number;
  /** How the county runs in the simulation: 1 follows the plan, more is ahead of it. */
  readonly strength: number;
}

/** Seven county-level areas; the last is a platform as well. */
export const COUNTIES: readonly County[] = [
  { code: 'jia-xian', name: '甲县', share: 0.19, strength: 0.98 },
  { code: 'yi-xian', name: '乙县', share: 0.16, strength: 0.94 },
  { code: 'bing-qu', name: '丙区', share: 0.15, strength: 1.13 },
  { code: 'ding-qu', name: '丁区', share: 0.14, strength: 0.9 },
  { code: 'wu-xian', name: '戊县', share: 0.13, strength: 0.8 },
  { code: 'ji-qu', name: '己区', share: 0.13, strength: 1.04 },
  { code: 'geng-xinqu', name: '庚新区', share: 0.1, strength: 1.2 },
];

/** The area that counted another one inside its own figures up to a year, so the two are never summed. */
export const COUNTED_INSIDE = { area: 'geng-xinqu', within: 'ji-qu', throughYear: 2024 } as const;

type GroupCode = 'economy' | 'society' | 'party';
type Standing = 'ranked' | 'unranked' | 'no';

interface Department {
  readonly code: string;
  readonly name: string;
  readonly functions: string;
  readonly group: GroupCode;
  readonly standing: Standing;
}

/** Forty departments named by the sexagenary cycle, which no real body bears. */
export const DEPARTMENTS: readonly Department[] = `
jiazi 甲子委 economy 综合经济、投资、改革
yichou 乙丑局 economy 工业、数字经济
bingyin 丙寅局 economy 财政
dingmao 丁卯局 economy 商贸、外贸外资
wuchen 戊辰局 economy 科技
jisi 己巳局 economy 自然资源、用地
gengwu 庚午局 economy 交通
xinwei 辛未局 economy 农业农村
renshen 壬申局 economy 水利
guiyou 癸酉办 economy 金融
jiaxu 甲戌局 economy 市场监管、质量
yihai 乙亥局 economy 统计 unranked
bingzi 丙子委 economy 国有资产
dingchou 丁丑局 economy 招商引资
wuyin 戊寅局 society 教育
jimao 己卯局 society 就业和社会保障
gengchen 庚辰局 society 民政、养老
xinsi 辛巳委 society 卫生健康、托育
renwu 壬午局 society 医疗保障
guiwei 癸未局 society 文化旅游
jiashen 甲申局 society 体育
yiyou 乙酉局 society 住房和城市建设
bingxu 丙戌局 society 城市管理
dinghai 丁亥局 society 生态环境
wuzi 戊子局 society 公安
jichou 己丑局 society 应急
gengyin 庚寅局 society 司法行政
xinmao 辛卯局 society 政务服务、营商环境、热线
renchen 壬辰办 party 党委综合、督查 unranked
guisi 癸巳部 party 组织、人才
jiawu 甲午部 party 宣传、文明创建
yiwei 乙未部 party 统一战线
bingshen 丙申委 party 政法、社会治理
dingyou 丁酉委 party 纪律监督 unranked
wuxu 戊戌办 party 政府综合、督查 unranked
jihai 己亥办 party 考核 no
gengzi 庚子会 party 代表监督 no
xinchou 辛丑会 party 协商监督 no
renyin 壬寅会 party 职工维权
guimao 癸卯局 party 审计 unranked`
  .trim()
  .split('\n')
  .map((line): Department => {
    const [code = '', name = '', group, functions = '', standing] = line.split(' ');
    return {
      code,
      name,
      functions,
      group: group as GroupCode,
      standing: (standing ?? 'ranked') as Standing,
    };
  });

export const PLATFORMS = [
  { code: 'xin-chanyeyuan', name: '辛产业园', parent: 'jia-xian', functions: '工业、招商' },
  { code: 'ren-kexuegu', name: '壬科学谷', parent: 'bing-qu', functions: '科技、人才' },
  { code: 'gui-wuliugang', name: '癸物流港', parent: 'yi-xian', functions: '物流、外贸' },
] as const;

/** The ten other cities of the fictional province: peers of a rank, never assessed here. */
const PEERS = [...'甲乙丙丁戊己庚辛壬癸'].map((stem, index) => ({
  code: `peer-${index + 1}`,
  name: `${stem}市`,
}));

/** Subjects of the province's rank, this city among them. */
export const PEER_CITIES: readonly string[] = [CITY, ...PEERS.map(({ code }) => code)];

const GROUPS: Bundle['groups'] = [
  { code: 'counties', name: '区县组', sort: 1 },
  { code: 'economy', name: '经济部门组', sort: 2 },
  { code: 'society', name: '社会部门组', sort: 3 },
  { code: 'party', name: '党群部门组', sort: 4 },
  { code: 'platforms', name: '平台组', sort: 5 },
];

/** 乙酉局 changed its group at the start of 2026: a list of a past period shows the old one. */
const MOVED = {
  unit: 'yiyou',
  from: 'society',
  to: 'economy',
  last: '2025-12-31',
  first: '2026-01-01',
} as const;

/** Everything about who there is. */
export function cityUnits(): Pick<Bundle, 'units' | 'memberships' | 'groups' | 'groupMembers' | 'peerSets'> {
  const unit = (code: string, name: string, kind: BundleUnit['kind'], sort: number): BundleUnit => ({
    code,
    name,
    nameEn: nameEn(code, name),
    kind,
    sort,
    validFrom: FOUNDED,
  });
  const units: BundleUnit[] = [
    unit('shili-sheng', '示例省（模拟）', 'province', 0),
    unit(CITY, '示例市（模拟）', 'city', 1),
    ...COUNTIES.map(({ code, name }, index) =>
      unit(code, name, code === COUNTED_INSIDE.area ? 'development_zone' : 'county', 10 + index),
    ),
    ...PLATFORMS.map(({ code, name, functions }, index) => ({
      ...unit(code, name, 'platform', 30 + index),
      functions,
    })),
    ...DEPARTMENTS.map(({ code, name, functions }, index) => ({
      ...unit(code, name, 'department', 100 + index),
      functions,
    })),
    ...PEERS.map(({ code, name }, index) => unit(code, `${name}（模拟）`, 'city', 200 + index)),
  ];
  const under = (child: string, parent: string): Bundle['memberships'][number] => ({
    unit: child,
    parent,
    kind: 'administrative',
    from: FOUNDED,
  });
  const memberships: Bundle['memberships'] = [
    ...PEER_CITIES.map((code) => under(code, 'shili-sheng')),
    ...COUNTIES.filter(({ code }) => code !== COUNTED_INSIDE.area).map(({ code }) => under(code, CITY)),
    { unit: COUNTED_INSIDE.area, parent: CITY, kind: 'platform', from: FOUNDED },
    {
      unit: COUNTED_INSIDE.area,
      parent: COUNTED_INSIDE.within,
      kind: 'statistical',
      from: FOUNDED,
      to: COUNTED_INSIDE_UNTIL,
    },
    { ...under(COUNTED_INSIDE.area, CITY), from: COUNTED_ALONE_FROM },
    ...PLATFORMS.map(({ code, parent }) => ({ ...under(code, parent), kind: 'entrusted' as const })),
    ...DEPARTMENTS.map(({ code }) => under(code, CITY)),
  ];
  return {
    units,
    memberships,
    groups: GROUPS.map((group) => ({ ...group, nameEn: nameEn(group.code, group.name) })),
    groupMembers: groupMembers(),
    peerSets: [
      {
        code: 'province-cities',
        name: '全省十一市（模拟）',
        nameEn: nameEn('province-cities', ''),
        members: [...PEER_CITIES],
      },
    ],
  };
}

function groupMembers(): Bundle['groupMembers'] {
  const from = '2024-01-01';
  return [
    ...COUNTIES.map(({ code }) => ({
      group: 'counties',
      unit: code,
      standing: 'ranked' as const,
      from: code === COUNTED_INSIDE.area ? COUNTED_ALONE_FROM : from,
    })),
    ...DEPARTMENTS.flatMap(({ code, group, standing }) =>
      code === MOVED.unit
        ? [
            { group: MOVED.from, unit: code, standing, from, to: MOVED.last },
            { group: MOVED.to, unit: code, standing, from: MOVED.first },
          ]
        : [{ group, unit: code, standing, from }],
    ),
    ...[COUNTED_INSIDE.area, ...PLATFORMS.map(({ code }) => code)].map((code) => ({
      group: 'platforms',
      unit: code,
      standing: 'ranked' as const,
      from,
    })),
  ];
}
