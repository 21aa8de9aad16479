import type { Problem } from '../quantity/problem.ts';
import { CellReader, KeyGuard } from './read-cell.ts';
import { openTable, refuseIfAny, type Table } from './table.ts';
import { assessedKinds, type SubjectRow } from './target.ts';

const COLUMNS = { required: ['id'], optional: ['name', 'group', 'parent', 'sort', 'assessed'] };

/** Reads a subjects file. Without `assessed` a subject is ranked. Throws InputError as the other files do. */
export function readSubjects(table: Table): SubjectRow[] {
  const problems: Problem[] = [];
  const reader = new CellReader(problems);
  const keys = new KeyGuard(problems);
  const rows: SubjectRow[] = [];
  for (const cells of openTable(table, COLUMNS, problems)) {
    const id = reader.name(cells, 'id');
    const sort = reader.decimal(cells, 'sort');
    keys.check(cells, 'id', [id]);
    rows.push({
      id,
      name: cells.get('name') || id,
      group: cells.get('group'),
      parent: cells.get('parent'),
      sort: sort === null ? null : Number(sort),
      assessed: reader.word(cells, 'assessed', assessedKinds) ?? 'ranked',
      place: cells.place(),
    });
  }
  refuseIfAny(problems);
  return rows;
}
