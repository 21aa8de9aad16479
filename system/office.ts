import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPrograms } from './programs.ts';

const run = promisify(execFile);

/**
 * Opens files in LibreOffice without a screen and a profile of its own, prints them to PDF and reads the text back:
 * by file name, one text a page. A file that it cannot open is not among them.
 */
export async function pagesOf(files: Record<string, Uint8Array>): Promise<Map<string, string[]>> {
  const { found } = findPrograms();
  if (found === null) throw new Error('LibreOffice or pdftotext is missing: run npm run test:system.');
  const folder = await mkdtemp(join(tmpdir(), 'meritloop-office-'));
  try {
    const names = Object.keys(files);
    for (const name of names) await writeFile(join(folder, name), files[name] as Uint8Array);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
    await run(found.soffice, [...convert, ...names.map((name) => join(folder, name))], {
      timeout: 150_000,
      env: { ...process.env, HOME: folder },
    });
    const made = new Set(await readdir(folder));
    const pages = new Map<string, string[]>();
    for (const name of names) {
      const pdf = name.replace(/\.\w+$/, '.pdf');
      if (!made.has(pdf)) continue;
      const { stdout } = await run(found.pdftotext, ['-layout', join(folder, pdf), '-'], {
        maxBuffer: 64 * 1024 * 1024,
      });
      pages.set(
        name,
        stdout.split('\f').filter((page) => page.trim() !== ''),
      );
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text as it is compared: line ends and columns of a page cut words apart. */
export const dense = (text: string): string => text.replace(/\s+/g, '');
