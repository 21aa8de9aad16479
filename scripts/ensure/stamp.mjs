import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Files of a directory and those below it, sorted, without what installing, building and testing make. */
export function filesBelow(directory) {
  const files = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) files.push(...filesBelow(path));
    else if (!/\.test\.tsx?$/.test(entry.name)) files.push(path);
  }
  return files.sort();
}

/**
 * A hash of the contents and names of files, and of some words.
 *
 * @param {string} root names are taken relative to it
 * @param {string[]} files
 * @param {string[]} words
 */
export function fingerprint(root, files, words) {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const file of files) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Whether the work that wrote this stamp was done for the same fingerprint. */
export function isStamped(path, print) {
  try {
    return readFileSync(path, 'utf8').trim() === print;
  } catch {
    return false;
  }
}

/** Does the work between removing the stamp and writing it: interrupted work is never taken for done. */
export async function stamped(path, print, work) {
  rmSync(path, { force: true });
  await work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${print}\n`);
}
