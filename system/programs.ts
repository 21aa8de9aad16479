import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Programs of the machine that the system tests run: nothing of them is a dependency of the product. */
export interface Programs {
  soffice: string;
  pdftotext: string;
  /** Root of a PostgreSQL 15 (or newer) server: holds bin/initdb and bin/postgres. */
  postgres: string;
}

/** What is missing, and the package of Debian that brings it. */
export interface Missing {
  what: string;
  packages: string;
}

/** Looks the programs up in PATH and in the places where packages put them. */
export function findPrograms(path = process.env.PATH ?? ''): { found: Programs | null; missing: Missing[] } {
  const [soffice, pdftotext] = [inPath('soffice', path), inPath('pdftotext', path)];
  const postgres = postgresRoots(path).find(isServer);
  const missing = [
    ...(soffice === null
      ? [{ what: 'LibreOffice (soffice)', packages: 'libreoffice-writer libreoffice-calc' }]
      : []),
    ...(pdftotext === null ? [{ what: 'pdftotext', packages: 'poppler-utils' }] : []),
    ...(postgres === undefined
      ? [{ what: 'the server programs of PostgreSQL 15 or newer', packages: 'postgresql-15' }]
      : []),
    ...(hasChineseFace(path) ? [] : [{ what: 'a Chinese font', packages: 'fonts-noto-cjk' }]),
  ];
  const found =
    soffice === null || pdftotext === null || postgres === undefined || missing.length > 0
      ? null
      : { soffice, pdftotext, postgres };
  return { found, missing };
}

function inPath(name: string, path: string): string | null {
  const folder = path.split(':').find((one) => one !== '' && existsSync(join(one, name)));
  return folder === undefined ? null : join(folder, name);
}

/** 15 first, the oldest that is supported; then newer ones, and whatever the PATH leads to. */
function postgresRoots(path: string): string[] {
  const versions = ['15', '16', '17', '18'];
  const initdb = inPath('initdb', path);
  return [
    ...versions.flatMap((version) => [`/usr/lib/postgresql/${version}`, `/usr/pgsql-${version}`]),
    ...(initdb === null ? [] : [join(initdb, '../..')]),
  ];
}

function isServer(root: string): boolean {
  if (!existsSync(join(root, 'bin/initdb')) || !existsSync(join(root, 'bin/postgres'))) return false;
  const { stdout } = spawnSync(join(root, 'bin/postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0) >= 15;
}

/** Without one LibreOffice prints boxes, whose text nobody can read back. */
function hasChineseFace(path: string): boolean {
  const list = inPath('fc-list', path);
  if (list === null) return false;
  return spawnSync(list, [':lang=zh', 'family'], { encoding: 'utf8' }).stdout.trim() !== '';
}
