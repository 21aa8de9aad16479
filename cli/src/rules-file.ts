import { type GapRules, InputError, readRules, refuse } from '@meritloop/engine';
import { parse, YAMLParseError } from 'yaml';
import { decodeUtf8, readBounded } from './tables.ts';

const MAX_BYTES = 1024 * 1024;

/** What a practice's file says of its rules beside them. */
const DESCRIBING = ['code', 'name', 'origin', 'validFrom', 'rules'];

/**
 * Reads a rules file (YAML or JSON): the rules alone, or a practice's file that holds them under `rules`. Throws InputError with the place of what is not understood. */
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
  return readRules(rulesIn(data, file), file);
}

/** The part that judges. `proposals` says when a light proposes an order, which files alone do not do. */
function rulesIn(data: unknown, file: string): unknown {
  if (!isMap(data)) return data;
  if (!isMap(data.rules)) return withoutProposals(data);
  const strange = Object.keys(data).filter((key) => !DESCRIBING.includes(key));
  if (strange.length > 0) {
    throw new InputError(
      strange.map((key) => ({
        code: 'unreadable_rules',
        place: { file, column: key },
        message: {
          zh: `不认识的键“${key}”。规则写在 rules 之下时，旁边只可有 code、name、origin、validFrom。请移入 rules 或删去。`,
          en: `unknown key "${key}": beside \`rules\` only code, name, origin and validFrom may stand. Move it into \`rules\` or remove it.`,
        },
      })),
    );
  }
  return withoutProposals(data.rules);
}

function withoutProposals({ proposals: _, ...rules }: Record<string, unknown>): unknown {
  return rules;
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
