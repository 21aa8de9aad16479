import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CityImport, importCity, type SignIn } from '@meritloop/server/app/import-city';
import { openDatabase } from '@meritloop/server/platform/database';
import { laySchema } from '@meritloop/server/platform/lay-schema';
import { listTenants } from '@meritloop/server/platform/tenants';
import { cityNames, loadCity } from './cities.ts';
import { homeFolder } from './connect.ts';

/** Loads one city, into a database of this program's schema or one that is empty; null where it is there already. */
export async function importInto(databaseUrl: string, city: CityImport): Promise<SignIn[] | null> {
  await laySchema(databaseUrl);
  const { db, close } = openDatabase(databaseUrl, () => {}, 2);
  try {
    return await importCity(db, city, new Date(), (signIns) => keepSignIns(signIns));
  } finally {
    await close();
  }
}

/**
 * Loads the example cities and keeps their sign-ins in the home.
 * @param always also where the database holds cities already; otherwise only an empty one is filled
 * @returns the sign-ins made now: the only time that the passwords are shown
 */
export async function loadExamples(options: {
  databaseUrl: string;
  home: string;
  always: boolean;
  say: (text: string) => void;
}): Promise<SignIn[]> {
  const { databaseUrl, home, always, say } = options;
  const { db, close } = openDatabase(databaseUrl, () => {}, 2);
  const made: SignIn[] = [];
  try {
    // An earlier start may have been ended between the cities: what is missing of the examples is still due then.
    const present = (await listTenants(db)).map((tenant) => tenant.id);
    const examplesOnly = present.every((id) => (cityNames as readonly string[]).includes(id));
    if (!always && !examplesOnly) return [];
    for (const name of cityNames) {
      if (present.includes(name)) continue;
      say(`loading ${name} …`);
      const keep = (signIns: readonly SignIn[]) => keepSignIns(signIns, home);
      made.push(...((await importCity(db, await loadCity(name), new Date(), keep)) ?? []));
    }
  } finally {
    await close();
  }
  return made;
}

const signInsFile = 'demo-sign-ins.json';

/** Adds the demo sign-ins to the file in the home, readable by its owner alone. Written whole or not at all. */
async function keepSignIns(signIns: readonly SignIn[], home = homeFolder()): Promise<void> {
  const path = join(home, signInsFile);
  // A city that was kept but not committed is loaded again, with other passwords: the newer ones hold.
  const renewed = new Set(signIns.map((one) => one.username));
  const earlier = (await readSignIns(home)).filter((one) => !renewed.has(one.username));
  // With a database of the operator's own there may be no home yet.
  await mkdir(home, { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify([...earlier, ...signIns], null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Takes a city's demo sign-ins out of that file, which goes when it is empty. */
export async function forgetSignIns(tenant: string, home = homeFolder()): Promise<void> {
  const path = join(home, signInsFile);
  const left = (await readSignIns(home)).filter((one) => one.tenant !== tenant);
  if (left.length === 0) {
    await rm(path, { force: true });
    return;
  }
  await writeFile(`${path}.new`, `${JSON.stringify(left, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function readSignIns(home = homeFolder()): Promise<SignIn[]> {
  try {
    return JSON.parse(await readFile(join(home, signInsFile), 'utf8')) as SignIn[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The sign-ins as a table for the terminal, shown once. */
export function demoSignIns(signIns: readonly SignIn[], home: string): string {
  const width = Math.max(...signIns.map((one) => one.username.length));
  const lines = signIns.map(
    (one) =>
      `    ${one.username.padEnd(width)}  ${one.password}  ${one.tenant} · ${one.post.zh} ${one.post.en}`,
  );
  return [
    'demo sign-ins (shown once; kept in',
    `${join(home, signInsFile)}, readable by you alone)`,
    ...lines,
  ].join('\n');
}
