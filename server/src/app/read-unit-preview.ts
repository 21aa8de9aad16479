import { openRequestsOfUnit } from '../actuals/index.ts';
import { openCasesOfUnit } from '../cases/index.ts';
import { readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { foreseeChange, unitsKnown } from '../registry/index.ts';
import type * as contract from './contract-unit.ts';
import { dutiesOfUnits } from './read-unit-work.ts';

/** What a change of the organisation would do, and what hangs on the units that would end by it. */
export async function foreseeOrgAct(query: Query<typeof contract.foreseeOrgAct>) {
  const { reader, tenant, today, body } = query;
  const { said, ending, version } = await foreseeChange(reader, tenant, { ...body, document: '' });
  const [known, targets] = await Promise.all([
    unitsKnown(reader, tenant.id, body.effectiveOn),
    ending.length === 0 ? [] : readTargets(reader, tenant.id, today),
  ]);
  const hangs = ending.map(async ({ id, grants }) => {
    const [duties, requests, cases] = await Promise.all([
      dutiesOfUnits(query, [id]),
      openRequestsOfUnit(reader, query, id, 1),
      openCasesOfUnit(reader, query, id, 200),
    ]);
    const unit = known.find((one) => one.id === id);
    return {
      unit: { id, name: unit?.name ?? '' },
      matters: duties.length,
      targets: targets.filter(({ subject }) => subject.id === id).length,
      requests: requests.total,
      cases: cases.length,
      grants,
    };
  });
  return { version, said, hangs: await Promise.all(hangs) };
}
