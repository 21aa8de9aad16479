import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const source = join(import.meta.dirname, '..', 'src');
const files = globSync('**/*.ts', { cwd: source }).filter((file) => !file.endsWith('.test.ts'));

/** What would tie the engine to a machine, a moment or a place. */
const FORBIDDEN: readonly [string, RegExp][] = [
  ['modules of Node', /from '(node:|fs|path)/],
  ['packages other than zod', /from '(?!\.{1,2}\/|zod')/],
  ['a clock', /Date\.now|new Date\(\)|performance\.now/],
  ['chance', /Math\.random|crypto\./],
  ['code made of text', /\beval\(|new Function/],
  ['collations', /localeCompare|Intl\./],
];

describe('the engine is pure', () => {
  test.each(FORBIDDEN)('it uses no %s', (_, pattern) => {
    expect(files.length).toBeGreaterThan(50);
    const found = files.filter((file) => pattern.test(readFileSync(join(source, file), 'utf8')));
    expect(found).toEqual([]);
  });
});
