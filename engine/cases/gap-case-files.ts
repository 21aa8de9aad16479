import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GapCase } from './gap-case.ts';

export interface GapCaseFile {
  file: string;
  title: string;
  source: string;
  cases: GapCase[];
}

/** All files of gap cases. */
export function gapCaseFiles(): GapCaseFile[] {
  const folder = join(import.meta.dirname, 'gap');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ file: name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
}
