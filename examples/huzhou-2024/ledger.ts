/** 对上争先 as published: places, streaks, awards and pilots that the documents say the city holds or expects. */
import type { Bundle } from '../shape.ts';
import type { Row, Tables } from './tables.ts';

type Entry = NonNullable<Bundle['ledger']>[number];

/** What the register calls a named programme, where an upper level gave it: 荣誉 or 试点. */
const GIVEN: Readonly<Record<string, Entry['kind']>> = { 荣誉: 'award', 试点: 'pilot' };

/**
 * Ranks and streaks, and the honours and pilots of years that were over when the document was written. What is only
 * striven for (争创) or planned stands among the published facts and is not held.
 */
export function ledgerOf(
  tables: Tables,
  units: Bundle['units'],
  matters: Bundle['matters'],
): NonNullable<Bundle['ledger']> {
  return tables['huzhou-register.csv'].flatMap((row) => {
    const kind = kindOf(row);
    if (kind === undefined) return [];
    const { cells } = row;
    const unit = cells.scope === '全市' ? 'huzhou' : units.find(({ name }) => name === cells.scope)?.code;
    const matter = matters.find(({ title }) => title === cells.indicator)?.code;
    const note = [unit === undefined ? `范围：${cells.scope}` : '', cells.note].filter((one) => one !== '');
    return [
      {
        code: cells.id,
        kind,
        title: cells.indicator,
        level: cells.rank_scope,
        ...(unit === undefined ? {} : { unit }),
        ...(matter === undefined ? {} : { matter }),
        state: /有望|预计/.test(cells.note) ? ('expected' as const) : ('achieved' as const),
        period: cells.period,
        ...(cells.value === '' || cells.kind === 'programme' ? {} : { printed: printedOf(row) }),
        source: `${row.file} 第 ${row.row} 行`,
        document: cells.doc,
        ...(note.length === 0 ? {} : { note: note.join('；') }),
      },
    ];
  });
}

function kindOf({ cells }: Row<'huzhou-register.csv'>): Entry['kind'] | undefined {
  if (cells.kind === 'rank') return 'assessment';
  if (cells.kind === 'streak') return 'streak';
  const over = cells.period < '2024' && cells.strength === '' && ['003', '004'].includes(cells.doc);
  if (cells.kind !== 'programme' || !over) return undefined;
  return GIVEN[/类型=(荣誉|试点)/.exec(cells.note)?.[1] ?? ''];
}

/** 17连冠 is printed as 有望 and shown so; 前十 and 蝉联 are bounds, with their sign. */
function printedOf({ cells }: Row<'huzhou-register.csv'>): string {
  const expected = /有望/.test(cells.note) ? '有望' : /预计/.test(cells.note) ? '预计' : '';
  const sign = { '>=': '不少于', '<=': '前', '~': '约' }[cells.op] ?? '';
  return `${expected}${sign}${cells.value}${cells.unit}`;
}
