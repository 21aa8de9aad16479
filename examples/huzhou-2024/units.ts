/** Units of the city, and the other cities of the province as peers. */
import type { Bundle, BundleUnit } from '../shape.ts';
import type { Tables } from './tables.ts';

/** The eleven cities as zhejiang-cities.csv names them, in the order in which that file's full table lists them. */
export const CITY_CODES: Readonly<Record<string, string>> = {
  杭州: 'hangzhou',
  宁波: 'ningbo',
  温州: 'wenzhou',
  嘉兴: 'jiaxing',
  湖州: 'huzhou',
  绍兴: 'shaoxing',
  金华: 'jinhua',
  衢州: 'quzhou',
  舟山: 'zhoushan',
  台州: 'taizhou',
  丽水: 'lishui',
};

/** Abbreviations printed in published duty lists, and the name in huzhou-units.csv that each stands for. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  市发展改革委: '市发展和改革委员会',
  市科技局: '市科学技术局',
};

/** Code of the unit that a published duty list names, or undefined for a group owner such as 市级其他有关单位. */
export function namedUnit(tables: Tables, printed: string): string | undefined {
  const name = ABBREVIATED[printed] ?? printed;
  return tables['huzhou-units.csv'].find(({ cells }) => cells.name === name)?.cells.id;
}

/**
 * Units with their printed basis (named / implied / inferred) kept verbatim. The files' proposed groups and
 * functions are suggestions of those who collected them, not published facts: they stay in the table only.
 */
export function publishedUnits(tables: Tables): Pick<Bundle, 'units' | 'memberships'> {
  const rows = tables['huzhou-units.csv'];
  const own = rows.map(
    ({ cells }, index): BundleUnit => ({
      code: cells.id,
      name: cells.name,
      kind: cells.kind as BundleUnit['kind'],
      sort: index + 1,
      basis: cells.basis,
    }),
  );
  const peers = Object.entries(CITY_CODES)
    .filter(([, code]) => code !== 'huzhou')
    .map(
      ([city, code], index): BundleUnit => ({
        code,
        name: `${city}市`,
        kind: 'city',
        sort: 200 + index,
        basis: 'named: zhejiang-cities.csv',
      }),
    );
  const areas: BundleUnit[] = [
    { code: 'zhejiang', name: '浙江省', kind: 'province', sort: 0, basis: 'named: zhejiang-cities.csv' },
    { code: 'huzhou-shiqu', name: '湖州市区', kind: 'area', sort: 300, basis: 'named: huzhou-counties.csv' },
  ];
  return {
    units: [...areas, ...own, ...peers].sort((a, b) => a.sort - b.sort),
    memberships: rows
      .filter(({ cells }) => cells.parent !== '')
      .map(({ cells }) => ({
        unit: cells.id,
        parent: cells.parent,
        kind: 'administrative' as const,
        basis: cells.basis,
      })),
  };
}
