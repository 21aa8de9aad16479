import type { Problem } from '../quantity/problem.ts';
import { CellReader, KeyGuard } from './read-cell.ts';
import { openTable, refuseIfAny, type Table } from './table.ts';
import { type ActualRow, actualStatuses } from './target.ts';

const COLUMNS = {
  required: ['subject', 'indicator', 'period', 'value'],
  optional: ['unit', 'source', 'status'],
};

/**
 * Reads an actuals file. A row without a status is final; a row without a value says that there is no figure yet.
 * Throws InputError with every unreadable cell, unknown column and duplicate key (subject, indicator, period,
 * source, status).
 */
export function readActuals(table: Table): ActualRow[] {
  const problems: Problem[] = [];
  const reader = new CellReader(problems);
  const keys = new KeyGuard(problems);
  const rows: ActualRow[] = [];
  for (const cells of openTable(table, COLUMNS, problems)) {
    const subject = reader.name(cells, 'subject');
    const indicator = reader.name(cells, 'indicator');
    const period = reader.period(cells, 'period');
    const value = reader.decimal(cells, 'value');
    const source = cells.get('source');
    const status = reader.word(cells, 'status', actualStatuses) ?? 'final';
    if (period === null) continue;
    keys.check(cells, 'subject', [subject, indicator, period.text, source, status]);
    const place = cells.place();
    rows.push({ subject, indicator, period, value, unit: cells.get('unit'), source, status, place });
  }
  refuseIfAny(problems);
  return rows;
}
