import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A practice's file as data, such as `practice('default-lights/rules.yaml')`. */
export function practice(path: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, '../../practices', path), 'utf8'));
}
