import { uuidv7 } from 'uuidv7';
import type { Query } from '../call.ts';
import { dayOf } from '../clock.ts';
import { refuse as platform } from '../errors.ts';
import { abilitiesFor, answer, demand, type Policy, type Sentence } from '../policy.ts';
import { type Principal, roles } from '../principal.ts';
import type { Mount } from '../room.ts';
import type { Tenant } from '../tenants.ts';
import * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { makeSecret } from './present-token.ts';
import { distinct, type Scopes, within } from './scopes.ts';
import { insertToken, lockToken, setRevoked, type TokenRow, tokensOf } from './store.ts';

const longestDays = 365;
/** Good tokens of one person at a time. */
const most = 20;

const policy = {
  listTokens: {
    says: {
      zh: '每位登录人员查看自己的访问令牌，安全管理员查看本市全部令牌',
      en: 'Everyone signed in reads their own API tokens; the security officer those of the city',
    },
    roles,
    over: 'anywhere',
  },
  createToken: {
    says: {
      zh: '每位登录人员可为自己新建访问令牌',
      en: 'Everyone signed in may make API tokens of their own',
    },
    roles,
    over: 'anywhere',
  },
  seeEveryToken: {
    says: {
      zh: '本市全部访问令牌由安全管理员、审计管理员查看',
      en: 'The security and audit officers see every token',
    },
    roles: ['security_officer', 'audit_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

const revokeOfOthers = {
  says: { zh: '令牌由本人或安全管理员撤销', en: 'A token is revoked by its person or the security officer' },
  roles: ['security_officer'],
  over: 'tenant',
} satisfies Policy<void>[string];

interface TokenThing {
  personId: string;
  revoked: boolean;
}

const seeToken = {
  says: {
    zh: '令牌由本人、安全管理员和审计管理员查看',
    en: 'A token is seen by its person, the security and the audit officer',
  },
  roles,
  over: 'anywhere',
  unless: (token, principal) =>
    token.personId === principal.personId || answer(principal, policy.seeEveryToken, undefined).may
      ? undefined
      : { zh: '这是他人的令牌', en: 'It is someone else’s token' },
} satisfies Sentence<TokenThing>;

const tokenPolicy = {
  revokeToken: {
    says: revokeOfOthers.says,
    roles,
    over: 'anywhere',
    unless: (token, principal) => {
      if (token.revoked) return { zh: '令牌已撤销', en: 'The token is revoked' };
      const may = token.personId === principal.personId || answer(principal, revokeOfOthers, undefined).may;
      return may ? undefined : { zh: '这是他人的令牌', en: 'It is someone else’s token' };
    },
    seenBy: seeToken,
  },
} satisfies Policy<TokenThing>;

/** What the acts need of the registry: people and units are not the platform's. */
interface TokenPeople {
  names(tenant: Tenant, ids: readonly string[]): Promise<ReadonlyMap<string, { zh: string; en: string }>>;
  units(tenant: Tenant, day: string): Promise<readonly { id: string; code: string; name: string }[]>;
}

export interface TokenHouse {
  scopes: Scopes;
  people: TokenPeople;
}

const nobody: TokenPeople = {
  names: async () => new Map(),
  units: async () => [],
};

/** Making, listing and revoking tokens. Without a house only the endpoints are gathered. */
export function mountTokens(mount: Mount, house: TokenHouse = { scopes: new Map(), people: nobody }): void {
  const { people } = house;
  const all = distinct(house.scopes);

  async function present(
    call: Pick<Query<typeof contract.listTokens>, 'tenant' | 'principal' | 'now' | 'today'>,
    rows: readonly TokenRow[],
  ) {
    const { tenant, principal } = call;
    const [names, units] = await Promise.all([
      people.names(
        tenant,
        rows.map((row) => row.person_id),
      ),
      rows.some((row) => row.unit_id !== null) ? people.units(tenant, call.today) : [],
    ]);
    const day = dayOf(call.now);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      person: names.get(row.person_id) ?? { zh: '', en: '' },
      own: row.person_id === principal.personId,
      scopes: row.scopes,
      unit:
        row.unit_id === null
          ? null
          : { id: row.unit_id, name: units.find(({ id }) => id === row.unit_id)?.name ?? '' },
      createdAt: row.created_at.toISOString(),
      expiresOn: row.expires_on,
      lastUsedOn: row.last_used_on,
      state: stateOf(row, day),
      abilities: abilitiesFor(principal, tokenPolicy, {
        personId: row.person_id,
        revoked: row.revoked_at !== null,
      }),
    }));
  }

  mount.query(contract.listTokens, policy.listTokens, async (query) => {
    const { reader, tenant, principal } = query;
    const every = answer(principal, policy.seeEveryToken, undefined).may;
    const rows = await tokensOf(reader, tenant.id, every ? null : principal.personId);
    const units = await people.units(tenant, query.today);
    return {
      tokens: await present(query, rows),
      scopes: all
        .filter((scope) => within(principal, scope))
        .map(({ name, reads, says }) => ({ name, reads, says })),
      units: units.filter(({ id }) => reaches(principal, id)).map(({ id, name }) => ({ id, name })),
      longestDays,
      most,
      abilities: abilitiesFor(principal, policy, undefined),
    };
  });

  mount.act(contract.createToken, policy.createToken, async (act) => {
    // For oneself alone: a token of another person, shown to an officer, would be that person's rights in one hand.
    const { tx, tenant, principal, body, now } = act;
    const day = dayOf(now);
    const last = dayOf(new Date(now.getTime() + longestDays * 86_400_000));
    if (body.expiresOn <= day || body.expiresOn > last) throw refuse.bad_end({ days: longestDays });
    const wanted = [...new Set(body.scopes)].sort();
    for (const name of wanted) {
      const scope = all.find((one) => one.name === name);
      if (scope === undefined || !within(principal, scope)) throw refuse.unknown_scope({ scope: name });
    }
    const unitId = body.unitId ?? null;
    if (unitId !== null && !reaches(principal, unitId)) throw refuse.unit_out_of_reach();
    const held = await tokensOf(tx, tenant.id, principal.personId);
    if (held.filter((row) => stateOf(row, day) === 'good').length >= most) throw refuse.too_many({ most });
    const { secret, prefix, hash } = makeSecret();
    const row: TokenRow = {
      tenant_id: tenant.id,
      id: uuidv7(),
      person_id: principal.personId,
      account_id: principal.accountId,
      name: body.name,
      prefix,
      hash,
      scopes: wanted,
      unit_id: unitId,
      created_by: principal.personId,
      created_at: now,
      expires_on: body.expiresOn,
      last_used_on: null,
      revoked_by: null,
      revoked_at: null,
    };
    await insertToken(tx, row);
    await act.record({
      act: 'platform.create_token',
      subject: { kind: 'token', id: row.id },
      unitId,
      new: { name: row.name, person: row.person_id, scopes: wanted, expiresOn: row.expires_on },
    });
    const [token] = await present(act, [row]);
    if (token === undefined) throw new Error('No token');
    return { token, secret };
  });

  mount.act(contract.revokeToken, tokenPolicy.revokeToken, async (act) => {
    const { tx, tenant, principal, body, now } = act;
    const row = await lockToken(tx, tenant.id, act.params.token);
    const thing = row && { personId: row.person_id, revoked: false };
    // Someone else's token answers as if it did not exist.
    if (row === undefined || thing === undefined || !answer(principal, seeToken, thing).may) {
      throw platform.not_found({ thing: '该令牌', thingEn: 'token' });
    }
    demand(principal, tokenPolicy.revokeToken, thing);
    if (row.revoked_at !== null) throw refuse.revoked_already();
    await setRevoked(tx, row, principal.personId, now);
    await act.record({
      act: 'platform.revoke_token',
      subject: { kind: 'token', id: row.id },
      old: { name: row.name, person: row.person_id },
      reason: body.reason,
    });
    const [token] = await present(act, [{ ...row, revoked_at: now, revoked_by: principal.personId }]);
    if (token === undefined) throw new Error('No token');
    return token;
  });
}

function stateOf(row: TokenRow, day: string): 'good' | 'expired' | 'revoked' {
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_on < day ? 'expired' : 'good';
}

const reaches = (principal: Principal, unitId: string): boolean =>
  principal.grants.some(({ reach }) => reach === null || reach.has(unitId));
