import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import { sql } from 'kysely';
import { type Db, openPool } from './database.ts';
import { oidcProvider } from './identity/accounts.ts';
import { countFailures } from './identity/failures.ts';
import { type OidcSettings, oidcPlugin } from './identity/oidc.ts';
import { because, faultOf, withReasons } from './identity/oidc-reasons.ts';
import { openPuzzles } from './identity/puzzle.ts';
import { decoded, sessionReader } from './identity/read-session.ts';
import { keptAsHashes, recoveryCodes } from './identity/recovery-codes.ts';
import { libraryKeys, type Secrets, sealAnew, signedAnew } from './identity/secrets.ts';

/** A session ends when it was not used for so long … */
const idleHours = 4;
/** … its use is noted no more often than so … */
const noteUseMinutes = 5;
/** … and in any case so long after its sign-in. */
const absoluteHours = 12;

/** Hours that a session lasts, as said on the account page. */
export const sessionLimits = { idleHours, absoluteHours };

export interface IdentityOptions {
  databaseUrl: string;
  db: Db;
  /** Sign cookies, key the counters and encrypt second factors: the same for every process of an installation. */
  secrets: Secrets;
  baseUrl: string;
  oidc?: OidcSettings | undefined;
  /** What a puzzle costs after so many solved ones; {@link squaringsAfter} unless given. */
  puzzleCost?: ((solved: number) => number) | undefined;
  /** Told what fails in the library without anyone's request being to blame. */
  onError?: (error: Error) => void;
}

/**
 * Sign-in by better-auth (ADR 0005). Its tables live in schema `auth`: global identity, no tenant. Who may do what
 * is not its business: grants bind a person to a tenant in the registry. Its own HTTP addresses are not mounted; the
 * house's (`identity/`) call it through what is answered here.
 */
export function openIdentity({
  databaseUrl,
  db,
  secrets,
  baseUrl,
  oidc,
  puzzleCost,
  onError = () => {},
}: IdentityOptions) {
  const [secret] = secrets;
  const keys = libraryKeys(secrets);
  const pool = openPool(
    {
      connectionString: databaseUrl,
      max: 4,
      application_name: 'meritloop-identity',
      options: '-c search_path=auth',
    },
    () => {}, // the query that it broke is answered by the library, and the pool replaces it
  );
  const secure = baseUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const auth = betterAuth({
    database: pool,
    appName: 'Meritloop',
    secrets: keys.secrets,
    secret: keys.secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    // The house has checked Origin against Host before; what came through is the same origin under any host name.
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin');
      return origin === null || origin === undefined ? [] : [origin];
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Its further arguments may hold what was sent.
      log: (_, message) => {
        if (!because(message)) onError(new Error(`sign-in: ${message}`));
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: {
      expiresIn: 60 * 60 * idleHours,
      updateAge: 60 * noteUseMinutes,
      additionalFields: { signedInBy: { type: 'string', required: false, input: false } },
    },
    user: {
      additionalFields: {
        disabledAt: { type: 'date', required: false, input: false },
        passwordDue: { type: 'boolean', required: false, input: false },
      },
    },
    // A subject is linked by two officers and by nothing else; of the provider nothing is kept.
    account: { accountLinking: { enabled: false }, updateAccountOnSignIn: false },
    // Counted by the house (identity/failures.ts): by account and place instead of by address alone.
    rateLimit: { enabled: false },
    // A browser takes a __Host- cookie over TLS only, from this host alone, for all of it. The library knows no such
    // prefix and would write its own before it.
    advanced: {
      useSecureCookies: false,
      cookiePrefix: `${prefix}meritloop`,
      defaultCookieAttributes: { secure },
    },
    plugins: [
      // The user names of posts have hyphens (clerk-a), which the library's own rule refuses.
      username({ usernameValidator: (name) => /^[a-z][a-z0-9-]{1,30}$/.test(name) }),
      // Its own lock would let whoever has the password lock the owner's second step.
      twoFactor({ issuer: 'Meritloop', accountLockout: { enabled: false }, backupCodeOptions: keptAsHashes }),
      ...(oidc === undefined ? [] : [oidcPlugin(oidc, baseUrl)]),
    ],
  });
  const { api } = auth;
  const cookies = {
    device: { name: `${prefix}meritloop.device`, secure, path: secure ? '/' : '/api/auth' },
    secondStep: `${prefix}meritloop.two_factor`,
    session: `${prefix}meritloop.session_token`,
  };
  const readSession = sessionReader<NonNullable<Awaited<ReturnType<typeof api.getSession>>>>(db, {
    secret,
    cookie: cookies.session,
    expires: 60 * 60 * idleHours,
    renew: 60 * noteUseMinutes,
  });
  const codes = recoveryCodes(db, keys.config);
  /** The library answers whether an id token holds; what is wrong with one that does not is noted for the log. */
  async function sayFaults(): Promise<void> {
    const provider = (await auth.$context).socialProviders.find(({ id }) => id === oidcProvider);
    if (provider === undefined || oidc === undefined || explained.has(provider)) return;
    explained.add(provider);
    const ask = provider.getUserInfo.bind(provider);
    provider.getUserInfo = async (told) => {
      const found = await ask(told);
      if (found === null) because(faultOf(told, oidc, new Date()));
      return found;
    };
  }
  const explained = new WeakSet<object>();
  const own = (headers: Headers) => signedAnew(headers, cookies.session, secrets);

  return {
    failures: countFailures(db, secrets),
    puzzles: openPuzzles(db, secrets, puzzleCost),
    cookies,
    /** What an earlier secret has encrypted, under the present one. */
    sealAnew: () => sealAnew(db, secrets),

    /** Whose session it is, or null; looked up through `reader` where one is given. Ends one that has reached its absolute limit or whose account is disabled. */
    async session(given: Headers, reader?: Db) {
      const headers = own(given);
      const found = (await readSession(headers, reader)) ?? (await api.getSession({ headers }));
      if (found === null) return null;
      const age = Date.now() - found.session.createdAt.getTime();
      const open = (found.user.disabledAt ?? null) === null;
      if (open && age < absoluteHours * 3_600_000) return found;
      await this.endSession(found.session.token);
      return null;
    },
    async endSession(token: string): Promise<void> {
      await (await auth.$context).internalAdapter.deleteSession(token);
    },
    /** Ends the session that a browser had until it signed in anew: with its cookie gone nobody else would. */
    async endFormer(headers: Headers): Promise<void> {
      const former = await this.session(headers);
      if (former !== null) await this.endSession(former.session.token);
    },
    async signIn(name: string, password: string, headers: Headers): Promise<Response> {
      const answer = await api.signInUsername({
        body: { username: name, password },
        headers,
        asResponse: true,
      });
      // What cannot be a user name is refused unhashed; it shall take as long as any other.
      if (answer.status === 400 || answer.status === 422) await hash(password);
      return answer;
    },
    /** Sign-in by the installation's provider; undefined where it has none. */
    oidc:
      oidc === undefined
        ? undefined
        : {
            label: oidc.label,
            begin: (headers: Headers): Promise<Response> =>
              api.signInSocial({
                body: { provider: oidcProvider, callbackURL: '/', disableRedirect: true },
                headers,
                asResponse: true,
              }),
            /** Answers what the library says, and why where it is no. */
            finish: async (query: Record<string, string | undefined>, headers: Headers) => {
              await sayFaults();
              const params = { id: oidcProvider };
              return withReasons(() =>
                api.callbackOAuth({ method: 'GET', params, query, headers, asResponse: true }),
              );
            },
            /** Notes that the provider vouched for the session; answers the account, if it is not disabled. */
            async markSession(token: string): Promise<string | undefined> {
              const found = await sql<{ id: string }>`update auth.session s set "signedInBy" = ${oidcProvider}
                from auth."user" u where u.id = s."userId" and s.token = ${token} and u."disabledAt" is null
                returning u.id`.execute(db);
              return found.rows[0]?.id;
            },
          },
    async accountNamed(name: string): Promise<string | undefined> {
      const found = await sql<{ id: string }>`select id from auth."user"
        where username = ${name.toLowerCase()}`.execute(db);
      return found.rows[0]?.id;
    },
    /** Whether the officers of its city have closed the account. Asked only after the right password. */
    async isDisabled(name: string): Promise<boolean> {
      const found = await sql`select 1 from auth."user"
        where username = ${name.toLowerCase()} and "disabledAt" is not null`.execute(db);
      return found.rows.length > 0;
    },
    signOut: (headers: Headers): Promise<Response> =>
      api.signOut({ headers: own(headers), asResponse: true }),

    /** Who has given the right password and is asked for a code, by the cookie of that step. */
    async accountInSecondStep(
      cookie: string | undefined,
    ): Promise<{ id: string; username: string } | undefined> {
      const identifier = decoded(cookie ?? '').replace(/\.[^.]*$/, '');
      if (!identifier.startsWith('2fa-')) return undefined;
      const found = await sql<{ id: string; username: string }>`select u.id, u.username
        from auth.verification v join auth."user" u on u.id = v.value
        where v.identifier = ${identifier} and v."expiresAt" > ${new Date()}`.execute(db);
      return found.rows[0];
    },
    /** Six digits are a code of the moment, anything else a recovery code. */
    async secondStep(accountId: string, typed: string, given: Headers): Promise<Response> {
      const headers = onlyCookie(given, cookies.secondStep);
      if (/^\d{6}$/.test(typed)) return api.verifyTOTP({ body: { code: typed }, headers, asResponse: true });
      const code = await codes.hashOf(accountId, typed);
      return api.verifyBackupCode({ body: { code }, headers, asResponse: true });
    },

    changePassword: (currentPassword: string, newPassword: string, headers: Headers): Promise<Response> =>
      api.changePassword({
        body: { currentPassword, newPassword, revokeOtherSessions: true },
        headers: own(headers),
        asResponse: true,
      }),
    factor: {
      begin: (password: string, headers: Headers): Promise<Response> =>
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: own(headers), asResponse: true }),
      confirm: (code: string, headers: Headers): Promise<Response> =>
        api.verifyTOTP({ body: { code }, headers: own(headers), asResponse: true }),
      end: (password: string, headers: Headers): Promise<Response> =>
        api.disableTwoFactor({ body: { password }, headers: own(headers), asResponse: true }),
      /** Whether the password is right; ends the codes that there are. */
      endCodes: (password: string, headers: Headers): Promise<Response> =>
        api.generateBackupCodes({ body: { password }, headers: own(headers), asResponse: true }),
      codes,
    },
    close: () => pool.end(),
  };
}

export type Identity = ReturnType<typeof openIdentity>;

/** The headers with one cookie left: a session of someone else beside it must not answer for this step. */
function onlyCookie(given: Headers, name: string): Headers {
  const headers = new Headers(given);
  const kept = (given.get('cookie') ?? '').split(';').filter((part) => part.trim().startsWith(`${name}=`));
  headers.set('cookie', kept.join(';').trim());
  return headers;
}
