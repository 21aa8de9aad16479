import { explainScoreOf } from '../assessments/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { noRelease, visibleRelease, visibleReleases } from './load-releases.ts';
import { policy } from './policy.ts';

export async function listReleases(query: Query<typeof contract.listReleases>) {
  const { tenant, principal } = query;
  const found = await visibleReleases(query);
  return {
    simulated: tenant.kind === 'simulated',
    releases: found.map(({ head }) => head),
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

export async function readRelease(query: Query<typeof contract.readRelease>) {
  const { tenant, principal, params } = query;
  const { release, head } = await visibleRelease(query, params.id);
  return { release: head, board: release.content, abilities: abilitiesFor(principal, policy, tenant) };
}

/** One score of the board; whoever may see the board may see how its scores came about. */
export async function explainRelease(query: Query<typeof contract.explainRelease>) {
  const { reader, tenant, principal, params } = query;
  const { release } = await visibleRelease(query, params.id);
  const explained = await explainScoreOf(reader, tenant, release.run_id, params.code);
  if (explained === undefined) throw noRelease();
  return { ...explained, abilities: abilitiesFor(principal, policy, tenant) };
}
