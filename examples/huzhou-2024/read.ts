/**
 * Huzhou 2024 as published, in the importer's shape: 97 promises, the 2023 results that join them, the progress
 * published during 2024, and the public statistics of its counties and of the province's eleven cities.
 * Nothing is judged, rounded, derived or filled in here; what was not published stays absent.
 */
import type { Bundle, BundleObservation } from '../shape.ts';
import { englishNames } from './english.ts';
import { factsOf } from './facts.ts';
import { ledgerOf } from './ledger.ts';
import { readFigure, readPeriod, readSource } from './printed.ts';
import { promises } from './promises.ts';
import { type Statistic, statisticIndicators, statisticOf } from './statistics.ts';
import { loadTables, type Tables } from './tables.ts';
import { CITY_CODES, publishedUnits } from './units.ts';

/** The bundle and, for the data pages and the tests, every row of every file. */
export interface Published {
  readonly bundle: Bundle;
  readonly tables: Tables;
}

/** Reads the data files of `folder` (default: this folder). @throws Error naming file and line of a bad row. */
export function loadHuzhou2024(folder?: string): Published {
  const { bundle, tables } = readHuzhou2024(loadTables(folder));
  return { bundle: { ...bundle, names: englishNames() }, tables };
}

/** Pure part of `loadHuzhou2024`: what the files say, without our translations of names. */
export function readHuzhou2024(tables: Tables): Published {
  const documents = tables['sources.csv'].map(({ cells }) => ({
    code: cells.doc,
    title: cells.title,
    publisher: cells.publisher,
    date: cells.date,
  }));
  const { units, memberships } = publishedUnits(tables);
  const plan = promises(tables, documents);
  const statistics = publicStatistics(tables, documents, units);
  const bundle: Bundle = {
    tenant: {
      id: 'huzhou-2024',
      name: { zh: '湖州市 2024', en: 'Huzhou 2024' },
      kind: 'published',
      notice: {
        zh: '只载已公开发布的数字及其出处；不评分、不排名、不代任何单位填报。未公布的写明待发布。',
        en:
          'Published figures with their sources only: no score or rank of ours, no account acting for a unit. ' +
          'What was not published is said to be awaiting release.',
      },
    },
    documents,
    units,
    memberships,
    groups: [],
    groupMembers: [],
    peerSets: [{ code: '全省', name: '全省十一市', members: Object.values(CITY_CODES) }],
    indicators: [...plan.indicators, ...statisticIndicators(statistics)],
    matters: plan.matters,
    targets: plan.targets,
    observations: [...plan.observations, ...statistics.map((one) => one.observation)],
    requests: [],
    releases: [],
    ledger: ledgerOf(tables, units, plan.matters),
    facts: factsOf(tables),
    posts: [
      {
        username: 'huzhou-office',
        name: { zh: '考核办（演示）', en: 'Performance office (demo)' },
        role: 'office',
      },
      { username: 'huzhou-reader', name: { zh: '只读（演示）', en: 'Read only (demo)' }, role: 'leader' },
    ],
  };
  return { bundle, tables };
}

/** Rows about counties, about the eleven cities, and of the half-year table of 2023: context, held against nothing. */
function publicStatistics(
  tables: Tables,
  documents: Bundle['documents'],
  units: Bundle['units'],
): Statistic[] {
  const byName = new Map(units.map((unit) => [unit.name, unit.code]));
  const areas = tables['huzhou-counties.csv'].map(({ file, row, cells }) => {
    const subject = byName.get(cells.area);
    if (!subject) throw new Error(`${file} line ${row}: no unit is named ${cells.area}`);
    return { file, row, cells, subject };
  });
  const cities = tables['zhejiang-cities.csv'].map(({ file, row, cells }) => {
    const subject = cells.city === '全省' ? 'zhejiang' : CITY_CODES[cells.city];
    if (!subject) throw new Error(`${file} line ${row}: ${cells.city} is not one of the eleven cities`);
    return { file, row, cells, subject };
  });
  const place = (file: string, row: number, printed: string): BundleObservation['source'] =>
    readSource(printed, { file, row }, documents);
  const yearly = [...areas, ...cities].map(({ file, row, cells, subject }) =>
    statisticOf(cells.indicator, {
      subject,
      period: readPeriod(cells.year_or_period),
      ...readFigure(cells.value, cells.unit),
      source: place(file, row, cells.source),
    }),
  );
  const halfYear = tables['huzhou-2023-halfyear.csv'].map(({ file, row, cells }) =>
    statisticOf(cells.metric, {
      subject: 'huzhou',
      period: readPeriod(cells.period),
      ...readFigure(cells.actual_value, cells.actual_unit),
      source: place(file, row, cells.source),
    }),
  );
  return [...yearly, ...halfYear];
}
