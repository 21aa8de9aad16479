import type { Problem } from '../quantity/problem.ts';
import { CellReader, KeyGuard } from './read-cell.ts';
import { type Cells, openTable, refuseIfAny, type Table } from './table.ts';
import { aggregations, directions, measures, natures, operators, type TargetRow, tiers } from './target.ts';

const COLUMNS = {
  required: ['id', 'subject', 'indicator', 'period', 'measure', 'op', 'value', 'unit'],
  optional: ['value2', 'tier', 'aggregation', 'direction', 'nature', 'filter', 'peer_set', 'due'],
};

/**
 * Reads a targets file, one row a tier. An empty value is a target that is still to come down 待下达 (but for
 * relative targets, which need none). Throws InputError with everything that is wrong.
 */
export function readTargets(table: Table): TargetRow[] {
  const problems: Problem[] = [];
  const reader = new CellReader(problems);
  const keys = new KeyGuard(problems);
  const rows: TargetRow[] = [];
  for (const cells of openTable(table, COLUMNS, problems)) {
    const before = problems.length;
    const id = reader.name(cells, 'id');
    const subject = reader.name(cells, 'subject');
    const indicator = reader.name(cells, 'indicator');
    const period = reader.period(cells, 'period');
    reader.name(cells, 'measure');
    const measure = reader.word(cells, 'measure', measures);
    const op = reader.word(cells, 'op', operators) ?? '';
    const value = reader.decimal(cells, 'value');
    const value2 = reader.decimal(cells, 'value2');
    const tier = reader.word(cells, 'tier', tiers);
    const aggregation = reader.word(cells, 'aggregation', aggregations);
    const direction = reader.word(cells, 'direction', directions);
    const nature = reader.word(cells, 'nature', natures);
    const due = reader.day(cells, 'due');
    if (id !== '') keys.check(cells, 'id', [id, tier ?? '']);
    if (measure === null || period === null) continue;
    const row: TargetRow = {
      id,
      subject,
      indicator,
      period,
      measure,
      op,
      value,
      value2,
      unit: cells.get('unit'),
      tier,
      aggregation: aggregation ?? (measure === 'increment' ? 'cumulative' : 'latest'),
      direction,
      nature,
      filter: cells.get('filter'),
      peerSet: cells.get('peer_set'),
      due,
      place: cells.place(),
    };
    if (problems.length === before) checkMeaning(row, cells, reader);
    rows.push(row);
  }
  refuseIfAny(problems);
  return rows;
}

/** What is readable cell by cell but makes no target. */
function checkMeaning(row: TargetRow, cells: Cells, reader: CellReader): void {
  const { measure, op, value, value2 } = row;
  if (op === 'in' && value !== null && value2 === null) {
    reader.wrong(cells, 'value2', 'empty_cell', {
      zh: '区间目标（in）需要 value2 作为上限。',
      en: 'op "in" needs its upper end in value2.',
    });
  }
  if (op === 'in' && value !== null && value2 !== null && Number(value) > Number(value2)) {
    reader.wrong(cells, 'value2', 'unreadable_cell', {
      zh: `区间下限 ${value} 大于上限 ${value2}，请对调。`,
      en: `the lower end ${value} is above the upper end ${value2}; swap them.`,
    });
  }
  if (value === null && value2 !== null) {
    reader.wrong(cells, 'value', 'empty_cell', {
      zh: '填了 value2 而没有 value。待下达的目标两者都留空。',
      en: 'value2 without value. Leave both empty for a target that is still to come.',
    });
  }
  if (op === '~' && value2 !== null && Number(value2) < 0) {
    reader.wrong(cells, 'value2', 'unreadable_cell', {
      zh: `“左右”的允许误差不能为负（${value2}）。`,
      en: `the tolerance of "~" cannot be negative (${value2}).`,
    });
  }
  if (measure === 'rank') checkRank(row, cells, reader);
}

function checkRank({ op, value, value2 }: TargetRow, cells: Cells, reader: CellReader): void {
  for (const [column, text] of Object.entries({ value, value2 })) {
    if (text !== null && !(op === '~' && column === 'value2') && !/^[1-9]\d*$/.test(text)) {
      reader.wrong(cells, column, 'unreadable_cell', {
        zh: `位次应为正整数，不是“${text}”。`,
        en: `a place is a whole number from 1 on, not "${text}".`,
      });
    }
  }
  if (op === '>=') {
    reader.wrong(cells, 'op', 'unreadable_cell', {
      zh: '位次目标用“<=”：前 4 名写作 <= 4。',
      en: 'a place is held with "<=": among the first four is <= 4.',
    });
  }
}
