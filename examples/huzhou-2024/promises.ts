/** The promises of the 2024 report, what 2023 had reached, and what 2024 published beside them. */
import type { Bundle, BundleIndicator, BundleMatter, BundleObservation, BundleTarget } from '../shape.ts';
import { readFigure, readPeriod, readSource } from './printed.ts';
import { kindOf } from './statistics.ts';
import type { Row, Tables } from './tables.ts';
import { namedUnit } from './units.ts';

type RegisterRow = Row<'huzhou-register.csv'>;
type ProgressRow = Row<'huzhou-2024-progress.csv'>;
type Documents = Bundle['documents'];

/** The report whose promises these are, and its year. */
const REPORT = '004';
const RESULT_KINDS = ['actual', 'rank', 'streak'];

/** Indicators, matters, targets and observations of the 97 promises. */
export function promises(
  tables: Tables,
  documents: Documents,
): Pick<Bundle, 'indicators' | 'matters' | 'targets' | 'observations'> {
  const register = tables['huzhou-register.csv'].filter(({ cells }) => cells.doc === REPORT);
  const promised = register.filter(({ cells }) => cells.kind === 'target' && cells.period === '2024');
  const names = new Set(promised.map(({ cells }) => cells.indicator));
  const joined = register.filter(
    ({ cells }) => cells.period === '2023' && RESULT_KINDS.includes(cells.kind) && names.has(cells.indicator),
  );
  const progress = tables['huzhou-2024-progress.csv'];
  const published = progress.filter(({ cells }) => cells.actual_value !== '');
  const targets = promised.map(targetOf);
  return {
    indicators: [
      ...promised.map((row) => indicatorOf(row, joined)),
      ...published.filter((row) => !comparable(row)).map(relatedIndicator),
    ],
    matters: promised.map((row) => matterOf(row, progress, tables)),
    targets,
    observations: [
      ...joined.map((row) => resultOf(row, documents)),
      ...published.map((row) => progressOf(row, documents, targets)),
    ],
  };
}

/** Only a row that its file calls the same as the promise is a figure of the promise's own indicator. */
function comparable({ cells }: ProgressRow): boolean {
  return cells.comparability === 'same' && cells.register_id !== '';
}

/** An increment counts up from January; any other figure is its latest (the contract's default, nothing more). */
function aggregationOf(measure: string): 'cumulative' | 'latest' {
  return measure === 'increment' ? 'cumulative' : 'latest';
}

/** The figure's own measure is what 2023 printed where the promise is only relative (与GDP增速同步). */
function indicatorOf(row: RegisterRow, joined: readonly RegisterRow[]): BundleIndicator {
  const result = joined.find(({ cells }) => cells.indicator === row.cells.indicator);
  const figure = row.cells.measure === 'relative' && result ? result.cells : row.cells;
  return {
    code: row.cells.indicator,
    name: row.cells.indicator,
    unit: figure.unit,
    direction: row.cells.direction as BundleIndicator['direction'],
    measure: figure.measure as BundleIndicator['measure'],
    aggregation: aggregationOf(figure.measure),
  };
}

/** A series of its own, so that nothing can hold it against the promise by mistake. */
function relatedIndicator({ cells }: ProgressRow): BundleIndicator {
  const { unit } = readFigure(cells.actual_value, cells.actual_unit);
  const code = `related/${cells.metric}`;
  return { code, name: cells.metric, unit, ...kindOf(cells.metric, unit), aggregation: 'latest' };
}

function targetOf({ cells }: RegisterRow): BundleTarget {
  const reference = /参照=([^；]*)/.exec(cells.note)?.[1];
  return {
    code: cells.id,
    matter: cells.id,
    indicator: cells.indicator,
    subject: 'huzhou',
    period: cells.period,
    measure: cells.measure as BundleTarget['measure'],
    op: cells.op as BundleTarget['op'],
    tiers: [
      {
        tier: cells.tier as BundleTarget['tiers'][number]['tier'],
        value: cells.value === '' ? null : cells.value,
        ...(cells.value2 === '' ? {} : { value2: cells.value2 }),
      },
    ],
    unit: cells.unit,
    aggregation: aggregationOf(cells.measure),
    direction: cells.direction as BundleTarget['direction'],
    strength: cells.strength as 'ensure' | 'strive',
    state: 'set',
    ...(cells.filter === '' ? {} : { filter: cells.filter }),
    ...(cells.scope === '全市' ? {} : { scope: cells.scope }),
    ...(cells.rank_scope === '' ? {} : { peerSet: cells.rank_scope }),
    ...(reference === undefined ? {} : { reference }),
    ...(cells.note === '' ? {} : { note: cells.note }),
  };
}

/** One matter a promise: the report numbers nothing, so the register's id is shown as the number. */
function matterOf({ cells }: RegisterRow, progress: readonly ProgressRow[], tables: Tables): BundleMatter {
  return {
    code: cells.id,
    number: cells.id,
    title: cells.indicator,
    document: REPORT,
    objectives: [cells.objective],
    section: cells.section,
    units: dutiesOf(cells.id, progress, tables),
  };
}

/**
 * Owners only where a published decomposition names them. The unit that is named first leads or gathers
 * (the city's own rule, printed in its 2024 decomposition); the publisher of a figure is not an owner.
 */
function dutiesOf(id: string, progress: readonly ProgressRow[], tables: Tables): BundleMatter['units'] {
  const duties = new Map<string, BundleMatter['units'][number]>();
  for (const { cells } of progress) {
    if (cells.register_id !== id || !cells.units_basis.startsWith('named')) continue;
    cells.responsible_units.split(';').forEach((printed, index) => {
      if (duties.has(printed)) return;
      const unit = namedUnit(tables, printed);
      duties.set(printed, {
        ...(unit === undefined ? {} : { unit }),
        printed,
        role: index === 0 ? 'lead' : 'co',
        basis: cells.units_basis,
      });
    });
  }
  return [...duties.values()];
}

/** A 2023 result; where the report gave only words, the words are kept and the value is null. */
function resultOf({ file, row, cells }: RegisterRow, documents: Documents): BundleObservation {
  const document = documents.find((one) => one.code === cells.doc);
  if (!document) throw new Error(`${file} line ${row}: no document ${cells.doc} in sources.csv`);
  const value = cells.value === '' ? null : cells.value;
  return {
    subject: 'huzhou',
    indicator: cells.indicator,
    period: cells.period,
    value,
    unit: cells.unit,
    ...(cells.op === '' ? {} : { op: cells.op as NonNullable<BundleObservation['op']> }),
    ...(value === null ? { words: cells.note } : {}),
    ...(cells.note === '' ? {} : { note: cells.note }),
    ...(/预计|有望/.test(cells.note) ? { status: 'estimated' as const } : {}),
    source: { name: document.title, publisher: document.publisher, file, row },
  };
}

/** A figure published during or for 2024; `comparability` says, verbatim, whether it may be held against a promise. */
function progressOf(
  row: ProgressRow,
  documents: Documents,
  targets: readonly BundleTarget[],
): BundleObservation {
  const { cells } = row;
  const target = targets.find((one) => one.code === cells.register_id);
  const source = readSource(cells.source, { file: row.file, row: row.row }, documents);
  const publisher = cells.units_basis.startsWith('publisher') ? { publisher: cells.responsible_units } : {};
  return {
    subject: 'huzhou',
    indicator: comparable(row) && target ? target.indicator : `related/${cells.metric}`,
    period: readPeriod(cells.period),
    ...readFigure(cells.actual_value, cells.actual_unit),
    source: { ...source, ...publisher },
    ...(target ? { target: target.code } : {}),
    comparability: cells.comparability,
  };
}
