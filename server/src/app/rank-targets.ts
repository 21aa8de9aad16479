import type { z } from 'zod';
import { type Indicator, indicatorsById, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { peerSets, unitsKnown } from '../registry/index.ts';
import type { rankStanding } from './contract.ts';
import { distances, rankedBy, standingsOf } from './rank-standing.ts';
import type { GatheredTarget } from './target-lines.ts';

type RankStanding = z.input<typeof rankStanding>;

/**
 * A rank promised (保五争三拼第一) beside the published figures that it is a rank of: who stands where, ties, who is
 * late, and how far the place above and each promised place is. Null where the target is no rank, where nothing says
 * what it is a rank of, and in a city of real names, whose places only their source may print.
 */
export async function rankStandingOf(
  reader: Reader,
  tenant: Tenant,
  day: string,
  { target, judgement }: Pick<GatheredTarget, 'target' | 'judgement'>,
): Promise<RankStanding | null> {
  if (tenant.kind === 'published' || target.measure !== 'rank' || judgement.period === null) return null;
  const [indicators, peers, units] = await Promise.all([
    indicatorsById(reader, tenant.id),
    peerSets(reader, tenant.id),
    unitsKnown(reader, tenant.id, day),
  ]);
  const basis = basisOf(target, indicators);
  const members = peerSetOf(target, peers);
  if (basis === undefined || members.length === 0) return null;
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  const period = judgement.period;
  const { standings, late } = await standingsOf(reader, tenant.id, day, {
    indicator: basis,
    period,
    unitIds: members.map(({ unit_id }) => unit_id),
  });
  if (standings.length === 0) return null;
  const promised = target.tiers.flatMap(({ tier, value }) =>
    value === null ? [] : [{ tier, place: Number(value) }],
  );
  const { own, above, tiers } = distances(standings, target.subject.id, promised);
  const named = <T extends { unitId: string }>(one: T) => ({ ...one, name: nameOf(one.unitId) });
  return {
    indicator: { code: basis.code, name: basis.name, unit: basis.unit },
    official: basis.sourceKind === 'official',
    set: { code: members[0]?.code ?? '', name: members[0]?.name ?? '' },
    period,
    standings: standings.map(named),
    late: late.map((id) => ({ id, name: nameOf(id) })),
    own: own === null ? null : named(own),
    above: above === null ? null : named(above),
    tiers: tiers.map((tier) => ({ ...tier, holder: tier.holder === null ? null : named(tier.holder) })),
  };
}

/** What a rank target is a rank of: the indicator that its own names, or its own where that holds figures. */
function basisOf(target: Target, indicators: ReadonlyMap<string, Indicator>): Indicator | undefined {
  const own = indicators.get(target.indicator.id);
  if (own === undefined) return undefined;
  return rankedBy(own, indicators.values()) ?? (own.unit === '位' ? undefined : own);
}

function peerSetOf(target: Target, peers: Awaited<ReturnType<typeof peerSets>>) {
  const code = target.peerSet?.code ?? peers.find(({ unit_id }) => unit_id === target.subject.id)?.code;
  return peers.filter((one) => one.code === code);
}
