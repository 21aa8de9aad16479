import { InputError, refuse } from '@meritloop/engine';
import { textFaults } from '@meritloop/server/platform/clean-text';
import { limits } from '@meritloop/server/platform/limits';
import { Refusal } from '@meritloop/server/platform/refusal';
import { refuseMark, refuseMarksOfFile } from '@meritloop/server/platform/stop-classified';
import { parseDocument } from 'yaml';
import { asBadInput } from './bad-input.ts';
import { decodeUtf8, readBounded } from './text-file.ts';

/**
 * Reads a file of data, YAML or JSON, with the bounds of a request: levels, values, no character that hides or turns
 * text, no mark of classification in what it says or in a remark. No tags of its own, and no aliases, by which a small
 * file becomes a large object. Throws InputError naming the file and the place in it.
 */
export async function readYaml(file: string, maxBytes: number): Promise<unknown> {
  const text = decodeUtf8(await readBounded(file, maxBytes), file);
  const document = parseDocument(text, { schema: 'core', customTags: null, uniqueKeys: true });
  const first = document.errors[0];
  if (first) {
    const at = first.linePos?.[0];
    const place = at ? { file, row: at.line, column: String(at.col) } : { file };
    // The parser descends into what is nested, and says so where it can go no further.
    if (/call stack/i.test(first.message)) throw tooDeep(file);
    const why = (first.message.split('\n')[0] ?? '').replace(/:$/, '');
    throw refuse(
      'unreadable_yaml',
      {
        zh: `不是规范的 YAML（${why}）。请检查该行的缩进、冒号和引号。`,
        en: `not well-formed YAML (${why}). Check indentation, colons and quotes there.`,
      },
      place,
    );
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw refuse(
      'unreadable_yaml',
      { zh: '请勿使用 YAML 别名（&、*）。', en: 'do not use YAML aliases (&, *); write the value out.' },
      { file },
    );
  }
  measure(data, file);
  refuseUnclean(data, file);
  try {
    refuseMarksOfFile(data);
    refuseMark(text, { zh: '注释', en: 'remark' });
  } catch (error) {
    throw error instanceof Refusal ? asBadInput(error, file) : error;
  }
  return data;
}

function measure(data: unknown, file: string): void {
  let values = 0;
  const walk = (value: unknown, depth: number): void => {
    values += 1;
    if (values > limits.values) throw tooMany(file);
    if (typeof value !== 'object' || value === null) return;
    if (depth === limits.depth) throw tooDeep(file);
    for (const part of Object.values(value)) walk(part, depth + 1);
  };
  walk(data, 0);
}

function refuseUnclean(data: unknown, file: string): void {
  const problems = textFaults(data, '').map(({ path, message }) => ({
    code: 'text_unclean',
    place: { file, path: path.slice(1) },
    message: { zh: message, en: message },
  }));
  if (problems.length > 0) throw new InputError(problems);
}

function tooDeep(file: string): InputError {
  return refuse(
    'too_deep',
    {
      zh: `层层嵌套超过 ${limits.depth} 层。请去掉多余的层次。`,
      en: `nested more than ${limits.depth} levels deep. Take out what is not needed.`,
    },
    { file },
  );
}

function tooMany(file: string): InputError {
  return refuse(
    'too_many_values',
    {
      zh: `数据项超过 ${limits.values} 个。请拆分后再用。`,
      en: `more than ${limits.values} values. Split it.`,
    },
    { file },
  );
}
