import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importCity, type SignIn } from '@meritloop/server/app/import-city';
import { openDatabase } from '@meritloop/server/platform/database';
import { migrate } from '@meritloop/server/platform/migrate';
import type { LoadedCity } from './cities.ts';
import { homeFolder } from './connect.ts';

/** Migrates and loads one city; null where it is there already. */
export async function importInto(databaseUrl: string, city: LoadedCity): Promise<SignIn[] | null> {
  await migrate(databaseUrl);
  const { db, close } = openDatabase(databaseUrl, () => {}, 2);
  try {
    return await importCity(db, city, new Date());
  } finally {
    await close();
  }
}

export const signInsFile = 'demo-sign-ins.json';

/** Adds the demo sign-ins to the file in the home, readable by its owner alone. Written whole or not at all. */
export async function keepSignIns(signIns: readonly SignIn[], home = homeFolder()): Promise<void> {
  const path = join(home, signInsFile);
  const earlier = await readSignIns(home);
  await writeFile(`${path}.new`, `${JSON.stringify([...earlier, ...signIns], null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export async function readSignIns(home = homeFolder()): Promise<SignIn[]> {
  try {
    return JSON.parse(await readFile(join(home, signInsFile), 'utf8')) as SignIn[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
