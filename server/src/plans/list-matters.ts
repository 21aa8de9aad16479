import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { dutiesByMatter, matterHeads, readTargets } from './read-targets.ts';

export async function listMatters(query: Query<typeof contract.listMatters>) {
  const { reader, tenant, today } = query;
  const [heads, duties, targets] = await Promise.all([
    matterHeads(reader, tenant.id),
    dutiesByMatter(reader, tenant.id, today),
    readTargets(reader, tenant.id, today),
  ]);
  return {
    matters: [...heads.values()].map((head) => ({
      ...head,
      duties: duties.get(head.id) ?? [],
      targets: targets
        .filter((target) => target.matter.id === head.id)
        .map((target) => ({ id: target.id, code: target.code, name: target.indicator.name })),
    })),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}
