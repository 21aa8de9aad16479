import { askRequests } from '../src/actuals/contract.ts';
import { readTarget } from '../src/app/contract.ts';
import { listMatters } from '../src/plans/contract.ts';
import { listUnits } from '../src/registry/contract.ts';
import type { Story } from './story.ts';

/** A plain write of the office, for tests of what every write has in common: a month is asked of two counties. */
export const ask = askRequests;

export async function askBody(story: Story, period: string) {
  const office = await story.as('office');
  const { units } = (await office.call(listUnits)).body;
  const { matters } = (await office.call(listMatters)).body;
  const target = matters[0]?.targets[0];
  const page = await office.call(readTarget, { params: { id: target?.id ?? '' } });
  if (page.status !== 200) throw new Error(JSON.stringify([page.status, page.body, target]));
  const counties = units.filter((unit) => ['county-a', 'county-b'].includes(unit.code));
  return {
    body: {
      indicatorId: page.body.target.indicator.id,
      period,
      dueOn: '2026-09-10',
      asked: counties.map((unit) => ({ unitId: unit.id, subjectId: unit.id })),
    },
  };
}
