import { parseScheme, plain, type Scheme, scoringMethods } from '@meritloop/engine';
import type { Bilingual } from '../platform/endpoint.ts';
import type { SchemeItem } from './contract.ts';
import type { SchemeRow } from './store.ts';

/** What a scheme is called and worth. */
export function presentSchemeHead(row: Pick<SchemeRow, 'id' | 'code' | 'version' | 'definition' | 'hash'>) {
  const scheme = parseScheme(row.definition);
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    name: scheme.name,
    status: scheme.status,
    document: scheme.document ?? null,
    hash: row.hash,
  };
}

const policies: Record<Scheme['ranks']['ties'], Bilingual> = {
  competition: {
    zh: '得分相同的名次并列，其后名次空出（1、2、2、4）',
    en: 'Equal scores share a place, and the places after them stay empty (1, 2, 2, 4)',
  },
  dense: {
    zh: '得分相同的名次并列，其后名次连续（1、2、2、3）',
    en: 'Equal scores share a place, and the next place follows at once (1, 2, 2, 3)',
  },
  ordinal: {
    zh: '名次不并列（1、2、3、4）；得分相同的按固定的单位顺序排列',
    en: 'No place is shared (1, 2, 3, 4); equal scores follow the fixed order of units',
  },
};

/** The tie rule as it is printed under every ranking: what equal means, what parts equals, and what they get. */
export function tieRuleOf(scheme: Scheme): { policy: Scheme['ranks']['ties']; says: Bilingual } {
  const { ties, breakers, within } = scheme.ranks;
  const names = breakers.map((id) => nameOf(scheme.items, id) ?? { zh: id, en: id });
  const parted: Bilingual =
    names.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `得分相同的，依次比较${names.map((name) => `“${name.zh}”`).join('、')}的得分；仍相同的，`,
          en: `Equal scores are parted by the points of ${names.map((name) => name.en).join(', then ')}; if still equal, `,
        };
  const places = policies[ties];
  return {
    policy: ties,
    says: {
      zh: `${within === 'all' ? '全部单位' : '各考核组别内'}按得分排名，得分取 ${scheme.digits} 位小数（四舍五入）后比较。${parted.zh}${names.length === 0 ? places.zh : places.zh.replace(/^得分相同的/, '')}。`,
      en: `Ranked by score ${within === 'all' ? 'among all units' : 'within each assessment group'}, compared after rounding half up to ${scheme.digits} decimals. ${parted.en}${names.length === 0 ? places.en : places.en.replace(/^Equal scores/, 'they').replace(/^No/, 'no')}.`,
    },
  };
}

function nameOf(items: Scheme['items'], id: string): Bilingual | undefined {
  for (const item of items) {
    if (item.id === id) return item.name;
    const found = 'items' in item ? nameOf(item.items, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const titles = new Map(scoringMethods.map((method) => [method.name, method.title]));

/** The tree of weighted items as people read it. */
export function presentItems(items: Scheme['items']): SchemeItem[] {
  return items.map((item) => {
    const own = typeof item.weight === 'number' ? item.weight : undefined;
    if ('items' in item) {
      const inner = presentItems(item.items);
      return { ...headOf(item), weight: plainOrNull(own ?? sumOf(inner)), method: null, items: inner };
    }
    const { name } = item.method;
    return {
      ...headOf(item),
      weight: plainOrNull(own),
      method: { name, title: titles.get(name) ?? { zh: name, en: name } },
      items: [],
    };
  });
}

function headOf(item: Scheme['items'][number]) {
  return { id: item.id, name: item.name, basis: item.basis ?? null };
}

const plainOrNull = (value: number | undefined) => (value === undefined ? null : plain(value));

function sumOf(items: readonly SchemeItem[]): number | undefined {
  if (items.some((item) => item.weight === null)) return undefined;
  return items.reduce((sum, item) => sum + Number(item.weight), 0);
}

/** The items of a tree that hold no others, in their order. */
export function leavesOf<Item extends { items: Item[] }>(items: readonly Item[]): Item[] {
  return items.flatMap((item) => (item.items.length === 0 ? [item] : leavesOf(item.items)));
}

/** Full points of the whole scheme, bonuses aside; of groups with different weights the largest. */
export function fullOf(scheme: Scheme): string {
  if (scheme.marks !== undefined) return plain(scheme.marks);
  const groups = scheme.groups.length === 0 ? [''] : scheme.groups.map((group) => group.id);
  const totals = groups.map((group) => scheme.items.reduce((sum, item) => sum + weightIn(item, group), 0));
  return plain(Math.max(...totals));
}

function weightIn(item: Scheme['items'][number], group: string): number {
  if (typeof item.weight === 'number') return item.weight;
  if (item.weight !== undefined) return item.weight[group] ?? 0;
  return 'items' in item ? item.items.reduce((sum, one) => sum + weightIn(one, group), 0) : 0;
}
