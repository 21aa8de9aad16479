import { recomputes } from '../assessments/index.ts';
import type { Query } from '../platform/call.ts';
import { canonical, genesis, hashOf, link } from '../platform/chain.ts';
import type { verifyRelease as contract } from './contract.ts';
import { visibleRelease } from './load-releases.ts';
import { type Release, releases } from './store.ts';

/** 核验: content against its hash, the chain up to it, and the scores computed again from the frozen inputs. */
export async function verifyRelease(query: Query<typeof contract>) {
  const { reader, tenant, params, now } = query;
  const { release } = await visibleRelease(query, params.id);
  const upTo = (await releases(reader, tenant.id)).filter((one) => one.seq <= release.seq).reverse();
  const again = await recomputes(reader, tenant.id, release.run_id);
  const shown = release.content.groups.flatMap((group) => group.rows);
  return {
    content: hashOf(release.content) === release.content_hash,
    chain: isChained(tenant.id, upTo),
    recomputes: again !== undefined && canonical(sorted(again)) === canonical(sorted(shown)),
    hash: release.hash,
    checkedAt: now.toISOString(),
  };
}

/** Rows by unit: a board lists them group by group, a run all together. */
function sorted<Row extends { code: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether every release, from the first on, has the hash of its content and links to the one before it. */
function isChained(tenantId: string, oldestFirst: readonly Release[]): boolean {
  let previous = genesis(tenantId);
  return oldestFirst.every((release, index) => {
    const sound =
      release.seq === index + 1 &&
      release.previous_hash === previous &&
      release.hash === link(previous, hashOf(release.content));
    previous = release.hash;
    return sound;
  });
}
