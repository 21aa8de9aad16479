import type { Abilities, Bilingual } from './endpoint.ts';
import { refuse } from './errors.ts';
import type { Principal, Role } from './principal.ts';

/**
 * A right, said as a sentence and checked as written: who (roles), over which unit, and in which state of the thing.
 * Deny by default: what no sentence allows is refused.
 */
export interface Sentence<Thing> {
  says: Bilingual;
  roles: readonly Role[];
  /**
   * What the grant must cover: `tenant` only a grant over the whole tenant; `anywhere` any grant in it; a function
   * gives the unit that the thing belongs to, which the grant's subtree must hold.
   */
  over: 'tenant' | 'anywhere' | ((thing: Thing) => string);
  /** Asked only after role and unit fit: a reason why not now, or undefined. */
  unless?: (thing: Thing, principal: Principal) => Bilingual | undefined;
  /** Who may know of the thing at all; for everyone else it answers as if it did not exist. Left out: whole city. */
  seenBy?: Sentence<Thing>;
}

/** Any sentence, whatever it is about: what a route names as deciding it. */
export type Deciding = Sentence<never>;

export type Policy<Thing> = Record<string, Sentence<Thing>>;

export interface Answer {
  may: boolean;
  why: Bilingual;
}

/** Whether the principal may, and the sentence that decides it. */
export function answer<Thing>(principal: Principal, sentence: Sentence<Thing>, thing: Thing): Answer {
  const fits = principal.grants.some((grant) => {
    if (!sentence.roles.includes(grant.role)) return false;
    if (grant.reach === null || sentence.over === 'anywhere') return true;
    return sentence.over !== 'tenant' && grant.reach.has(sentence.over(thing));
  });
  if (!fits) return { may: false, why: sentence.says };
  const obstacle = sentence.unless?.(thing, principal);
  return obstacle === undefined ? { may: true, why: sentence.says } : { may: false, why: obstacle };
}

/** Refuses with the sentence that was not fulfilled. */
export function demand<Thing>(principal: Principal, sentence: Sentence<Thing>, thing: Thing): void {
  const { may, why } = answer(principal, sentence, thing);
  if (!may) throw refuse.not_allowed({ why: why.zh, whyEn: why.en });
}

/**
 * Refuses who could not fulfil the sentence over any thing: asked of every request before anything of it is read, so
 * that no route is without its sentence. What depends on the thing is asked again once the thing is loaded.
 */
export function demandEver(principal: Principal, { says, roles, over }: Deciding): void {
  const fits = principal.grants.some(
    (grant) => roles.includes(grant.role) && (grant.reach === null || over !== 'tenant'),
  );
  if (!fits) throw refuse.not_allowed({ why: says.zh, whyEn: says.en });
}

/** Every sentence of a room's policy answered for one thing: goes out with the thing. */
export function abilitiesFor<Thing>(principal: Principal, policy: Policy<Thing>, thing: Thing): Abilities {
  return Object.fromEntries(
    Object.entries(policy).map(([act, sentence]) => [act, answer(principal, sentence, thing)]),
  );
}

/** The units whose things the principal sees in one of these roles; null means all of the tenant. */
export function reachOf(principal: Principal, among: readonly Role[]): ReadonlySet<string> | null {
  const reach = new Set<string>();
  for (const grant of principal.grants) {
    if (!among.includes(grant.role)) continue;
    if (grant.reach === null) return null;
    for (const unit of grant.reach) reach.add(unit);
  }
  return reach;
}
