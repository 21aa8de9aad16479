import type { CityImport } from '../src/app/import-city.ts';
import { smallCity } from './city.ts';
import { smallPublishedCity } from './published-city.ts';

/** The small city with an owner group whose members change at the half-year, and a campaign; a published one beside it. */
export function registerCities(): CityImport[] {
  const city = smallCity();
  return [
    {
      ...city,
      ownerGroups: [
        {
          code: 'all-counties',
          name: '各区县',
          sort: 1,
          members: [
            { unit: 'county-a' },
            { unit: 'county-b', to: '2026-06-30' },
            { unit: 'county-c', from: '2026-07-01' },
          ],
        },
      ],
      campaigns: [{ code: 'c1', name: '百亿工程', kind: '工程', sort: 1 }],
      matters: city.matters.map((matter, at) =>
        at === 1
          ? {
              ...matter,
              tags: ['重点'],
              campaigns: ['c1'],
              units: [
                ...matter.units,
                { printed: '各区县', ownerGroup: 'all-counties', role: 'co' as const },
              ],
            }
          : matter,
      ),
    },
    smallPublishedCity(),
  ];
}
