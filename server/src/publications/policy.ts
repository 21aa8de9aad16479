import { answer, type Policy, type Sentence } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { Release } from './store.ts';
import type { StoredHead } from './store-documents.ts';

export const policy = {
  readBoards: {
    says: {
      zh: '本市各业务岗位都可查看系统内公布的榜单',
      en: 'Every business post of the city may read the boards released in the system',
    },
    roles: businessRoles,
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
      zh: '本市各业务岗位都可查看范围包括本人的文稿',
      en: 'Every business post of the city may read the documents whose audience includes them',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  readTemplates: {
    says: {
      zh: '本市各业务岗位都可查看文稿模板',
      en: 'Every business post of the city may read how documents are worded',
    },
    roles: businessRoles,
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

type Board = Pick<Release, 'audience'> & { unitIds: readonly string[] };

const seeBoard = {
  says: {
    zh: '榜单由其范围内的人员查看：系统内全部、所涉单位或考核办',
    en: 'A board is seen by its audience: everyone in the system, the units ranked on it, or the office',
  },
  roles: businessRoles,
  over: 'anywhere',
  unless: ({ audience, unitIds }, principal) =>
    audience === 'system' ||
    answer(principal, oversee, undefined).may ||
    (audience === 'group' &&
      principal.grants.some(({ reach }) => unitIds.some((id) => reach?.has(id) === true)))
      ? undefined
      : { zh: '您不在该榜单的范围内', en: 'You are not of its audience' },
} satisfies Sentence<Board>;

/** Rights over one board; `unitIds` are the units on it. */
export const boardPolicy = { readBoard: { ...seeBoard, seenBy: seeBoard } } satisfies Policy<Board>;

type Paper = Pick<StoredHead, 'audience' | 'scope'>;

const seeDocument = {
  says: {
    zh: '文稿由其范围内的人员查看：系统内全部、所涉单位或考核办',
    en: 'A document is seen by its audience: everyone in the system, the units concerned, or the office',
  },
  roles: businessRoles,
  over: 'anywhere',
  unless: ({ audience, scope: { unitId } }, principal) => {
    // Of other kinds than a unit's sheet, every unit is concerned.
    if (audience === 'group' && unitId === undefined) return undefined;
    return seeBoard.unless({ audience, unitIds: unitId === undefined ? [] : [unitId] }, principal);
  },
} satisfies Sentence<Paper>;

export const documentPolicy = {
  readDocument: { ...seeDocument, seenBy: seeDocument },
} satisfies Policy<Paper>;
