import { parseScheme, type Scheme } from '@meritloop/engine';
import { readYaml } from './yaml-file.ts';

const MAX_SCHEME_BYTES = 2 * 1024 * 1024;

/** Reads a scheme from a YAML (or JSON) file. Throws InputError naming the file and the place in it. */
export async function readScheme(file: string): Promise<Scheme> {
  return parseScheme(await readYaml(file, MAX_SCHEME_BYTES), file);
}
