import type { CityImport } from '../src/app/import-city.ts';
import { smallCity } from './city.ts';

/** The small city with tasks, one of them with a milestone that is due. */
export function documentsCity(): CityImport {
  return {
    ...smallCity(),
    tasks: [
      {
        code: 't-plant',
        matter: 'm1',
        title: '建成甲产业园二期',
        unit: 'county-a',
        due: '2026-12-31',
        milestones: [
          { name: '主体封顶', due: '2026-06-30' },
          { name: '投用', due: '2026-12-31' },
        ],
      },
      { code: 't-rules', matter: 'm2', title: '出台支持办法', milestones: [] },
    ],
  };
}
