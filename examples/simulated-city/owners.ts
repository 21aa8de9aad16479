/** Who the printed words of a group owner mean, by date, and which leading post looks after which units. */
import type { Bundle } from '../shape.ts';
import type { PromisedMatter } from './catalogue.ts';
import { COUNTED_ALONE_FROM, COUNTED_INSIDE, COUNTIES, FOUNDED, PLATFORMS } from './units.ts';

type OwnerGroups = NonNullable<Bundle['ownerGroups']>;

/** Departments that 市级其他有关单位 means; one was added in spring, one left at the end of last year. */
const OTHERS = ['bingyin', 'jisi', 'gengwu', 'jiaxu', 'jimao', 'dinghai', 'jichou', 'gengyin', 'xinmao'];
const ADDED = { unit: 'guimao', from: '2026-03-01' } as const;
const LEFT = { unit: 'yiwei', to: '2025-12-31' } as const;

/** 责任主体组 of the city. 庚新区 is a county-level area only from 2025, and stood among the platforms before. */
export function ownerGroups(): OwnerGroups {
  const since = (unit: string) => ({ unit, from: FOUNDED });
  return [
    {
      code: 'all-counties',
      name: '各区县（含庚新区）',
      sort: 1,
      members: COUNTIES.map(({ code }) =>
        code === COUNTED_INSIDE.area ? { unit: code, from: COUNTED_ALONE_FROM } : since(code),
      ),
    },
    {
      code: 'other-departments',
      name: '市级其他有关单位',
      sort: 2,
      members: [...OTHERS.map(since), ADDED, { ...since(LEFT.unit), to: LEFT.to }],
    },
    {
      code: 'platforms',
      name: '各平台',
      sort: 3,
      members: [since(COUNTED_INSIDE.area), ...PLATFORMS.map(({ code }) => since(code))],
    },
  ];
}

/** English names of the leading posts. */
const POSTS: Readonly<Record<string, string>> = {
  市长: 'Mayor',
  常务副市长: 'Executive vice mayor',
  '分管副市长（财政）': 'Vice mayor (finance)',
  '分管副市长（工业）': 'Vice mayor (industry)',
  '分管副市长（商贸）': 'Vice mayor (trade)',
  '分管副市长（招商）': 'Vice mayor (investment)',
  '分管副市长（用地）': 'Vice mayor (land)',
  '分管副市长（科技）': 'Vice mayor (science)',
  '分管副市长（城建）': 'Vice mayor (urban construction)',
  '分管副市长（农业）': 'Vice mayor (agriculture)',
  '分管副市长（环保）': 'Vice mayor (environment)',
  '分管副市长（人社）': 'Vice mayor (employment)',
  '分管副市长（教育）': 'Vice mayor (education)',
  '分管副市长（卫健）': 'Vice mayor (health)',
  '分管副市长（民政）': 'Vice mayor (civil affairs)',
  '分管副市长（文旅）': 'Vice mayor (culture)',
  '分管副市长（公安）': 'Vice mayor (public security)',
  分管副书记: 'Deputy secretary',
  '分管副市长（交通）': 'Vice mayor (transport)',
  '分管副市长（司法）': 'Vice mayor (justice)',
  '分管副市长（城管）': 'Vice mayor (city management)',
  市委秘书长: 'Secretary-general of the committee',
  市政府秘书长: 'Secretary-general of the government',
  宣传部门主要负责同志: 'Head of publicity',
  工会主要负责同志: 'Head of the trade union',
  协商机构主要负责同志: 'Head of the consultative body',
};

/** 分工表: every leading post of the plan with the units whose matters it leads most of; each unit once. */
export function leaders(matters: readonly PromisedMatter[]): NonNullable<Bundle['leaders']> {
  const led = new Map<string, Map<string, number>>();
  for (const { lead, leader } of matters) {
    const posts = led.get(lead) ?? new Map<string, number>();
    led.set(lead, posts.set(leader, (posts.get(leader) ?? 0) + 1));
  }
  const chief = new Map(
    [...led].map(([unit, posts]) => {
      const most = Math.max(...posts.values());
      return [unit, [...posts].find(([, count]) => count === most)?.[0]];
    }),
  );
  return [...new Set(matters.map(({ leader }) => leader))].map((name, index) => ({
    code: `post-${index + 1}`,
    name,
    ...(POSTS[name] === undefined ? {} : { nameEn: POSTS[name] }),
    sort: index + 1,
    units: [...chief].filter(([, post]) => post === name).map(([unit]) => unit),
    from: '2026-01-01',
  }));
}
