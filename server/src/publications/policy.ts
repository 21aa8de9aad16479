import { answer, type Policy } from '../platform/policy.ts';
import { type Principal, roles } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { Release } from './store.ts';
import type { StoredHead } from './store-documents.ts';

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
  readDocuments: {
    says: {
      zh: '本市每位登录人员都可查看范围包括本人的文稿',
      en: 'Everyone signed in to the city may read the documents whose audience includes them',
    },
    roles,
    over: 'anywhere',
  },
  produceDocument: {
    says: {
      zh: '考核办可以生成文稿；文稿均为送审稿，生成后不可修改',
      en: 'The performance office may produce documents; they are drafts and are never changed',
    },
    roles: ['office'],
    over: 'tenant',
    unless: noDocumentsHere,
  },
  changeTemplate: {
    says: {
      zh: '考核办可以修改文稿模板的措辞和顺序，须写明原因',
      en: 'The performance office may change wording and order of documents, with a reason',
    },
    roles: ['office'],
    over: 'tenant',
    unless: noDocumentsHere,
  },
} satisfies Policy<Tenant>;

function noDocumentsHere(tenant: Tenant) {
  return tenant.kind === 'published'
    ? {
        zh: '这里只有真实单位的公开数据，不生成文稿',
        en: 'this city holds published figures of real bodies: no document is produced',
      }
    : undefined;
}

const oversee = {
  says: {
    zh: '考核办、审核人、领导和审计可查看全部榜单和文稿',
    en: 'The performance office, reviewers, leaders and auditors see every board and document',
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

/** The same of a document: `group` is the unit that a unit sheet is about; of other kinds, every unit. */
export function mayRead(principal: Principal, document: Pick<StoredHead, 'audience' | 'scope'>): boolean {
  const { unitId } = document.scope;
  if (document.audience === 'group' && unitId === undefined) return true;
  return maySee(principal, document, unitId === undefined ? [] : [unitId]);
}
