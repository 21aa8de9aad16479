import type { Bilingual } from '../platform/endpoint.ts';
import type { Deciding } from '../platform/policy.ts';
import type { Role } from '../platform/principal.ts';
import { roleNames } from '../platform/role-names.ts';

/** A grant as far as an explanation needs it. */
export interface Held {
  role: Role;
  unit: { id: string; name: string } | null;
  from: string;
  /** Every unit that it reaches today; null the whole city. */
  reach: ReadonlySet<string> | null;
}

export interface Explained {
  may: boolean;
  why: Bilingual;
}

/**
 * Whether grants fulfil a sentence for things of a unit (or, without one, of any), and by which of them; otherwise what
 * is lacking. How a thing stands is not asked: its page answers that.
 */
export function explainRight(
  grants: readonly Held[],
  { roles, over }: Deciding,
  unit: { id: string; name: string } | null,
): Explained {
  const ofRole = grants.filter(({ role }) => roles.includes(role));
  if (ofRole.length === 0) {
    const names = roles.map((role) => roleNames[role]);
    return {
      may: false,
      why: {
        zh: `需要岗位：${names.map(({ zh }) => zh).join('、')}`,
        en: `It needs one of these posts: ${names.map(({ en }) => en).join(', ')}`,
      },
    };
  }
  const held = ofRole.map(sayGrant);
  const [zh, en] = [held.map((one) => one.zh).join('；'), held.map((one) => one.en).join('; ')];
  if (over === 'tenant' && ofRole.every(({ reach }) => reach !== null)) {
    return {
      may: false,
      why: { zh: `须为全市授权；现有 ${zh}`, en: `It needs a grant over the whole city; held: ${en}` },
    };
  }
  if (unit === null || over === 'tenant' || over === 'anywhere') {
    return { may: true, why: { zh: `依据 ${zh}`, en: `By ${en}` } };
  }
  const reaching = ofRole.filter(({ reach }) => reach === null || reach.has(unit.id)).map(sayGrant);
  if (reaching.length === 0) {
    return {
      may: false,
      why: { zh: `授权不含“${unit.name}”；现有 ${zh}`, en: `No grant reaches ${unit.name}; held: ${en}` },
    };
  }
  return {
    may: true,
    why: {
      zh: `依据 ${reaching.map((one) => one.zh).join('；')}`,
      en: `By ${reaching.map((one) => one.en).join('; ')}`,
    },
  };
}

function sayGrant({ role, unit, from }: Held): Bilingual {
  const name = roleNames[role];
  return {
    zh: `${name.zh}（${unit?.name ?? '全市'}，自 ${from}）`,
    en: `${name.en} (${unit?.name ?? 'whole city'}, since ${from})`,
  };
}
