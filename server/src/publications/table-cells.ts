import type { DocumentRow, DocumentRun, DocumentTable } from './contract-document-content.ts';
import { quotedRun, wordingRun } from './document-book.ts';
import type { StateItem } from './document-state.ts';
import { columnTitles } from './template-words.ts';

/** Lines of a cell by the code of its column. */
export type Cells = Readonly<Record<string, readonly (readonly DocumentRun[])[]>>;
export interface Line {
  cells: Cells;
  /** What the row is listed under where the template asks for headings. */
  section: string;
  objective: string;
}

/** Widths in parts, and how a column stands. */
const widths: Readonly<Record<string, number>> = {
  no: 5,
  number: 6,
  matter: 15,
  units: 12,
  progress: 28,
  problems: 16,
  next_steps: 16,
  expected_on: 8,
  figures: 26,
  judgement: 10,
  name: 12,
  total: 6,
  statuses: 7,
  share_behind: 9,
  unit: 10,
  behind: 7,
  says: 24,
  item: 18,
  promise: 14,
  value: 13,
  status: 10,
  before: 10,
  after: 10,
  indicator: 18,
  subject: 9,
  latest: 14,
  last_year: 12,
  nature: 7,
  completion: 9,
  pace: 9,
  task: 20,
  due: 12,
  milestones: 22,
  claim: 18,
  reason: 18,
};
const right = new Set(['total', 'behind', 'share_behind', 'completion', 'pace', 'statuses']);
const centred = new Set(['no', 'number', 'status', 'before', 'after', 'judgement', 'nature', 'due']);

export function columnOf(code: string, title?: string): DocumentTable['columns'][number] {
  return {
    code,
    title: title ?? columnTitles[code] ?? code,
    width: widths[code] ?? 10,
    align: right.has(code) ? 'right' : centred.has(code) ? 'center' : 'left',
  };
}

export const cell = (...runs: readonly DocumentRun[]) => [runs];
export const said = (text: string) => cell(quotedRun(text));
export const worded = (text: string) => cell(wordingRun(text));

/** Rows of a table, under headings where they are asked for; the order of rows stays that of the register. */
export function rowsOf(
  lines: readonly Line[],
  columns: readonly string[],
  by: 'section' | 'objective' | undefined,
): DocumentRow[] {
  const row = (line: Line): DocumentRow => ({
    cells: columns.map((code) => (line.cells[code] ?? []).map((runs) => [...runs])),
  });
  if (by === undefined) return lines.map(row);
  const headings = [...new Set(lines.map((line) => line[by]))];
  return headings.flatMap((heading) => [
    { group: [quotedRun(heading === '' ? '其他' : heading)], cells: [] },
    ...lines.filter((line) => line[by] === heading).map(row),
  ]);
}

/** Where an item stands in the register. */
export const placeOf = ({ matter }: Pick<StateItem, 'matter'>) => ({
  section: matter.section,
  objective: matter.objectives[0] ?? '',
});
