/** All 580 rows of the register as they stand there, each with its document and row. */
import type { Bundle } from '../shape.ts';
import type { Tables } from './tables.ts';

/** Nothing is read into a cell: what is empty in the file is empty here. */
export function factsOf(tables: Tables): NonNullable<Bundle['facts']> {
  return tables['huzhou-register.csv'].map(({ file, row, cells }) => ({
    code: cells.id,
    kind: cells.kind as NonNullable<Bundle['facts']>[number]['kind'],
    document: cells.doc,
    period: cells.period,
    title: cells.indicator,
    objective: cells.objective,
    section: cells.section,
    op: cells.op,
    value: cells.value,
    value2: cells.value2,
    unit: cells.unit,
    tier: cells.tier,
    filter: cells.filter,
    scope: cells.scope,
    rankScope: cells.rank_scope,
    note: cells.note,
    file,
    row,
  }));
}
