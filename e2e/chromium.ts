import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** A Chromium that starts here: its program and the environment that it needs. */
export interface Chromium {
  path: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once per version, and finds out whether it starts with this machine's
 * libraries or needs those that come with it (NSS and expat). Only the program is taken from the package: its default
 * arguments switch off web security and site isolation, which would hide faults of content policy and origins.
 *
 * @throws Error that says which library is missing, where neither way works
 */
export async function findChromium(): Promise<Chromium> {
  const folder = await unpacked();
  const path = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: await fontsOf(folder) };
  const own = await starts(path, fonts);
  if (own === undefined) return { path, env: fonts };
  const libraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const bundled = await starts(path, libraries);
  if (bundled === undefined) return { path, env: libraries };
  throw new Error(
    `The browser tests cannot start Chromium on this machine.\n${bundled}\n` +
      'It is built for Linux x64 with glibc; install the named library, or run the other tests: npx vitest run --project engine --project server --project cli --project web',
  );
}

/** Undefined where the program starts, otherwise what it said. */
async function starts(path: string, env: Record<string, string>): Promise<string | undefined> {
  try {
    await run(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 });
    return undefined;
  } catch (error) {
    return String((error as { stderr?: string }).stderr || error).trim();
  }
}

/** Folder with the unpacked program. Two test runs at once unpack twice; the first to finish is kept. */
async function unpacked(): Promise<string> {
  const root = packageRoot();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const cache = join(dirname(dirname(root)), '.cache', 'meritloop');
  const target = join(cache, `chromium-${version}`);
  if (existsSync(target)) return target;
  const place = await mkdir(cache, { recursive: true }).then(
    () => cache,
    () => tmpdir(), // node_modules may be read-only
  );
  const fresh = await mkdtemp(join(place, 'unpacking-'));
  const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
  // The package unpacks into TMPDIR: a process of its own, so that ours keeps its own.
  const code = `import { inflate } from '@sparticuz/chromium';
    await Promise.all(process.argv.slice(1).map((archive) => inflate(archive)));`;
  await run(
    process.execPath,
    ['--input-type=module', '-e', code, ...archives.map((name) => join(root, 'bin', name))],
    { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: fresh } },
  );
  if (place !== cache) return fresh;
  try {
    await rename(fresh, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    await rm(fresh, { recursive: true, force: true });
  }
  return target;
}

function packageRoot(): string {
  return dirname(dirname(require.resolve('@sparticuz/chromium')));
}

/**
 * Fonts: only the Latin face that comes with the browser, on every machine. Chinese can then come from nowhere but the
 * face that the web ships, and a screenshot looks alike everywhere.
 */
async function fontsOf(folder: string): Promise<string> {
  const path = join(folder, 'fonts-of-tests.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return path;
  // Whole under its name or not at all: another test file's browser may be reading it.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, path);
  return path;
}
