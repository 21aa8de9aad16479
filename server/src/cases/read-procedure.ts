import { InputError, type Place, type Problem } from '@meritloop/engine';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { checkProcedure } from './check-procedure.ts';
import { type Procedure, procedure } from './procedure.ts';

const maxCharacters = 200_000;

type Path = readonly PropertyKey[];

/**
 * Reads a procedure from YAML. Throws InputError with everything that is wrong, each with the line of the file and
 * the place in the definition (`procedure.yaml, row 31, transitions[2].to`).
 *
 * @param file name of the file, for the errors only
 */
export function readProcedure(text: string, file: string): Procedure {
  if (text.length > maxCharacters) {
    throw new InputError([
      {
        code: 'procedure_too_large',
        place: { file },
        message: {
          zh: `程序定义超过 ${maxCharacters} 个字符，请精简。`,
          en: `the definition exceeds ${maxCharacters} characters: shorten it.`,
        },
      },
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const unreadable = (why: string, row: number): Problem => ({
    code: 'procedure_unreadable',
    place: { file, row },
    message: { zh: `YAML 格式有误：${firstLine(why)}`, en: `this is not YAML: ${firstLine(why)}` },
  });
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error) => unreadable(error.message, error.linePos?.[0].line ?? 1)),
    );
  }
  const placeOf = (path: Path): Place => ({
    file,
    row: lines.linePos(offsetOf(document, path)).line,
    path: pathText(path),
  });
  let definition: unknown;
  try {
    definition = document.toJS();
  } catch (error) {
    // The parser's own guard against aliases that unfold without end.
    throw new InputError([unreadable(String(error), 1)]);
  }
  return checked(definition, placeOf);
}

/** Checks a definition that came as data, such as one posted as JSON. Throws InputError as {@link readProcedure}. */
export function checkedProcedure(definition: unknown, file: string): Procedure {
  return checked(definition, (path) => ({ file, path: pathText(path) }));
}

function checked(definition: unknown, placeOf: (path: Path) => Place): Procedure {
  const shape = procedure.safeParse(definition);
  if (!shape.success) {
    throw new InputError(
      shape.error.issues.map(
        (issue): Problem => ({
          code: 'procedure_shape',
          place: placeOf(issue.path),
          message: { zh: `内容不符合程序定义的格式：${issue.message}`, en: issue.message },
        }),
      ),
    );
  }
  const faults = checkProcedure(shape.data);
  if (faults.length > 0) {
    throw new InputError(
      faults.map(({ place, message }) => ({ code: 'procedure_invalid', place: placeOf(place), message })),
    );
  }
  return shape.data;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** Where the nearest part that is there begins: a missing key is placed at the map that lacks it. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return found.range[0];
  }
  return 0;
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`,
    '',
  );
}
