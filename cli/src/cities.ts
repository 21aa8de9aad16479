import type { CityImport } from '@meritloop/server/app/import-city';

export const cityNames = ['huzhou-2024', 'simulated-city'] as const;
export type LoadedCity = CityImport;

/** The example cities, read or generated when asked for. */
export async function loadCity(name: (typeof cityNames)[number]): Promise<LoadedCity> {
  switch (name) {
    case 'huzhou-2024': {
      const { loadHuzhou2024 } = await import('../../examples/huzhou-2024/read.ts');
      return loadHuzhou2024().bundle;
    }
    case 'simulated-city': {
      const { generateCity } = await import('../../examples/simulated-city/generate.ts');
      return generateCity();
    }
  }
}
