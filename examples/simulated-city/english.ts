/** English names of what the fictional city names, by the Chinese words (english.yaml). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Bundle } from '../shape.ts';

const File = z
  .strictObject({ simulated: z.literal(true) })
  .catchall(z.record(z.string().min(1), z.string().regex(/^[^\p{Script=Han}]+$/u)));

/** What a source is called after the unit that it comes from. */
const SOURCES: readonly (readonly [zh: string, en: (unit: string) => string])[] = [
  ['报送（模拟）', (unit) => `Reported by ${unit} (simulated)`],
  ['核定（模拟）', (unit) => `Verified by ${unit} (simulated)`],
  ['公布（模拟）', (unit) => `Published by ${unit} (simulated)`],
];

/** @throws Error where a name has two English ones. */
export function englishNames(units: Bundle['units'], used: readonly string[]): NonNullable<Bundle['names']> {
  const { simulated: _, ...parts } = File.parse(
    parse(readFileSync(join(import.meta.dirname, 'english.yaml'), 'utf8')),
  );
  const names = new Map<string, string>();
  for (const [name, nameEn] of Object.values(parts).flatMap((part) => Object.entries(part))) {
    const before = names.get(name);
    if (before !== undefined && before !== nameEn) throw new Error(`${name}: "${before}" and "${nameEn}"`);
    names.set(name, nameEn);
  }
  for (const name of used) {
    const unit = units.find((one) => name.startsWith(one.name));
    const source = SOURCES.find(([zh]) => unit !== undefined && name === `${unit.name}${zh}`);
    if (unit?.nameEn !== undefined && source !== undefined) names.set(name, source[1](unit.nameEn));
  }
  return [...names].map(([name, nameEn]) => ({ name, nameEn }));
}
