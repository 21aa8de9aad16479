import { countByStatus } from './count-by-status.ts';
import type { GatheredTarget } from './target-lines.ts';

/** Every objective in order of first appearance with its targets by status; at the end those under none. */
export function objectivesOf(all: readonly GatheredTarget[]) {
  const found = new Map<string | null, GatheredTarget[]>();
  for (const one of all) {
    const { objectives } = one.line.matter;
    for (const objective of objectives.length === 0 ? [null] : objectives) {
      const known = found.get(objective);
      if (known === undefined) found.set(objective, [one]);
      else known.push(one);
    }
  }
  return [...found]
    .sort(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([objective, of]) => ({
      objective,
      total: of.length,
      counts: countByStatus(of.map(({ judgement }) => judgement.status)),
    }));
}
