import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { generateCity } from './generate.ts';
import { COUNTED_INSIDE, COUNTIES } from './units.ts';

const city = generateCity();
const { words = [], tasks = [], ownerGroups = [], campaigns = [], ledger = [], leaders = [] } = city;
const TODAY = '2026-07-07';

test('a larger catalogue leaves every earlier figure as it was', () => {
  const first = city.matters.slice(0, 60).map(({ code }) => code);
  const of = new Set(city.targets.filter(({ matter }) => first.includes(matter)).map((one) => one.indicator));
  const peers = new Set(['industry-growth', 'retail-growth']);
  const rows = city.observations
    .filter(
      ({ indicator, subject }) => of.has(indicator) && !(peers.has(indicator) && /^peer-/.test(subject)),
    )
    .map(({ source, ...one }) => JSON.stringify({ ...one, name: source.name }));
  expect(rows).toHaveLength(3882);
  expect(createHash('sha256').update(rows.join('\n')).digest('hex')).toBe(
    'c69367046f902bc91e7aa0d7a21c92d68c8fd47fdfefd73b6adbd9468b1ee5ea',
  );
});

test('about forty units lead; every leading post looks after units, each unit once', () => {
  const leading = new Set(city.matters.map(({ units }) => units[0]?.unit));
  expect(leading.size).toBe(41);
  const looked = leaders.flatMap(({ units }) => units);
  expect(new Set(looked)).toEqual(leading);
  expect(looked).toHaveLength(leading.size);
});

test('owner groups mean other units on other days', () => {
  const on = (group: string, day: string): string[] =>
    (ownerGroups.find(({ code }) => code === group)?.members ?? [])
      .filter(({ from = '', to = '9999' }) => from <= day && day <= to)
      .map(({ unit }) => unit);
  expect(on('all-counties', TODAY)).toEqual(COUNTIES.map(({ code }) => code));
  expect(on('all-counties', '2024-12-31')).not.toContain(COUNTED_INSIDE.area);
  expect([on('other-departments', '2025-12-31').at(-1), on('other-departments', TODAY).at(-1)]).toEqual([
    'yiwei',
    'guimao',
  ]);
  const printed = new Map(ownerGroups.map(({ code, name }) => [code, name]));
  const duties = city.matters.flatMap(({ units }) => units.filter(({ ownerGroup }) => ownerGroup));
  expect(duties.length).toBeGreaterThan(30);
  for (const duty of duties) expect(duty.printed).toBe(printed.get(duty.ownerGroup ?? ''));
});

test('milestones of the year were reached in time, late, or not yet; some are still ahead', () => {
  const due = tasks.flatMap(({ milestones }) => milestones.map((one) => one.due));
  expect(due.filter((day) => day <= TODAY).length).toBeGreaterThan(25);
  expect(due.filter((day) => day > TODAY).length).toBeGreaterThan(25);
  const claims = words.flatMap((one) => one.claims ?? []);
  const missed = new Set(claims.filter(({ state }) => state === 'missed').map(({ milestone }) => milestone));
  expect(missed.size).toBeGreaterThan(3);
  for (const { task, milestone } of claims) {
    const names = tasks.find(({ code }) => code === task)?.milestones.map(({ name }) => name);
    if (milestone !== undefined) expect(names).toContain(milestone);
  }
});

test('words: one row a matter and month, with no official figure and none that is not known that day', () => {
  expect(words).toHaveLength(120 * 6);
  const answered = words.filter(({ progress }) => progress !== undefined);
  expect(words.filter(({ period, progress }) => period < '2026-06' && progress === undefined)).toEqual([]);
  const open = new Set(words.filter(({ progress }) => progress === undefined).map(({ unit }) => unit));
  for (const unit of ['yichou', 'dingchou', 'yihai']) expect(open).toContain(unit);
  expect(new Set(answered.map(({ progress }) => progress)).size).toBeGreaterThan(answered.length * 0.85);
  expect(new Set(answered.map(({ matter, progress }) => `${matter} ${progress}`)).size).toBe(answered.length);
  let figures = 0;
  for (const one of answered) {
    expect(`${one.progress}${one.problems}${one.nextSteps}`).not.toMatch(/[{}]|undefined/);
    expect((one.recordedOn ?? '') <= TODAY).toBe(true);
    for (const [, told = ''] of one.progress?.matchAll(/月底，(.+?)[，。]/g) ?? []) {
      const indicator = city.indicators
        .filter(({ name }) => told.startsWith(name))
        .sort((a, b) => b.name.length - a.name.length)[0];
      const value = /^-?[\d.]+/.exec(told.slice(indicator?.name.length))?.[0];
      const known = city.observations.filter(
        (each) =>
          each.indicator === indicator?.code &&
          each.value === value &&
          each.subject === 'shili' &&
          (each.recordedOn ?? '9999') <= (one.recordedOn ?? ''),
      );
      expect([told, indicator?.sourceKind === 'official', known.length > 0]).toEqual([told, false, true]);
      figures += 1;
    }
  }
  expect(figures).toBeGreaterThan(300);
});

test('campaigns, tags and the ledger speak of matters there are; a streak counts in words alone', () => {
  expect(campaigns.map(({ code }) => code)).toEqual(
    campaigns
      .filter(({ code }) => city.matters.some((matter) => matter.campaigns?.includes(code)))
      .map((c) => c.code),
  );
  expect(city.matters.filter(({ tags = [] }) => tags.includes('民生实事')).length).toBe(8);
  expect(new Set(ledger.map(({ kind }) => kind))).toEqual(
    new Set(['streak', 'assessment', 'pilot', 'award']),
  );
  expect(new Set(ledger.map(({ state }) => state))).toEqual(new Set(['achieved', 'expected', 'missed']));
});

test('units, groups and peers have English names; no two units share one', () => {
  const named = city.units.map(({ nameEn }) => nameEn);
  expect(named).not.toContain(undefined);
  expect(new Set(named).size).toBe(named.length);
  expect(named).toContain('Yichou Bureau');
  expect(named).toContain('Jia County');
});
