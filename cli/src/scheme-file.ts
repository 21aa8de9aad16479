import { InputError, parseScheme, refuse, type Scheme } from '@meritloop/engine';
import { decodeUtf8, readBounded } from './tables.ts';

const MAX_SCHEME_BYTES = 2 * 1024 * 1024;

/** Reads a scheme from a YAML (or JSON) file. Throws InputError naming the file and the place in it. */
export async function readScheme(file: string): Promise<Scheme> {
  const text = decodeUtf8(await readBounded(file, MAX_SCHEME_BYTES), file);
  const { parseDocument } = await import('yaml');
  // One custom tag or a nest of aliases can make a small file a large object: neither is needed in a scheme.
  const document = parseDocument(text, { schema: 'core', customTags: null, uniqueKeys: true });
  const first = document.errors[0];
  if (first) {
    const row = first.linePos?.[0].line;
    throw refuse(
      'unreadable_yaml',
      {
        zh: `不是规范的 YAML（${first.message.split('\n')[0]}）。请检查该行的缩进、冒号和引号。`,
        en: `not well-formed YAML (${first.message.split('\n')[0]}). Check indentation, colons and quotes there.`,
      },
      row === undefined ? { file } : { file, row },
    );
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw refuse(
      'unreadable_yaml',
      { zh: '请勿使用 YAML 别名（&、*）。', en: 'do not use YAML aliases (&, *); write the value out.' },
      { file },
    );
  }
  return parseScheme(data, file);
}
