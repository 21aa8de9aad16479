import type { Light, Nature } from '@meritloop/engine';
import type { ProposalRule } from './rule-set.ts';

/** How bad a light is: a proposal answers a turn for the worse, never one for the better. */
const severity: Record<Light, number> = { unlit: 0, green: 0, yellow: 1, red: 2 };

/**
 * Whether a target's light proposes an order: the rule names the light and the target's nature, and the light is worse
 * than before (`before` undefined: first judged, where how it stands is what counts). A nature that the plan does not
 * state is not taken for binding.
 */
export function proposesOrder(
  rule: ProposalRule | undefined,
  nature: Nature | null,
  light: Light,
  before: Light | undefined,
): boolean {
  if (rule === undefined || nature === null) return false;
  if (before !== undefined && severity[light] <= severity[before]) return false;
  return rule.lights.includes(light) && rule.natures.includes(nature);
}
