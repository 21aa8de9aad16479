import { type GapRules, readRules, refuse } from '@meritloop/engine';
import { parse, YAMLParseError } from 'yaml';
import { decodeUtf8, readBounded } from './tables.ts';

const MAX_BYTES = 1024 * 1024;

/** Reads a rules file (YAML or JSON). Throws InputError with the place of what is not understood. */
export async function readRulesFile(file: string): Promise<GapRules> {
  const text = decodeUtf8(await readBounded(file, MAX_BYTES), file);
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw refuse(
      'unreadable_yaml',
      { zh: `不是规范的 YAML：${message}`, en: `not well-formed YAML: ${message}` },
      at ? { file, row: at.line, column: String(at.col) } : { file },
    );
  }
  return readRules(data, file);
}
