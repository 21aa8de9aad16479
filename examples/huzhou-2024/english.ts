/** English names of ours for the published Chinese ones (english.yaml): translations, not printed in any source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Bundle } from '../shape.ts';

const File = z
  .strictObject({ note: z.literal('translations of ours') })
  .catchall(z.record(z.string().min(1), z.string().regex(/^[^\p{Script=Han}]+$/u)));

/** @throws Error where a name has two English ones. */
export function englishNames(): NonNullable<Bundle['names']> {
  const { note: _, ...parts } = File.parse(
    parse(readFileSync(join(import.meta.dirname, 'english.yaml'), 'utf8')),
  );
  const names = new Map<string, string>();
  for (const [name, nameEn] of Object.values(parts).flatMap((part) => Object.entries(part))) {
    const before = names.get(name);
    if (before !== undefined && before !== nameEn) throw new Error(`${name}: "${before}" and "${nameEn}"`);
    names.set(name, nameEn);
  }
  return [...names].map(([name, nameEn]) => ({ name, nameEn }));
}
