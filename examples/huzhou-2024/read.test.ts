import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../references.ts';
import { Bundle } from '../shape.ts';
import { readFigure, readPeriod, readSource } from './printed.ts';
import { loadHuzhou2024, readHuzhou2024 } from './read.ts';
import { FILE_NAMES, type FileName, loadTables, parseTables } from './tables.ts';

const { bundle, tables } = loadHuzhou2024();
const textOf = (file: FileName): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const texts = Object.fromEntries(FILE_NAMES.map((file) => [file, textOf(file)])) as Record<FileName, string>;

/** Any cell of any file by the place that an observation names. */
function cellsAt(file: string, row: number): Record<string, string> {
  const found = tables[file as FileName].find((one) => one.row === row);
  if (!found) throw new Error(`${file} line ${row} is not in the tables`);
  return found.cells;
}

describe('data files', () => {
  test.each(FILE_NAMES)('%s: writing the cells back gives the very same text', (file) => {
    const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const rows = tables[file].map(({ cells }) => Object.values<string>(cells).map(quote).join(','));
    const header = texts[file].split('\n', 1)[0];
    expect(`${[header, ...rows].join('\n')}\n`).toBe(texts[file]);
    expect(tables[file].map(({ row }) => row)).toEqual(tables[file].map((_, index) => index + 2));
  });

  test('hold the published numbers of rows', () => {
    const rows = Object.fromEntries(FILE_NAMES.map((file) => [file, tables[file].length]));
    expect(rows).toEqual({
      'huzhou-register.csv': 580,
      'huzhou-units.csv': 96,
      'huzhou-2024-progress.csv': 26,
      'huzhou-2023-halfyear.csv': 2,
      'huzhou-counties.csv': 93,
      'zhejiang-cities.csv': 457,
      'sources.csv': 5,
    });
  });

  test('are the collected ones: a corrected figure changes its file and this list together', () => {
    const hashes = FILE_NAMES.map((file) => [file, createHash('sha256').update(texts[file]).digest('hex')]);
    expect(Object.fromEntries(hashes)).toEqual({
      'huzhou-register.csv': '0ba701afde35dac8335e460069c538bcc5b64f66a41135674b72f1ab05114e78',
      'huzhou-units.csv': 'e66009aa2459306ac5024e9309fd5ef304190971b876f50deeea396ad16ac1c9',
      'huzhou-2024-progress.csv': 'e5d3c82fc953cc27772527664390cc81d9065c1cb4b7ff4696b206cd5272d482',
      'huzhou-2023-halfyear.csv': '17067fa0a8e1c9cecaff34aad7be2d4866aa218793bf32549a09955dda0d62ce',
      'huzhou-counties.csv': '2d5e03a38fccf079b68ce5aa1c52b338f5e2f18c39f3f2738de4e939b091ceab',
      'zhejiang-cities.csv': '5793384a754c91af005840293f36e47b372f4838a825cc20e71bda469c713655',
      'sources.csv': 'c3c58b960f91d0de5f66cb7890940eb347e651a7e7c28bcd98021680b982ed6f',
    });
  });

  test('a changed header or a short row is refused by file and line', () => {
    expect(() => parseTables({ ...texts, 'sources.csv': 'doc,name\n' })).toThrow('sources.csv line 1');
    const short = texts['huzhou-counties.csv'].replace('吴兴区,2024,GDP,935.3,', '吴兴区,2024,');
    expect(() => parseTables({ ...texts, 'huzhou-counties.csv': short })).toThrow(
      'huzhou-counties.csv line 2',
    );
  });

  test('an area without a unit is refused by file and line', () => {
    const other = texts['huzhou-counties.csv'].replace('吴兴区,2024,GDP,', '某某区,2024,GDP,');
    const changed = parseTables({ ...texts, 'huzhou-counties.csv': other });
    expect(() => readHuzhou2024(changed)).toThrow('huzhou-counties.csv line 2');
  });

  test('load from any folder', () => {
    expect(loadTables(import.meta.dirname)).toEqual(tables);
  });
});

describe('bundle', () => {
  test('fits the shape, and its references hold', () => {
    expect(Bundle.parse(bundle)).toEqual(bundle);
    expect(checkBundle(bundle)).toEqual([]);
  });

  test('97 promises carry every cell of their row', () => {
    expect(bundle.targets).toHaveLength(97);
    const rows = new Map(tables['huzhou-register.csv'].map(({ cells }) => [cells.id, cells]));
    for (const target of bundle.targets) {
      const cells = rows.get(target.code);
      const matter = bundle.matters.find((one) => one.code === target.matter);
      const tier = target.tiers[0];
      expect({
        doc: matter?.document,
        kind: 'target',
        period: target.period,
        objective: matter?.objectives.join(),
        section: matter?.section,
        id: target.code,
        indicator: target.indicator,
        direction: target.direction,
        measure: target.measure,
        op: target.op,
        value: tier?.value ?? '',
        value2: tier?.value2 ?? '',
        unit: target.unit,
        tier: tier?.tier,
        strength: target.strength,
        filter: target.filter ?? '',
        scope: target.scope ?? '全市',
        rank_scope: target.peerSet ?? '',
        note: target.note ?? '',
      }).toEqual(cells);
      expect(cells?.note.includes(target.reference ?? '')).toBe(true);
      expect([target.due, target.nature, target.tiers.length]).toEqual([undefined, undefined, 1]);
      expect(target.aggregation).toBe(cells?.measure === 'increment' ? 'cumulative' : 'latest');
    }
  });

  test('35 promises have their 2023 result beside them, words kept as words', () => {
    const results = bundle.observations.filter(({ source }) => source.file === 'huzhou-register.csv');
    expect(results).toHaveLength(35);
    const promised = new Set(bundle.targets.map(({ indicator }) => indicator));
    for (const { indicator, value, unit, op, note, source, status } of results) {
      const cells = cellsAt(source.file, source.row);
      expect(promised.has(indicator)).toBe(true);
      expect([cells.doc, cells.period]).toEqual(['004', '2023']);
      expect([cells.indicator, cells.value, cells.unit, cells.op, cells.note]).toEqual([
        indicator,
        value ?? '',
        unit,
        op ?? '',
        note ?? '',
      ]);
      expect(status === 'estimated').toBe(/预计|有望/.test(cells.note ?? ''));
    }
    const inWords = results.filter(({ value }) => value === null);
    expect(inWords.map(({ indicator, words }) => [indicator, words])).toEqual([
      ['出口占全省份额', '参照=上年；无数值'],
    ]);
  });

  test('16 published rows of 2024; only the same figure stands under the promise itself', () => {
    const published = bundle.observations.filter(({ source }) => source.file === 'huzhou-2024-progress.csv');
    expect(published).toHaveLength(16);
    expect(tables['huzhou-2024-progress.csv'].filter(({ cells }) => cells.actual_value !== '')).toHaveLength(
      16,
    );
    for (const one of published) {
      const cells = cellsAt(one.source.file, one.source.row);
      const target = bundle.targets.find(({ code }) => code === cells.register_id);
      expect([one.value ?? one.words, one.period, one.comparability]).toEqual([
        cells.actual_value,
        cells.period,
        cells.comparability,
      ]);
      expect(one.note === undefined ? one.unit : `${one.unit}(${one.note})`).toBe(cells.actual_unit);
      expect(one.target).toBe(target?.code);
      expect(one.indicator === target?.indicator).toBe(cells.comparability === 'same');
    }
    const compared = published.filter(({ comparability }) => comparability === 'same');
    expect(compared.map(({ target }) => target)).toEqual([
      '004-194',
      '004-234',
      '004-228',
      '004-263',
      '004-264',
      '004-293',
      '004-294',
      '004-292',
      '004-295',
    ]);
  });

  test('every public statistic equals its cell and keeps its place', () => {
    const files = ['huzhou-counties.csv', 'zhejiang-cities.csv', 'huzhou-2023-halfyear.csv'];
    const statistics = bundle.observations.filter(({ source }) => files.includes(source.file));
    expect(statistics).toHaveLength(93 + 457 + 2);
    const units = new Map(bundle.units.map(({ code, name }) => [code, name]));
    const indicators = new Map(bundle.indicators.map(({ code, name }) => [code, name]));
    for (const { subject, indicator, period, value, op, unit, note, source } of statistics) {
      const cells = cellsAt(source.file, source.row);
      expect(`${op === '>=' ? '>' : ''}${value}`).toBe(cells.value ?? cells.actual_value);
      expect(note === undefined ? unit : `${unit}(${note})`).toBe(cells.unit ?? cells.actual_unit);
      expect(indicators.get(indicator)).toBe(cells.indicator ?? cells.metric);
      expect(period).toBe((cells.year_or_period ?? cells.period)?.replace('Q1Q3', '01..09'));
      const area =
        cells.area ?? { undefined: '湖州市', 全省: '浙江省' }[`${cells.city}`] ?? `${cells.city}市`;
      expect(units.get(subject)).toBe(area);
    }
  });

  test('owners stand only where a published decomposition names them', () => {
    const named = new Set(
      tables['huzhou-2024-progress.csv']
        .filter(({ cells }) => cells.units_basis.startsWith('named'))
        .map(({ cells }) => cells.register_id),
    );
    const owned = bundle.matters.filter(({ units }) => units.length > 0);
    expect(owned.map(({ code }) => code)).toEqual(
      bundle.targets.map(({ code }) => code).filter((id) => named.has(id)),
    );
    for (const { units } of owned) {
      expect(units.map(({ role }) => role)).toEqual(units.map((_, index) => (index === 0 ? 'lead' : 'co')));
      expect(new Set(units.map(({ basis }) => basis))).toEqual(new Set(['named in the decomposition']));
    }
    expect(bundle.matters.find(({ code }) => code === '004-234')?.units).toEqual([]);
  });

  test('units keep their basis verbatim; proposed groups and functions are not facts', () => {
    for (const { cells } of tables['huzhou-units.csv']) {
      const unit = bundle.units.find(({ code }) => code === cells.id);
      expect([unit?.name, unit?.kind, unit?.basis]).toEqual([cells.name, cells.kind, cells.basis]);
      expect(unit?.functions).toBeUndefined();
    }
    expect([bundle.groups, bundle.groupMembers, bundle.requests]).toEqual([[], [], []]);
    expect(bundle.peerSets[0]?.members).toHaveLength(11);
    expect(bundle.posts.map(({ name, unit }) => [name.zh, unit])).toEqual([
      ['考核办（演示）', undefined],
      ['只读（演示）', undefined],
    ]);
  });
});

describe('printed cells', () => {
  test('a remark beside the unit becomes a note, the number stays as printed', () => {
    expect(readFigure('13.40', '%(全省第2)')).toEqual({
      value: '13.40',
      unit: '%',
      valueText: '13.40%(全省第2)',
      note: '全省第2',
    });
    expect(readFigure('>850', '亿元')).toEqual({
      value: '850',
      op: '>=',
      unit: '亿元',
      valueText: '>850亿元',
    });
    expect(readFigure('100.4', '上年=100')).toEqual({ value: '100.4', unit: '上年=100' });
    expect(readFigure('开通', '')).toEqual({ value: null, unit: '', words: '开通' });
  });

  test('periods become the contract’s', () => {
    const printed = ['2020-Q1Q3', '2024-H1', '2025-01..11', '2018-Q1', '2024'];
    expect(printed.map(readPeriod)).toEqual(['2020-01..09', '2024-H1', '2025-01..11', '2018-Q1', '2024']);
  });

  test('sources split into address and words; an elided address stays words', () => {
    const place = { file: 'zhejiang-cities.csv', row: 2 };
    const documents = bundle.documents;
    expect(readSource('http://a.cn/x (湖州日报)', place, documents)).toEqual({
      name: '湖州日报',
      url: 'http://a.cn/x',
      ...place,
    });
    expect(readSource('http://a.cn/.../x.html', place, documents)).toEqual({
      name: 'http://a.cn/.../x.html',
      ...place,
    });
    expect(readSource('seed 004 (…)', place, documents)).toMatchObject({ publisher: '湖州市人民政府' });
    expect(() => readSource('seed 009 (…)', place, documents)).toThrow('zhejiang-cities.csv line 2');
  });
});
