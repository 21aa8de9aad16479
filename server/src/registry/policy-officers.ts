import type { Policy } from '../platform/policy.ts';

/** What accounts and grants are asked about: the one it concerns, and how it stands. */
export interface AccountThing {
  personId: string;
  disabled: boolean;
}

const notOwn = (thing: AccountThing, principal: { personId: string }) =>
  thing.personId === principal.personId
    ? { zh: '不得办理本人的账号', en: 'Nobody does this to their own account' }
    : undefined;

/** Rights of the three officers over the city's accounts as a whole. */
export const officePolicy = {
  readAccounts: {
    says: {
      zh: '账号和授权由系统管理员、安全管理员、审计管理员查看',
      en: 'Accounts and grants are read by the system, security and audit officers',
    },
    roles: ['system_officer', 'security_officer', 'audit_officer'],
    over: 'tenant',
  },
  createAccount: {
    says: {
      zh: '账号由系统管理员开设，开设时不带任何权限',
      en: 'The system officer makes accounts; an account begins without any right',
    },
    roles: ['system_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** Rights over the city's own name and notice. */
export const settingsPolicy = {
  readSettings: {
    says: {
      zh: '城市设置和系统状态由系统管理员、审计管理员查看',
      en: 'The system and audit officers read the settings of the city and the state of the system',
    },
    roles: ['system_officer', 'audit_officer'],
    over: 'tenant',
  },
  editSettings: {
    says: { zh: '城市名称和提示由系统管理员设置', en: 'The system officer sets name and notice of the city' },
    roles: ['system_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** Rights of the three officers over one account. */
export const accountPolicy = {
  disableAccount: {
    says: { zh: '账号由系统管理员停用', en: 'The system officer disables accounts' },
    roles: ['system_officer'],
    over: 'tenant',
    unless: (thing, principal) =>
      notOwn(thing, principal) ??
      (thing.disabled ? { zh: '账号已停用', en: 'The account is disabled already' } : undefined),
  },
  enableAccount: {
    says: { zh: '账号由系统管理员启用', en: 'The system officer enables accounts' },
    roles: ['system_officer'],
    over: 'tenant',
    unless: (thing, principal) =>
      notOwn(thing, principal) ??
      (thing.disabled ? undefined : { zh: '账号未停用', en: 'The account is not disabled' }),
  },
  askAccess: {
    says: {
      zh: '重置二次验证、重置密码、关联外部身份由系统管理员提出，安全管理员核准',
      en: 'Resets and links to an external identity are asked for by the system officer and confirmed by the security officer',
    },
    roles: ['system_officer'],
    over: 'tenant',
    unless: notOwn,
  },
  endSessionsOf: {
    says: { zh: '他人的登录由安全管理员结束', en: 'The security officer ends sessions of others' },
    roles: ['security_officer'],
    over: 'tenant',
  },
  readSessionsOf: {
    says: {
      zh: '他人在何处登录由安全管理员查看',
      en: 'The security officer reads where others are signed in',
    },
    roles: ['security_officer'],
    over: 'tenant',
  },
  releaseAccount: {
    says: { zh: '登录等待由安全管理员解除', en: 'The security officer releases an account that has to wait' },
    roles: ['security_officer'],
    over: 'tenant',
  },
  giveGrant: {
    says: { zh: '授权由安全管理员授予', en: 'The security officer grants roles' },
    roles: ['security_officer'],
    over: 'tenant',
    unless: (thing, principal) =>
      notOwn(thing, principal) ??
      (thing.disabled
        ? { zh: '账号已停用，请先启用', en: 'The account is disabled; enable it first' }
        : undefined),
  },
  endGrant: {
    says: { zh: '授权由安全管理员终止', en: 'The security officer ends grants' },
    roles: ['security_officer'],
    over: 'tenant',
    unless: notOwn,
  },
} satisfies Policy<AccountThing>;

/** The right to decide what another office asked for. */
export const accessPolicy = {
  decideAccess: {
    says: {
      zh: '系统管理员提出的访问变更由安全管理员核准，且不得是当事人本人',
      en: 'What the system officer asks for is decided by the security officer, and never by whom it concerns',
    },
    roles: ['security_officer'],
    over: 'tenant',
    unless: notOwn,
  },
} satisfies Policy<AccountThing>;
