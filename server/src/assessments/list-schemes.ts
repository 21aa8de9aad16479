import { comparePeriods, indicatorsOf, parseScheme, tryPeriod } from '@meritloop/engine';
import { countingFigures } from '../gaps/index.ts';
import { indicatorsById } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { fullOf, presentItems, presentSchemeHead, tieRuleOf } from './present-scheme.ts';
import { schemeRows } from './store.ts';

/** Most periods offered for a run. */
const periodLimit = 36;

export async function listSchemes(query: Query<typeof contract.listSchemes>) {
  const { reader, tenant, principal, today } = query;
  const [rows, indicators] = await Promise.all([
    schemeRows(reader, tenant.id),
    indicatorsById(reader, tenant.id),
  ]);
  const schemes = await Promise.all(
    rows.map(async (row) => {
      const scheme = parseScheme(row.definition);
      const wanted = indicatorsOf(scheme).indicators;
      const ids = [...indicators.values()].filter((one) => wanted.has(one.code)).map((one) => one.id);
      const figures = await countingFigures(reader, tenant.id, today, { indicatorIds: ids });
      const periods = [...new Set(figures.map(({ observation }) => observation.period))]
        .map((text) => tryPeriod(text))
        .filter((period) => period !== null)
        .sort((a, b) => comparePeriods(b, a))
        .map((period) => period.text);
      return {
        ...presentSchemeHead(row),
        groups: scheme.groups.map((group) => ({ code: group.id, name: group.name.zh })),
        full: fullOf(scheme),
        digits: scheme.digits,
        ties: tieRuleOf(scheme),
        items: presentItems(scheme.items),
        periods: periods.slice(0, periodLimit),
      };
    }),
  );
  return {
    simulated: tenant.kind === 'simulated',
    schemes,
    abilities: abilitiesFor(principal, policy, tenant),
  };
}
