import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHuzhou2024 } from '../../examples/huzhou-2024/read.ts';
import { listTargets, readPeers, readTarget, type TargetLine } from '../../server/src/app/contract.ts';
import { openStory, type Story } from '../../server/testing/story.ts';
import { type Expected, expectations, publishedOfCities } from './independent.ts';

let story: Story;
let lines: Map<string, TargetLine>;
const expected = expectations();

beforeAll(async () => {
  story = await openStory({ cities: [loadHuzhou2024().bundle] });
  const answered = await (await story.as('huzhou-office')).call(listTargets);
  lines = new Map(answered.body.targets.map((line) => [line.code, line]));
});
afterAll(() => story?.close());

it('shows the 97 targets of 2024 and no others', () => {
  expect([...lines.keys()].sort()).toEqual(expected.map((one) => one.id).sort());
});

describe.each(expected.map((one): [string, Expected] => [one.id, one]))('%s', (id, one) => {
  const page = async () => {
    const answered = await (await story.as('huzhou-reader')).call(readTarget, {
      params: { id: lines.get(id)?.id ?? '' },
    });
    expect(answered.status).toBe(200);
    return answered.body;
  };

  it('is promised as printed', async () => {
    const { target } = await page();
    expect({
      indicator: target.indicator.name,
      objectives: target.matter.objectives,
      op: target.op,
      unit: target.unit,
      tiers: target.tiers.map(({ tier, value }) => ({ tier, value: value ?? '' })),
    }).toEqual({
      indicator: one.indicator,
      objectives: [one.objective],
      op: one.op,
      unit: one.unit,
      tiers: [{ tier: one.tier, value: one.value }],
    });
  });

  it('shows the latest comparable figure with its source, or none', () => {
    const latest = lines.get(id)?.latest ?? null;
    expect(
      latest === null ? null : { value: latest.value, period: latest.period, url: latest.source.url },
    ).toEqual(one.latest);
  });

  it('is judged as the printed rules say, without a light', () => {
    expect(lines.get(id)?.standing).toMatchObject({ status: one.status, light: null });
  });

  it('carries no forecast and no rate of ours', async () => {
    const { judgement } = await page();
    expect(judgement).toMatchObject({ forecast: null, requiredRate: null });
    expect(JSON.stringify(judgement.trace)).not.toMatch(/预测|平均每月/);
  });

  it('shows last year’s result and what may not be compared, and nothing else', async () => {
    const { previousYear, related, series } = await page();
    expect(previousYear.map(({ value, unit }) => ({ value: value ?? '', unit }))).toEqual(
      one.previousYear.map(({ value, unit }) => ({ value, unit })),
    );
    expect(related.map(({ value, period, comparability }) => ({ value, period, comparability }))).toEqual(
      one.related,
    );
    const known = [...one.previousYear.map(({ value }) => value), ...one.comparable];
    expect(series.map(({ value }) => value ?? '').sort()).toEqual(known.sort());
  });
});

it('shows of the eleven cities what the file prints, figure by figure', async () => {
  const reader = await story.as('huzhou-reader');
  const first = (await reader.call(readPeers)).body;
  const shown: string[] = [];
  for (const indicator of first.indicators) {
    for (const period of indicator.periods) {
      const page = (await reader.call(readPeers, { query: { indicator: indicator.code, period } })).body;
      for (const { unit, figures } of page.rows) {
        for (const figure of figures) {
          shown.push([unit.name.replace(/市$/, ''), figure.source.row, figure.value].join(' '));
        }
      }
    }
  }
  expect(shown.sort()).toEqual(publishedOfCities().sort());
});

it('has no unit account, score, rank, order or light of ours', async () => {
  expect(story.signIns.map(({ role }) => role).sort()).toEqual(['leader', 'office']);
  for (const line of lines.values()) {
    expect(line.standing.light).toBeNull();
    expect(['far_behind', 'not_reported']).not.toContain(line.standing.status);
  }
});
