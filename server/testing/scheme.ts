import type { CityImport } from '../src/app/import-city.ts';
import { smallCity } from './city.ts';

/** A scheme of two methods for the small city's counties: progress against pace, and growth among the group. */
export const smallScheme = {
  scheme: 'small-board',
  version: '1',
  name: { zh: '区县晾晒办法（测试）', en: 'County board (test)' },
  status: 'example',
  groups: [{ id: 'counties', name: { zh: '区县组', en: 'Counties' } }],
  digits: 2,
  items: [
    {
      id: 'progress',
      name: { zh: '工业投资进度', en: 'Investment progress' },
      indicator: 'investment',
      measure: 'pace',
      tier: 'floor',
      weight: 60,
      method: { name: 'completion', cap: 1.2 },
      owner: 'bureau-a',
    },
    {
      id: 'growth',
      name: { zh: '工业投资增速', en: 'Investment growth' },
      indicator: 'investment',
      measure: 'growth',
      weight: 40,
      method: { name: 'efficacy', base: 0.6 },
      owner: 'bureau-a',
    },
  ],
  ranks: { within: 'group', ties: 'competition' },
};

/**
 * The small city with that scheme, and May figures in which 甲县 and 乙县 tie: by hand, pace 0.96 and the best growth
 * give both 0.96 × 60 + 40 = 97.60; 丙区 has pace 0.8 and the least growth: 0.8 × 60 + 0.6 × 40 = 72.00.
 */
export function scoredCity(): CityImport {
  const city = smallCity();
  const may: Record<string, string> = { 'county-a': '40', 'county-b': '32', 'county-c': '20' };
  return {
    ...city,
    practices: { schemes: [smallScheme] },
    observations: city.observations.map((one) =>
      one.period === '2026-05' && one.indicator === 'investment'
        ? { ...one, value: may[one.subject] ?? one.value }
        : one,
    ),
  };
}
