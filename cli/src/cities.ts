import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityImport } from '@meritloop/server/app/import-city';
import { parse } from 'yaml';

export const cityNames = ['huzhou-2024', 'simulated-city'] as const;
export type CityName = (typeof cityNames)[number];

const root = join(import.meta.dirname, '../..');

/** The example cities, read or generated when asked for. Only the simulated one gets mechanisms to act with. */
export async function loadCity(name: CityName): Promise<CityImport> {
  switch (name) {
    case 'huzhou-2024': {
      const { loadHuzhou2024 } = await import('../../examples/huzhou-2024/read.ts');
      return loadHuzhou2024().bundle;
    }
    case 'simulated-city': {
      const { generateCity } = await import('../../examples/simulated-city/generate.ts');
      const schemes = [await practice('county-board/scheme.yaml')];
      return { ...generateCity(), practices: { ...(await firstPractices()), schemes } };
    }
  }
}

/** What every city that acts begins with: rules for lights, and the procedure of orders. */
export async function firstPractices() {
  const rules = (await practice('default-lights/rules.yaml')) as { origin: string };
  return {
    rules: { file: rules, origin: rules.origin },
    procedures: [await practice('supervision/procedure.yaml')],
  };
}

async function practice(path: string): Promise<unknown> {
  return parse(await readFile(join(root, 'practices', path), 'utf8'));
}
