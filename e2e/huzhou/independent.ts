/**
 * A second, independent reading of the Huzhou data files, written for the test alone: it shares no code with the
 * importer, the engine or the server, so that an error of theirs cannot hide in the expectation.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../examples/huzhou-2024');

/** RFC 4180, by hand: quotes, doubled quotes, commas and line ends inside quotes. */
function csv(name: string): Record<string, string>[] {
  const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  if (cell !== '') rows.at(-1)?.push(cell);
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((name_, index) => [name_, row[index] ?? ''])));
}

export interface Expected {
  id: string;
  indicator: string;
  objective: string;
  op: string;
  value: string;
  unit: string;
  tier: string;
  note: string;
  /** The latest figure that may be compared, or null: nothing was published. */
  latest: { value: string; period: string; url: string } | null;
  /** Every comparable figure of the year, in order of the file. */
  comparable: string[];
  /** Figures published beside the target that may not be compared with it. */
  related: { value: string; period: string; comparability: string }[];
  /** Every cell of the files that speaks of this target, with the row numbers: what a page may print. */
  printed: string;
  /** What the printed rules compute from them: completion and pace in percent, gap, distance. Empty without a figure. */
  computed: number[];
  /** The 2023 result of the same indicator in the same report: printed value and unit; null value where only words. */
  previousYear: { id: string; value: string; unit: string }[];
  status: 'done' | 'ahead' | 'on_pace' | 'behind' | 'awaiting_release';
  section: string;
  /** Owners as the published decomposition prints them, the first leading; none where it names none. */
  owners: string[];
}

export function expectations(): Expected[] {
  const register = csv('huzhou-register.csv');
  const progress = csv('huzhou-2024-progress.csv');
  return register
    .filter((row) => row.doc === '004' && row.kind === 'target' && row.period === '2024')
    .map((row) => {
      const own = progress.filter((one) => one.register_id === row.id && one.actual_value !== '');
      const same = own
        .filter((one) => one.comparability === 'same')
        .sort((a, b) => (monthOf(a.period ?? '') < monthOf(b.period ?? '') ? 1 : -1))[0];
      const latest =
        same === undefined
          ? null
          : {
              value: same.actual_value ?? '',
              period: same.period ?? '',
              url: (same.source ?? '').split(' ')[0] ?? '',
            };
      return {
        id: row.id ?? '',
        indicator: row.indicator ?? '',
        objective: row.objective ?? '',
        op: row.op ?? '',
        value: row.value ?? '',
        unit: row.unit ?? '',
        tier: row.tier ?? '',
        note: row.note ?? '',
        latest,
        comparable: own.filter((one) => one.comparability === 'same').map((one) => one.actual_value ?? ''),
        related: own
          .filter((one) => one.comparability !== 'same')
          .map((one) => ({
            value: one.actual_value ?? '',
            period: one.period ?? '',
            comparability: one.comparability ?? '',
          })),
        printed: [
          cellsOf(
            register,
            (one) =>
              one.id === row.id ||
              (one.doc === '004' && one.period === '2023' && one.indicator === row.indicator),
          ),
          cellsOf(progress, (one) => one.register_id === row.id),
          cellsOf(csv('sources.csv'), (one) => one.doc === '004'),
        ].join(' '),
        computed: latest === null || row.value === '' ? [] : derived(row, latest),
        previousYear: register
          .filter(
            (one) =>
              one.doc === '004' &&
              one.period === '2023' &&
              ['actual', 'rank', 'streak'].includes(one.kind ?? '') &&
              one.indicator === row.indicator,
          )
          .map((one) => ({ id: one.id ?? '', value: one.value ?? '', unit: one.unit ?? '' })),
        status: latest === null ? 'awaiting_release' : judge(row, latest),
        section: row.section ?? '',
        owners: [
          ...new Set(
            progress
              .filter((one) => one.register_id === row.id && one.units_basis?.startsWith('named'))
              .flatMap((one) => (one.responsible_units ?? '').split(';')),
          ),
        ],
      };
    });
}

function cellsOf(rows: Record<string, string>[], wanted: (row: Record<string, string>) => boolean): string {
  return rows
    .flatMap((row, index) => (wanted(row) ? [...Object.values(row), String(index + 2)] : []))
    .join(' ');
}

/** The arithmetic that a target page may show beside the printed figures, as plain numbers. */
function derived(row: Record<string, string>, figure: { value: string; period: string }): number[] {
  const [actual, target, pace] = [Number(figure.value), Number(row.value), monthOf(figure.period) / 12];
  const ratio = (x: number) => [x, x * 100];
  return [
    ...ratio(actual / target),
    ...ratio(pace),
    ...ratio(actual / target - pace),
    actual - target,
    12 - monthOf(figure.period),
    12,
  ];
}

/** Months of the year that the figure covers: 12 for a year. */
function monthOf(period: string): number {
  return period.includes('-') ? Number(period.slice(5, 7)) : 12;
}

/** The printed rules, once more: exact in integers of one ten-thousandth. */
function judge(row: Record<string, string>, figure: { value: string; period: string }): Expected['status'] {
  const actual = tenThousandths(figure.value);
  const target = tenThousandths(row.value ?? '');
  const months = monthOf(figure.period);
  const lower = row.op === '<=' || (row.op === '~' && row.direction === 'lower');
  const met = row.op === '=' ? actual === target : lower ? actual <= target : actual >= target;
  const paced = row.measure === 'increment';
  if (met && (paced || months === 12)) return 'done';
  if (!paced) return met ? 'on_pace' : 'behind';
  // completion − months/12, compared with 0.10 without a fraction: 12·actual − months·target against 1.2·target
  const lead = 12n * actual - BigInt(months) * target;
  if (10n * lead >= 12n * target) return 'ahead';
  return lead >= 0n ? 'on_pace' : 'behind';
}

function tenThousandths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(4, '0').slice(0, 4));
}

/**
 * Every figure of the eleven cities that can stand beside another city's: name, row of the file (the header is row 1),
 * value. The province is no city; an indicator that never had two cities in one period is no comparison.
 */
export function publishedOfCities(): string[] {
  const rows = csv('zhejiang-cities.csv')
    .map((row, index) => ({ row, line: index + 2 }))
    .filter(({ row }) => !/省/.test(row.city ?? ''));
  const nameOf = (row: Record<string, string>) =>
    `${row.indicator} ${(row.unit ?? '').replace(/[(（].*$/, '')}`;
  const cities = new Map<string, Set<string>>();
  for (const { row } of rows) {
    const key = `${nameOf(row)} ${row.year_or_period}`;
    cities.set(key, (cities.get(key) ?? new Set()).add(row.city ?? ''));
  }
  const compared = new Set(
    rows
      .filter(({ row }) => (cities.get(`${nameOf(row)} ${row.year_or_period}`)?.size ?? 0) > 1)
      .map(({ row }) => nameOf(row)),
  );
  return rows
    .filter(({ row }) => compared.has(nameOf(row)))
    .map(({ row, line }) => [row.city, line, row.value].join(' '));
}

/** A row of the register as a page may show it: its cells, its line in the file, and its document's title. */
export interface RegisterFact {
  cells: Record<string, string>;
  row: number;
  document: string;
}

/** All rows of the register. */
export function registerFacts(): RegisterFact[] {
  const titles = new Map(csv('sources.csv').map((row) => [row.doc, row.title ?? '']));
  return csv('huzhou-register.csv').map((cells, index) => ({
    cells,
    row: index + 2,
    document: titles.get(cells.doc) ?? '',
  }));
}
