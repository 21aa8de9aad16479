import { InputError, parseScheme } from '@meritloop/engine';
import { hashOf } from '../platform/chain.ts';
import type { Tx } from '../platform/database.ts';
import { insertScheme } from './store.ts';

/**
 * Installs a version of a scheme from its parsed file. The engine checks it (red lines, weights, tie-breakers …) and
 * throws an InputError that names every fault; on top of that a scheme here says which assessment groups it is for.
 * A version is never replaced: a changed scheme is another version. Answers its id.
 */
export async function installScheme(
  tx: Tx,
  tenantId: string,
  definition: unknown,
  at: Date,
): Promise<string> {
  const scheme = parseScheme(definition);
  if (scheme.groups.length === 0) {
    throw new InputError([
      {
        code: 'groups_needed',
        place: { file: 'scheme', path: 'groups' },
        message: {
          zh: '办法未写明适用的考核组别。请在 groups 中列出组别编号。',
          en: 'the scheme does not say which assessment groups it is for. List their codes under groups.',
        },
      },
    ]);
  }
  return insertScheme(tx, tenantId, {
    code: scheme.scheme,
    version: scheme.version,
    name_zh: scheme.name.zh,
    name_en: scheme.name.en,
    definition,
    hash: hashOf(definition),
    installed_at: at,
  });
}
