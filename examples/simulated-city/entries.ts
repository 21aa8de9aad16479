/** Every figure that was due in the 24 months, as it would have been entered on time and without a fault. */
import type { PromisedFigure, PromisedMatter } from './catalogue.ts';
import { anchorOf, digitsOf, isCounted, valuesOf } from './course.ts';
import { countyAnchor, countyForm } from './decomposition.ts';
import { leadOf } from './plan.ts';
import { decimal, streamOf } from './random.ts';
import { dueDay, type Span, spansOf } from './time.ts';
import { CITY, COUNTED_INSIDE, COUNTIES, DEPARTMENTS, PEER_CITIES, PLATFORMS } from './units.ts';

/** One figure of one subject at the end of one span. */
export interface Entry {
  readonly subject: string;
  readonly figure: PromisedFigure;
  readonly span: Span;
  readonly value: string;
  /** Unit that answers for the figure. */
  readonly unit: string;
  /** Short name of the source; part of the key. */
  readonly source: string;
  /** Day of release, or on which the answer is due. */
  readonly due: string;
}

const PROVINCE_BULLETIN = '示例省统计公报（模拟）';

/** Ranks of this city among its peers, and the indicator each is a rank of. */
const RANKS: Readonly<Record<string, string>> = {
  'gdp-growth-rank': 'gdp-growth',
  'fai-growth-rank': 'fai-growth',
  'industry-growth-rank': 'industry-growth',
  'retail-growth-rank': 'retail-growth',
};

/** Slowest peer's growth and the step between neighbours, in %. */
const PEER_GROWTH: Readonly<Record<string, { slowest: number; step: number; noise: number }>> = {
  'gdp-growth': { slowest: 5.2, step: 0.17, noise: 0.2 },
  'fai-growth': { slowest: 2.6, step: 0.7, noise: 0.6 },
  'industry-growth': { slowest: 5.1, step: 0.3, noise: 0.3 },
  'retail-growth': { slowest: 3.6, step: 0.35, noise: 0.3 },
};

/** All entries: the city's, its counties', its peers', and the city's ranks among them. */
export function allEntries(seed: number, matters: readonly PromisedMatter[]): Entry[] {
  const promised = matters.flatMap((matter) =>
    matter.figures.map((figure) => ({ figure, lead: leadOf(matter, figure) })),
  );
  const figureOf = (code: string): PromisedFigure => {
    const found = promised.find(({ figure }) => figure.code === code);
    if (!found) throw new Error(`figure ${code}: it is not in the catalogue`);
    return found.figure;
  };
  const own = promised
    .filter(({ figure }) => figure.course && RANKS[figure.code] === undefined)
    .flatMap(({ figure, lead }) =>
      figure.counties ? handedDown(seed, figure, lead) : cityOnly(seed, figure, lead),
    );
  const peers = Object.keys(PEER_GROWTH).flatMap((code) => peerEntries(seed, figureOf(code)));
  const ranks = Object.entries(RANKS).flatMap(([rank, of]) =>
    rankEntries(
      figureOf(rank),
      [...own, ...peers].filter(({ figure }) => figure.code === of),
    ),
  );
  return [...own, ...peers, ...ranks];
}

/** Name under which a unit reports. */
function sourceName(unit: string, figure: PromisedFigure): string {
  const name = [...DEPARTMENTS, ...COUNTIES, ...PLATFORMS].find(({ code }) => code === unit)?.name ?? unit;
  return figure.source === 'official' ? `${name}公布（模拟）` : `${name}报送（模拟）`;
}

function cityOnly(seed: number, figure: PromisedFigure, lead: string): Entry[] {
  const spans = spansOf(figure);
  const run = {
    seed,
    key: `${CITY}/${figure.code}`,
    figure,
    anchor: anchorOf(figure),
    form: figure.course?.form ?? 0,
  };
  return entriesOf(CITY, figure, lead, spans, valuesOf(run, spans));
}

/** Seven county series, and the city's: the sum of areas that do not overlap, or a series of its own. */
function handedDown(seed: number, figure: PromisedFigure, lead: string): Entry[] {
  const spans = spansOf(figure);
  const series = COUNTIES.map(({ code, strength }, index) => {
    const anchor = countyAnchor(figure, index);
    const form = countyForm(figure, index);
    return valuesOf({ seed, key: `${code}/${figure.code}/${strength}`, figure, anchor, form }, spans);
  });
  if (!isCounted(figure))
    return [...cityOnly(seed, figure, lead), ...countyEntries(figure, lead, spans, series)];
  const inner = COUNTIES.findIndex(({ code }) => code === COUNTED_INSIDE.area);
  const outer = COUNTIES.findIndex(({ code }) => code === COUNTED_INSIDE.within);
  const sum = (values: readonly (string | undefined)[]): string =>
    decimal(
      values.reduce((total, value) => total + Number(value ?? 0), 0),
      digitsOf(figure),
    );
  const city = spans.map((_, at) => sum(series.map((values) => values[at])));
  const printed = series.map((values, county) =>
    values.map((value, at) => {
      const inside = county === outer && (spans[at]?.year ?? 0) <= COUNTED_INSIDE.throughYear;
      return inside ? sum([value, series[inner]?.[at]]) : value;
    }),
  );
  return [...entriesOf(CITY, figure, lead, spans, city), ...countyEntries(figure, lead, spans, printed)];
}

function countyEntries(
  figure: PromisedFigure,
  lead: string,
  spans: readonly Span[],
  series: readonly (readonly string[])[],
): Entry[] {
  return COUNTIES.flatMap(({ code }, index) => {
    const unit = figure.source === 'official' ? lead : code;
    return entriesOf(code, figure, unit, spans, series[index] ?? []);
  });
}

function entriesOf(
  subject: string,
  figure: PromisedFigure,
  unit: string,
  spans: readonly Span[],
  values: readonly string[],
): Entry[] {
  return spans.map((span, at) => ({
    subject,
    figure,
    span,
    value: values[at] ?? '',
    unit,
    source: sourceName(unit, figure),
    due: dueDay(figure, span, unit === subject),
  }));
}

/** Peers publish by quarter, in the same periods as this city's figure. */
function peerEntries(seed: number, figure: PromisedFigure): Entry[] {
  const growth = PEER_GROWTH[figure.code];
  if (!growth) return [];
  const spans = spansOf(figure).filter(({ month }) => month % 3 === 0);
  return PEER_CITIES.filter((code) => code !== CITY).flatMap((code, index) => {
    const stream = streamOf(seed, `${code}/${figure.code}`);
    const middle = growth.slowest + growth.step * index;
    return spans.map((span) => ({
      subject: code,
      figure,
      span,
      value: decimal(middle + growth.noise * stream.between(-1, 1), digitsOf(figure)),
      unit: code,
      source: PROVINCE_BULLETIN,
      due: dueDay(figure, span, false),
    }));
  });
}

/** Competition rank by the printed figures: equal figures share the better place. */
function rankEntries(figure: PromisedFigure, growth: readonly Entry[]): Entry[] {
  return spansOf(figure).map((span) => {
    const peers = growth.filter((one) => one.span.year === span.year && one.span.month === span.month);
    const own = peers.find(({ subject }) => subject === CITY);
    if (!own) throw new Error(`${figure.code} ${span.period}: the city has no figure to rank`);
    const isPeer = new Set(PEER_CITIES);
    const ahead = peers.filter((one) => isPeer.has(one.subject) && Number(one.value) > Number(own.value));
    return {
      subject: CITY,
      figure,
      span,
      value: String(ahead.length + 1),
      unit: own.unit,
      source: PROVINCE_BULLETIN,
      due: own.due,
    };
  });
}
