import type { CityImport } from '../../src/app/import-city.ts';
import { documentsCity } from '../documents-city.ts';
import { practice } from '../practices.ts';
import { scoredCity } from '../scheme.ts';

/** Units by how they stand to the unit that the grants are over. */
export const unitOf = { own: 'county-a', child: 'town-a', sibling: 'county-b' } as const;
export type Relation = keyof typeof unitOf;
export const relations = Object.keys(unitOf) as Relation[];

/** The units that a grant over `own` reaches, by the tree of the city below and not by asking the program. */
export const subtree: readonly Relation[] = ['own', 'child'];

/** The small city with something of everything in the own unit, below it and beside it. Posts are made apart. */
export function rightsCity(id: string): CityImport {
  const city = documentsCity();
  const [first] = city.targets;
  const [official] = city.indicators.filter(({ code }) => code === 'growth');
  if (first === undefined || official === undefined) throw new Error('The small city has changed.');
  return {
    ...city,
    tenant: { ...city.tenant, id },
    practices: {
      ...scoredCity().practices,
      rules: { file: practice('default-lights/rules.yaml'), origin: '测试' },
      procedures: [practice('supervision/procedure.yaml')],
    },
    indicators: [
      ...city.indicators,
      ...relations.map((relation) => ({ ...official, code: `stat-${relation}`, leadUnit: unitOf[relation] })),
    ],
    targets: [...city.targets, { ...first, code: 'investment-town-a-2026', subject: 'town-a' }],
    requests: [
      ...city.requests,
      { indicator: 'investment', unit: 'town-a', subject: 'town-a', period: '2026-06', dueOn: '2026-07-10' },
    ],
    ledger: [
      { code: 'z-award', kind: 'award', title: '测试奖项', level: '省', state: 'expected', period: '2026' },
    ],
    observations: scoredCity().observations,
    posts: [],
  };
}
