import { type GapRules, InputError, readRules } from '@meritloop/engine';
import { readYaml } from './yaml-file.ts';

const MAX_BYTES = 1024 * 1024;

/** What a practice's file says of its rules beside them. */
const DESCRIBING = ['code', 'name', 'origin', 'validFrom', 'rules'];

/**
 * Reads a rules file (YAML or JSON): the rules alone, or a practice's file that holds them under
 * `rules`. Throws InputError with the place of what is not understood.
 */
export async function readRulesFile(file: string): Promise<GapRules> {
  return readRules(rulesIn(await readYaml(file, MAX_BYTES), file), file);
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
