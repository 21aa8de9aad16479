import type { Abilities } from '../platform/endpoint.ts';
import { answer, type Policy, reachOf, type Sentence } from '../platform/policy.ts';
import type { Principal, Role } from '../platform/principal.ts';
import { obstacle, type Standing } from './walk.ts';

/** What rights are asked about: whose request it is, and who typed what stands in it. */
export interface Concern {
  unitId: string;
  /** The one unit that may enter it, where the indicator is an official statistic. */
  sourceUnitId: string | null | undefined;
  /** Who typed the latest entry. */
  enteredBy: string | null;
}

const inside: readonly Role[] = ['clerk', 'signer'];
/** Those who see of a unit what it has submitted. */
export const outsideRoles: readonly Role[] = ['office', 'reviewer', 'leader', 'auditor'];
const theUnit = (thing: { unitId: string }) => thing.unitId;

/** Who sees a request at all: its unit with drafts, others what was submitted (load-request.ts). */
const seeRequest = {
  says: {
    zh: '填报任务由本单位查看；其他岗位在授权范围内查看已报送的内容',
    en: 'A request is seen by its unit; other posts see, within their grant, what was submitted',
  },
  roles: [...inside, ...outsideRoles],
  over: theUnit,
} satisfies Sentence<{ unitId: string }>;

/** The reading itself. */
export const readPolicy = { readRequest: { ...seeRequest, seenBy: seeRequest } } satisfies Policy<{
  unitId: string;
}>;

function ofOwnUnit(thing: Concern, principal: Principal) {
  const own = principal.grants.some(
    (grant) =>
      (inside.includes(grant.role) && (grant.reach === null || grant.reach.has(thing.unitId))) ||
      grant.unitId === thing.unitId,
  );
  return own
    ? {
        zh: '审核、锁定须由填报单位以外的人员办理',
        en: 'Nobody reviews or locks the figures of their own unit',
      }
    : undefined;
}

function notTheSource(thing: Concern) {
  return thing.sourceUnitId === undefined || thing.sourceUnitId === thing.unitId
    ? undefined
    : { zh: '法定统计数据只由来源单位填报', en: 'An official statistic is entered by its source only' };
}

const review = {
  says: {
    zh: '审核由考核办审核人员办理，且不得审核本单位',
    en: 'Review is done by reviewers of the office, never of their own unit',
  },
  roles: ['reviewer', 'office'],
  over: theUnit,
  unless: ofOwnUnit,
  seenBy: seeRequest,
} as const;

/** Rights over one request, act by act. The state of the request is asked separately (walk.ts). */
export const policy = {
  enter: {
    says: { zh: '填报由本单位填报人办理', en: 'Figures are entered by the unit’s clerk' },
    roles: ['clerk'],
    over: theUnit,
    seenBy: seeRequest,
    unless: notTheSource,
  },
  hand_over: {
    says: { zh: '送审签由本单位填报人办理', en: 'The unit’s clerk hands over for sign-off' },
    roles: ['clerk'],
    over: theUnit,
    seenBy: seeRequest,
    unless: notTheSource,
  },
  sign_off: {
    says: {
      zh: '审签由本单位审签人办理，且不得审签本人填报的内容',
      en: 'The unit’s signer signs off, never what they entered themselves',
    },
    roles: ['signer'],
    over: theUnit,
    seenBy: seeRequest,
    unless: (thing, principal) =>
      thing.enteredBy === principal.personId
        ? { zh: '填报人不得审签本人填报的内容', en: 'Who entered a figure cannot sign it off' }
        : undefined,
  },
  send_back: {
    says: { zh: '退回填报人由本单位审签人办理', en: 'The unit’s signer sends back to the clerk' },
    roles: ['signer'],
    over: theUnit,
    seenBy: seeRequest,
  },
  submit: {
    says: { zh: '报送由本单位人员办理', en: 'The unit submits its own figures' },
    roles: ['clerk', 'signer'],
    over: theUnit,
    seenBy: seeRequest,
  },
  pass: review,
  return: review,
  lock: {
    says: { zh: '锁定由考核办办理，且不得锁定本单位', en: 'The office locks, never its own unit’s figures' },
    roles: ['office'],
    over: theUnit,
    seenBy: seeRequest,
    unless: ofOwnUnit,
  },
  correct: {
    says: { zh: '更正由填报单位提出', en: 'A correction is made by the unit whose figure it is' },
    roles: ['clerk', 'signer'],
    over: theUnit,
    seenBy: seeRequest,
    unless: notTheSource,
  },
  withdraw: {
    says: { zh: '撤回更正由填报单位办理', en: 'A correction is withdrawn by the unit that began it' },
    roles: ['clerk', 'signer'],
    over: theUnit,
    seenBy: seeRequest,
  },
} satisfies Policy<Concern>;

/** Rights that concern no single request. */
export const roomPolicy = {
  ask: {
    says: { zh: '下达填报任务由考核办办理', en: 'The office asks for figures' },
    roles: ['office'],
    over: 'tenant',
  },
  lockMany: {
    says: { zh: '锁定由考核办办理', en: 'The office locks figures' },
    roles: ['office'],
    over: 'anywhere',
  },
  actOnMany: {
    says: {
      zh: '批量办理的每一项与单独办理同一规定',
      en: 'In a bulk act everything is decided as if it were done alone',
    },
    roles: ['clerk', 'signer', 'reviewer', 'office'],
    over: 'anywhere',
  },
  readRequests: {
    says: {
      zh: '各岗位查看授权范围内的填报任务；本单位以外只见已报送的内容',
      en: 'Every post lists the requests within its grant; outside the unit only what was submitted',
    },
    roles: [...inside, ...outsideRoles],
    over: 'anywhere',
  },
  readFigures: {
    says: {
      zh: '本市各业务岗位都可查看已发布的数据',
      en: 'Every business post of the city may read released figures',
    },
    roles: [...inside, ...outsideRoles],
    over: 'anywhere',
  },
} satisfies Policy<void>;

/** Rights over the release day of an official figure: the source states its own, the office keeps the calendar. */
export const releasePolicy = {
  setRelease: {
    says: {
      zh: '发布日由数据来源单位的审签人或考核办确定',
      en: 'Release days are stated by the signer of the source, or by the office',
    },
    roles: ['office', 'signer'],
    over: (thing) => thing.sourceUnitId ?? '',
  },
  bringForward: {
    says: {
      zh: '提前发布只能由数据来源单位的审签人决定',
      en: 'Only the signer of the source brings a release forward',
    },
    roles: ['signer'],
    over: (thing) => thing.sourceUnitId ?? '',
  },
} satisfies Policy<{ sourceUnitId: string | null }>;

/** The units whose requests the principal sees from inside (drafts and all), and from outside (what was submitted). */
export function sightOf(principal: Principal) {
  const own = reachOf(principal, inside);
  const others = reachOf(principal, outsideRoles);
  const holds = (reach: ReadonlySet<string> | null, unitId: string) => reach === null || reach.has(unitId);
  return {
    insideReach: own,
    outsideReach: others,
    of: (unitId: string): 'inside' | 'outside' | undefined =>
      holds(own, unitId) ? 'inside' : holds(others, unitId) ? 'outside' : undefined,
  };
}

/** Every act on one request answered: first the right, then whether it is its turn. */
export function requestAbilities(principal: Principal, thing: Concern, shown: Standing): Abilities {
  return Object.fromEntries(
    Object.entries(policy).map(([name, sentence]) => {
      const right = answer(principal, sentence, thing);
      if (!right.may) return [name, right];
      const why = obstacle(name as keyof typeof policy, shown);
      return [name, why === undefined ? right : { may: false, why }];
    }),
  );
}
