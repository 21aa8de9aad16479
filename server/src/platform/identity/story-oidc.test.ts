import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actorAt } from '../../../testing/client.ts';
import { freePort, openProvider, type RunningProvider } from '../../../testing/provider.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import {
  askAccess,
  decideAccess,
  disableAccount,
  enableAccount,
  listAccounts,
  whoAmI,
} from '../../registry/contract.ts';
import { beginOidc, setSignInPolicy, signInWays } from './contract.ts';
import { oidcCallback, oidcSettings } from './oidc.ts';

let story: Story;
let provider: RunningProvider;
const reason = '按市里通知办理';
const lines: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  provider = await openProvider(`http://127.0.0.1:${port}${oidcCallback}`);
  story = await openStory({ port, oidc: provider.settings, log: { write: (line) => lines.push(line) } });
  await link('office', 'office-4711');
});
afterAll(async () => {
  await story?.close();
  await provider?.close();
});
afterEach(() => {
  provider.tamper(undefined);
  provider.resign(undefined);
});

async function account(username: string) {
  const found = await (await story.as('audit-officer')).call(listAccounts, { query: { text: username } });
  const one = found.body.accounts.find((account) => account.username === username);
  return { params: { person: one?.personId ?? '' }, ifMatch: one?.version ?? 0 };
}

/** Links a subject as the officers do: one asks, another confirms. */
async function link(username: string, externalId: string) {
  const asked = await (await story.as('system-officer')).call(askAccess, {
    ...(await account(username)),
    body: { kind: 'external_id', externalId, reason },
  });
  const confirmed = await (await story.as('security-officer')).call(decideAccess, {
    params: { request: asked.body.requests[0]?.id ?? '' },
    ifMatch: asked.body.version,
    body: { confirm: true, reason },
  });
  expect(confirmed.body).toMatchObject({ account: { externalId } });
}

const cookiesOf = (answer: { headers: Headers }) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** The whole way; `back` may spoil the address that the provider sends the browser to. */
async function arrive(subject: string, back: (url: URL) => void = () => {}, keep = true, had = '') {
  const begun = await actorAt(story.address, '', story.tenant).call(beginOidc);
  expect(begun.status).toBe(200);
  const url = new URL(await provider.signIn(begun.body.url, subject));
  for (const name of ['code', 'state']) sent.add(url.searchParams.get(name) ?? name);
  back(url);
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: keep ? { cookie: [cookiesOf(begun), had].join('; ') } : {},
  });
  return {
    to: answer.headers.get('location'),
    at: actorAt(story.address, cookiesOf(answer), story.tenant),
    url,
    cookie: cookiesOf(begun),
  };
}

const refused = (why: string) => `/auth/refused?why=${why}`;

/** What came with the answers so far: codes, states, and nothing else that an id token could be had for. */
const sent = new Set<string>();

/** Why the last one was refused, as the log tells the operator; nothing that was sent stands in the log. */
function logged(): string[] {
  const text = lines.join('');
  expect(text).not.toMatch(/eyJ[\w-]{10}|office-4711|a-secret-of-a-test/);
  expect(sent.size).toBeGreaterThan(0);
  expect([...sent].filter((secret) => text.includes(secret))).toEqual([]);
  const last = lines.findLast((line) => line.includes('sign-in by the provider was refused'));
  return (JSON.parse(last ?? '{}') as { because: string[] }).because;
}

describe('sign-in by a provider', () => {
  it('is offered where it is configured, and signs in the person whose subject two officers linked', async () => {
    const ways = await actorAt(story.address, '', story.tenant).call(signInWays);
    expect(ways.body.provider?.label.zh).toBe('市统一身份认证');
    const { to, at } = await arrive('office-4711');
    expect(to).toBe('/');
    const me = await at.call(whoAmI);
    expect(me.body.grants).toMatchObject([{ role: 'office' }]);
    const asked = provider.asked();
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('nonce')?.length).toBeGreaterThanOrEqual(16);
    expect(asked.get('state')?.length).toBeGreaterThanOrEqual(16);
    const { rows } = await sql<
      Record<string, unknown>
    >`select "accessToken", "refreshToken", "idToken" from auth.account
      where "providerId" = 'oidc'`.execute(story.db);
    expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null }]);
    const noted = await sql<{ n: number }>`select count(*)::int as n from platform.audit
      where act = 'identity.sign_in_by_provider'`.execute(story.db);
    expect(noted.rows[0]?.n).toBe(1);
  });

  it('ends the session that the browser had', async () => {
    const former = await arrive('office-4711');
    const { at } = await arrive('office-4711', () => {}, true, former.at.cookie);
    expect([(await former.at.call(whoAmI)).status, (await at.call(whoAmI)).status]).toEqual([401, 200]);
  });

  it('makes no account and matches none by name or mail address', async () => {
    const before = await sql`select count(*) from auth."user"`.execute(story.db);
    expect((await arrive('leader')).to).toBe(refused('unknown_person'));
    provider.tamper((claims) => ({ ...claims, email: 'leader@accounts.invalid', email_verified: true }));
    const { to, at } = await arrive('someone-else');
    expect(to).toBe(refused('unknown_person'));
    expect((await at.call(whoAmI)).status).toBe(401);
    expect(await sql`select count(*) from auth."user"`.execute(story.db)).toEqual(before);
  });

  it('refuses a state that is wrong, used, or of another browser', async () => {
    const spoiled = await arrive('office-4711', (url) => url.searchParams.set('state', 'x'.repeat(32)));
    expect(spoiled.to).toBe(refused('stale'));
    expect((await arrive('office-4711', undefined, false)).to).toBe(refused('stale'));
    const good = await arrive('office-4711');
    const again = await fetch(good.url, { redirect: 'manual', headers: { cookie: good.cookie } });
    expect(again.headers.get('location')).toBe(refused('stale'));
  });

  it.each([
    ['another audience', { aud: 'someone-else' }, 'the id token is for another audience'],
    ['another issuer', { iss: 'https://elsewhere.example' }, 'the id token is of another issuer'],
    ['an end in the past', { exp: 1_700_000_000 }, 'the id token has expired, or a clock is off'],
    ['no end', { exp: undefined }, 'the id token has expired, or a clock is off'],
    ['another nonce', { nonce: 'of-another-sign-in' }, 'the nonce of the id token is not ours'],
    ['no nonce', { nonce: undefined }, 'the nonce of the id token is not ours'],
    ['others beside us as its audience', { aud: ['meritloop', 'someone-else'] }, 'the signature or a claim'],
    ['another as the one it was issued to', { azp: 'someone-else' }, 'the signature or a claim'],
    ['no subject', { sub: undefined }, 'the signature or a claim'],
  ])('refuses an id token with %s, rightly signed, and logs why', async (_, claims, why) => {
    provider.tamper((given) => ({ ...given, ...claims }));
    const { to, at } = await arrive('office-4711');
    expect(to).toBe(refused('not_verified'));
    expect((await at.call(whoAmI)).status).toBe(401);
    expect(logged().join()).toContain(why);
  });

  it.each([
    ['nothing', 'none', 'algorithm'],
    ['our own secret', 'HS256', 'algorithm'],
    ['a key that is not the provider’s', 'foreign key', 'the signature or a claim'],
  ] as const)('refuses an id token that is signed by %s, and logs why', async (_, way, why) => {
    provider.resign(way);
    const { to, at } = await arrive('office-4711');
    expect(to).toBe(refused('not_verified'));
    expect((await at.call(whoAmI)).status).toBe(401);
    expect(logged().join()).toContain(why);
  });

  it('refuses an id token whose claims were changed, and an answer of another issuer', async () => {
    provider.forge((claims) => ({ ...claims, sub: 'office-4711' }));
    expect((await arrive('leader')).to).toBe(refused('not_verified'));
    expect(logged().join()).toContain('the signature or a claim');
    provider.tamper(undefined);
    const mixed = await arrive('office-4711', (url) =>
      url.searchParams.set('iss', 'https://elsewhere.example'),
    );
    expect(mixed.to).toBe(refused('not_verified'));
    expect(logged().join()).toMatch(/issuer/);
  });

  it('refuses an answer without a state, and a code that belongs to another sign-in or was used', async () => {
    const without = await arrive('office-4711', (url) => url.searchParams.delete('state'));
    expect(without.to).toBe(refused('stale'));
    expect(logged().join()).toContain('state');
    let stolen = '';
    await arrive('office-4711', (url) => {
      stolen = url.searchParams.get('code') ?? '';
      url.searchParams.set('state', 'x'.repeat(32));
    });
    // Its own state, another's code: the verifier of the thief does not open it.
    const injected = await arrive('leader', (url) => url.searchParams.set('code', stolen));
    expect(injected.to).toBe(refused('not_verified'));
    let used = '';
    const good = await arrive('office-4711', (url) => {
      used = url.searchParams.get('code') ?? '';
    });
    expect(good.to).toBe('/');
    const replayed = await arrive('office-4711', (url) => url.searchParams.set('code', used));
    expect(replayed.to).toBe(refused('not_verified'));
    expect((await replayed.at.call(whoAmI)).status).toBe(401);
    expect(logged()).not.toEqual([]);
  });

  it('says when the person declines, and when the account is disabled', async () => {
    const declined = await arrive('office-4711', (url) => {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
    });
    expect(declined.to).toBe(refused('declined'));
    const system = await story.as('system-officer');
    const act = async (stated: typeof disableAccount | typeof enableAccount) =>
      system.call(stated, { ...(await account('office')), body: { reason } });
    expect((await act(disableAccount)).status).toBe(200);
    expect((await arrive('office-4711')).to).toBe(refused('disabled'));
    expect((await act(enableAccount)).status).toBe(200);
  });

  it('begins a session with our own limits, counted from the sign-in here', async () => {
    const { at } = await arrive('office-4711');
    const age = (hours: number) =>
      sql`update auth.session set "createdAt" = "createdAt" - make_interval(hours => ${hours}::int)
      where "signedInBy" = 'oidc'`.execute(story.db);
    await age(11);
    expect((await at.call(whoAmI)).status).toBe(200);
    await age(1);
    expect((await at.call(whoAmI)).status).toBe(401);
  });

  it('counts for a city that asks for a second factor: the provider’s own factors', async () => {
    const officer = await story.as('security-officer');
    const body = { secondFactorFor: ['office' as const], reason };
    expect((await officer.call(setSignInPolicy, { body, ifMatch: 1 })).status).toBe(200);
    expect((await (await arrive('office-4711')).at.call(whoAmI)).status).toBe(200);
    expect((await (await story.as('office')).call(whoAmI)).status).toBe(403);
  });
});

describe('the settings of a provider', () => {
  it('are all or none, over https', () => {
    expect(oidcSettings({})).toBeUndefined();
    const all = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(oidcSettings({ ...all, OIDC_LABEL: '省身份认证' })?.label.zh).toBe('省身份认证');
    expect(() => oidcSettings({ ...all, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_CLIENT_SECRET/);
    expect(() => oidcSettings({ ...all, OIDC_ISSUER: 'http://id.example' })).toThrow(/https/);
  });
});
