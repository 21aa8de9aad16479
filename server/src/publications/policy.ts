import { answer, type Policy } from '../platform/policy.ts';
import { type Principal, roles } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { Release } from './store.ts';

export const policy = {
  readBoards: {
    says: {
      zh: '本市每位登录人员都可查看系统内公布的榜单',
      en: 'Everyone signed in to the city may read the boards released in the system',
    },
    roles,
    over: 'anywhere',
  },
  releaseBoard: {
    says: {
      zh: '考核办可以公布榜单；公布后不可修改，只能以新榜单替代',
      en: 'The performance office may release a board; it cannot be changed, only superseded',
    },
    roles: ['office'],
    over: 'tenant',
    unless: (tenant) =>
      tenant.kind === 'published'
        ? {
            zh: '这里只有真实单位的公开数据，没有榜单可公布',
            en: 'this city holds published figures of real bodies: there is no board to release',
          }
        : undefined,
  },
} satisfies Policy<Tenant>;

const oversee = {
  says: {
    zh: '考核办、审核人、领导和审计可查看全部榜单',
    en: 'The performance office, reviewers, leaders and auditors see every board',
  },
  roles: ['office', 'reviewer', 'leader', 'auditor'],
  over: 'tenant',
} satisfies Policy<void>[string];

/**
 * Whether the board is for this person: by audience, system for everyone in the city, group for units ranked on it,
 * office for those who oversee. `unitIds` are the units on the board.
 */
export function maySee(
  principal: Principal,
  release: Pick<Release, 'audience'>,
  unitIds: readonly string[],
): boolean {
  if (release.audience === 'system' || answer(principal, oversee, undefined).may) return true;
  if (release.audience === 'office') return false;
  return principal.grants.some((grant) => unitIds.some((id) => grant.reach?.has(id) === true));
}
