import { readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { CountedFigure, explainTarget as contract } from './contract.ts';
import type { Counted } from './count-figures.ts';
import { judgeWithFigures } from './judge-targets.ts';
import { policy } from './policy.ts';
import { headOf } from './present-changes.ts';
import { rulesInForce } from './rule-set.ts';
import { unitNames } from './unit-names.ts';

export async function explainTarget(query: Query<typeof contract>) {
  const { reader, tenant, today, principal, params } = query;
  const [target] = await readTargets(reader, tenant.id, today, { ids: [params.id] });
  const found = target && (await judgeWithFigures(reader, tenant, today, [target])).get(target.id);
  if (target === undefined || found === undefined) {
    throw house.not_found({ thing: '该目标', thingEn: 'target' });
  }
  const [rules, units] = await Promise.all([
    rulesInForce(reader, tenant.id, today),
    unitNames(reader, tenant.id, today),
  ]);
  return {
    simulated: tenant.kind === 'simulated',
    target: headOf(target),
    judgement: found.judgement,
    figures: found.figures.map((counted) => presentFigure(counted, units.bySource)),
    rules: { code: rules?.code ?? 'engine-default', version: rules?.version ?? 1 },
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

function presentFigure(
  { observation, counts, why }: Counted,
  sources: ReadonlyMap<string, string>,
): CountedFigure {
  return {
    observationId: observation.id,
    period: observation.period,
    value: observation.value,
    op: observation.op,
    unit: observation.unit,
    source: sources.get(observation.source) ?? observation.source,
    status: observation.status,
    recordedOn: observation.recordedOn,
    counts,
    why,
  };
}
