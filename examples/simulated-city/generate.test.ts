import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../references.ts';
import { Bundle, type BundleObservation } from '../shape.ts';
import { bundleFiles } from './files.ts';
import { DEFAULT_SEED, generateCity } from './generate.ts';
import { COUNTED_INSIDE, COUNTIES, DEPARTMENTS } from './units.ts';

const city = generateCity();
const files = bundleFiles(city, DEFAULT_SEED);
const hashOf = (seed: number): string =>
  createHash('sha256')
    .update(JSON.stringify(bundleFiles(generateCity(seed), seed)))
    .digest('hex');

/** Latest version of a subject's own figure by period. */
function latest(
  subject: string,
  indicator: string,
  source: RegExp = /报送|公布|公报/,
): Map<string, BundleObservation> {
  const rows = city.observations.filter(
    (one) => one.subject === subject && one.indicator === indicator && source.test(one.source.name),
  );
  return new Map(rows.map((one) => [one.period, one]));
}

describe('simulated city', () => {
  test('fits the shape, and its references hold, for any seed', () => {
    for (const seed of [DEFAULT_SEED, 1, 2026]) {
      const other = generateCity(seed);
      expect(Bundle.parse(other)).toEqual(other);
      expect(checkBundle(other)).toEqual([]);
    }
  });

  test('has the promised size', () => {
    expect([COUNTIES.length, DEPARTMENTS.length, city.matters.length]).toEqual([7, 40, 120]);
    const own = city.targets.filter(({ subject }) => subject === 'shili');
    expect([own.length, city.targets.length - own.length]).toEqual([190, 12 * 7]);
    const months = city.observations.filter(
      ({ indicator, subject }) => indicator === 'jobs' && subject === 'yi-xian',
    );
    expect(new Set(months.map(({ period }) => period)).size).toBeGreaterThanOrEqual(22);
    expect([months[0]?.period, months.at(-1)?.period]).toEqual(['2024-07', '2026-06']);
    expect(city.matters.map(({ number }) => number)).toEqual(
      city.matters.map((_, index) => String(index + 1)),
    );
  });

  test('the same seed gives the same bytes, another seed another city', () => {
    expect(hashOf(DEFAULT_SEED)).toBe('b7e94080939d1ab397cb9060760c1acb3f5f76bc77ee15d2a39839bbaf009108');
    expect(hashOf(8)).not.toBe(hashOf(DEFAULT_SEED));
  });

  test('every file says that it is simulated, in every row', () => {
    for (const [name, text] of Object.entries(files)) {
      const lines = text.trimEnd().split('\n');
      if (name.endsWith('.csv')) {
        expect(lines[0]).toMatch(/,simulated$/);
        for (const line of lines.slice(1)) expect(line).toMatch(/,模拟数据$/);
      } else {
        expect(lines[0]).toContain('模拟数据 / simulated data');
        expect(lines[1]).toBe('simulated: true');
      }
    }
    for (const part of readdirSync(join(import.meta.dirname, 'matters'))) {
      const text = readFileSync(join(import.meta.dirname, 'matters', part), 'utf8');
      expect(text).toMatch(/^# 模拟数据/);
      expect(text).toContain('simulated: true');
    }
    expect([city.tenant.kind, city.tenant.today]).toEqual(['simulated', '2026-07-07']);
  });

  test('an observation names its own row of actuals.csv', () => {
    const lines = files['actuals.csv']?.split('\n') ?? [];
    for (const { subject, indicator, period, value, source } of city.observations) {
      expect(lines[source.row - 1]?.startsWith(`${subject},${indicator},${period},${value},`)).toBe(true);
    }
  });

  test('subjects.csv announces every unit, with its group on the simulated day', () => {
    const rows = new Map(files['subjects.csv']?.split('\n').map((line) => [line.split(',', 1)[0], line]));
    for (const { code } of city.units) expect(rows.has(code)).toBe(true);
    expect(rows.get('yiyou')).toBe('yiyou,乙酉局,economy,shili,121,ranked,模拟数据');
    expect(rows.get('shili')).toBe('shili,示例市（模拟）,,shili-sheng,1,no,模拟数据');
  });

  test('every promised number stands in the words of its matter', () => {
    for (const target of city.targets.filter(({ subject }) => subject === 'shili')) {
      const text = city.matters.find(({ code }) => code === target.matter)?.text ?? '';
      for (const { tier, value, value2 } of target.tiers) {
        const rank = { floor: '保五', stretch: '争三', summit: '拼第一', '': '' }[tier];
        const words = target.measure === 'rank' ? [rank] : [value, value2].flatMap((one) => one ?? []);
        for (const word of words) expect(text).toContain(word.replace(/\.0+$/, '').replace(/(\.\d)0$/, '$1'));
      }
    }
  });
});

describe('counties', () => {
  const handedDown = city.targets
    .filter(({ code }) => code.endsWith('-jia-xian'))
    .map(({ indicator }) => indicator);

  test('counted promises handed down sum to the city’s, tier by tier', () => {
    const cityTargets = city.targets.filter(
      (one) => one.subject === 'shili' && handedDown.includes(one.indicator),
    );
    const counted = cityTargets.filter(({ aggregation }) => aggregation === 'cumulative');
    expect([cityTargets.length, counted.length]).toEqual([12, 8]);
    for (const target of counted) {
      const per = target.unit === '万亩' ? 10000 : 1;
      const parts = COUNTIES.map(({ code }) =>
        city.targets.find((one) => one.code === `${target.code}-${code}`),
      );
      target.tiers.forEach(({ tier, value }, at) => {
        const sum = parts.reduce((total, part) => total + Number(part?.tiers[at]?.value), 0);
        expect(sum).toBeCloseTo(Number(value) * per, 6);
        for (const part of parts) {
          expect(part?.tiers[at]?.tier).toBe(tier);
          expect(Number(part?.tiers[at]?.value)).toBeGreaterThanOrEqual(
            Number(part?.tiers[at - 1]?.value ?? 0),
          );
        }
      });
    }
  });

  test('a counted figure of the city is the sum of areas that do not overlap', () => {
    let compared = 0;
    for (const indicator of handedDown) {
      if (city.indicators.find(({ code }) => code === indicator)?.aggregation !== 'cumulative') continue;
      const parts = COUNTIES.map(({ code }) => ({ code, rows: latest(code, indicator) }));
      for (const [period, whole] of latest('shili', indicator)) {
        const separate = parts.filter(
          ({ code }) =>
            code !== COUNTED_INSIDE.area || Number(period.slice(0, 4)) > COUNTED_INSIDE.throughYear,
        );
        const values = separate.map(({ rows }) => rows.get(period)?.value);
        if (values.some((value) => value === undefined)) continue;
        const sum = values.reduce((total, value) => total + Number(value), 0);
        expect(sum).toBeCloseTo(Number(whole.value), 6);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('the new area is a platform throughout and a county-level area from 2025', () => {
    const kinds = city.memberships
      .filter(({ unit }) => unit === COUNTED_INSIDE.area)
      .map(({ parent, kind, from, to }) => [parent, kind, from, to]);
    expect(kinds).toEqual([
      ['shili', 'platform', '2020-01-01', undefined],
      ['ji-qu', 'statistical', '2020-01-01', '2024-12-31'],
      ['shili', 'administrative', '2025-01-01', undefined],
    ]);
  });
});

describe('figures', () => {
  test('ranks follow from the published growth of the eleven cities', () => {
    const peers = city.peerSets[0]?.members ?? [];
    expect(peers).toHaveLength(11);
    for (const of of ['gdp-growth', 'fai-growth', 'industry-growth', 'retail-growth']) {
      const ranks = latest('shili', `${of}-rank`);
      expect(ranks.size).toBe(7);
      const quarter: Record<string, string> = { Q1: '03', H1: '06', '01..09': '09', '': '12' };
      for (const [period, rank] of ranks) {
        const own = of === 'gdp-growth' ? period : `${period.slice(0, 4)}-${quarter[period.slice(5)]}`;
        const first = (subject: string): number =>
          Number(
            city.observations.find(
              (one) => one.subject === subject && one.indicator === of && one.period === own,
            )?.value,
          );
        const ahead = peers.filter((peer) => first(peer) > first('shili')).length;
        expect(Number(rank.value)).toBe(ahead + 1);
      }
    }
  });

  test('some are late, missing, corrected with a reason, or told by two sources', () => {
    const corrected = city.observations.filter(({ status }) => status === 'revised');
    expect(corrected.length).toBeGreaterThan(10);
    for (const { reason } of corrected) expect(reason).toBeTruthy();
    const late = city.observations.filter(
      (one) =>
        /报送/.test(one.source.name) && one.period === '2026-03' && (one.recordedOn ?? '') > '2026-04-12',
    );
    expect(late.length).toBeGreaterThan(0);
    const second = city.observations.filter(({ source }) => source.name.includes('核定'));
    expect(second).toHaveLength(10);
    for (const told of second) {
      const other = latest(told.subject, told.indicator).get(told.period);
      expect(other?.value).toBeDefined();
      expect(other?.value).not.toBe(told.value);
    }
    expect(latest('shili', 'performances').has('2026-05')).toBe(false);
    const expected = [...latest('shili', 'jobs').keys()];
    const holes = city.indicators.filter(
      ({ code, frequency, sourceKind }) =>
        frequency === 'month' &&
        sourceKind !== 'official' &&
        !expected.every((period) => latest('shili', code).has(period)),
    );
    expect(holes.length).toBeGreaterThan(5);
  });

  test('nothing is known after the simulated day, no official figure before its release', () => {
    for (const { recordedOn } of city.observations)
      expect(recordedOn && recordedOn <= '2026-07-07').toBe(true);
    const official = new Set(
      city.indicators.filter((one) => one.sourceKind === 'official').map(({ code }) => code),
    );
    for (const { indicator, period, on } of city.releases) {
      expect(official.has(indicator)).toBe(true);
      const shown = city.observations.some((one) => one.indicator === indicator && one.period === period);
      expect(shown).toBe(on <= '2026-07-07');
    }
    expect(city.releases.filter(({ on }) => on === '2026-07-20').length).toBeGreaterThan(5);
  });

  test('open requests: June of the demo units, the silent ones of May, official figures of their source alone', () => {
    const of = (unit: string): string[] =>
      city.requests
        .filter((one) => one.unit === unit)
        .map((one) => `${one.subject} ${one.indicator} ${one.period}`);
    expect(of('jia-xian')).toEqual([
      'jia-xian project-starts 2026-06',
      'jia-xian investment-projects 2026-06',
      'jia-xian jobs 2026-06',
    ]);
    expect(of('dingchou')).toEqual([
      'shili investment-projects 2026-06',
      'shili investment-leading-share 2026-06',
    ]);
    expect(of('yichou')).toContain('shili tech-upgrades 2026-06');
    expect(
      city.requests.filter(({ period }) => period === '2026-05').map(({ indicator }) => indicator),
    ).toEqual(['village-rehousing', 'care-centres', 'performances']);
    for (const { indicator, unit } of city.requests) {
      const kind = city.indicators.find(({ code }) => code === indicator)?.sourceKind;
      if (kind === 'official') expect(unit).toBe('yihai');
    }
    const known = new Set(city.observations.map((one) => `${one.subject} ${one.indicator} ${one.period}`));
    for (const one of city.requests)
      expect(known.has(`${one.subject} ${one.indicator} ${one.period}`)).toBe(false);
  });
});

describe('command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'generate.ts'), ...args], { encoding: 'utf8' });

  test('writes the files', () => {
    const out = mkdtempSync(join(tmpdir(), 'simulated-city-'));
    try {
      expect(run('--seed', '7', '--out', out).status).toBe(0);
      const written = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
      expect(Object.fromEntries(written)).toEqual(files);
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  test('bad input exits with 2 and one line', () => {
    for (const args of [[], ['--seed', 'x', '--out', 'y'], ['--sed', '7']]) {
      const { status, stderr } = run(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^BAD_INPUT generate: .*\n$/);
    }
  });
});
