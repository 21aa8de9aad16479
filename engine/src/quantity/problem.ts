import type { Text } from '../trace/node.ts';

/** Where in a file something is: the header is row 1, as a spreadsheet shows it. */
export interface Place {
  file: string;
  row?: number;
  column?: string;
  /** Place inside a structured file: `items[2].method.cap`. */
  path?: string;
}

/** One thing that is wrong with what came in: a stable code, where it is, and what to do about it. */
export interface Problem {
  code: string;
  place?: Place;
  message: Text;
}

/** The file, row and column as words: `actuals.csv, row 12, column value`. */
export function placeText(place: Place): string {
  const row = place.row === undefined ? '' : `, row ${place.row}`;
  const column = place.column === undefined ? '' : `, column ${place.column}`;
  const path = place.path ? `, ${place.path}` : '';
  return `${place.file}${row}${column}${path}`;
}

/** One problem as one line: code, place, what to do. Line breaks inside are flattened. */
export function problemLine(problem: Problem, language: keyof Text = 'en'): string {
  const place = problem.place ? `${placeText(problem.place)}: ` : '';
  return `${problem.code}: ${place}${problem.message[language]}`.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Bad input, with everything that is wrong with it: the reader of the message mends all of it at once. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problemLine(problem)).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** An InputError of one problem. */
export function refuse(code: string, message: Text, place?: Place): InputError {
  return new InputError([place ? { code, place, message } : { code, message }]);
}
