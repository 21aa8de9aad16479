import { type LockEntry, lockEntries } from './lock.ts';

/** Licences that let the product be given away under Apache-2.0 without conditions on it as a whole. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression allows use: of an OR the permissive side is taken, an AND needs both.
 * Brackets bind as in SPDX, AND before OR.
 */
export function isPermissive(expression: string): boolean {
  const words = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let good = both();
    while (words[at] === 'OR') {
      at += 1;
      good = both() || good;
    }
    return good;
  };
  const both = (): boolean => {
    let good = one();
    while (words[at] === 'AND') {
      at += 1;
      good = one() && good;
    }
    return good;
  };
  const one = (): boolean => {
    const word = words[at];
    at += 1;
    if (word !== '(') return word !== undefined && allowed.has(word);
    const good = either();
    at += 1;
    return good;
  };
  return either() && at === words.length;
}

/** Dependencies, direct or not and for whatever platform, whose licence is not on the list. */
export function forbiddenLicences(
  root: string,
  entries: Record<string, LockEntry> = lockEntries(root),
): string[] {
  return Object.entries(entries)
    .filter(([path, { link, license }]) => {
      const isDependency = path.includes('node_modules/') && !link;
      return isDependency && !isPermissive(license ?? '');
    })
    .map(
      ([path, { version, license }]) =>
        `${path} ${version}: licence ${license ?? 'not stated'}; choose another package, or add the licence by an ADR`,
    );
}
