import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { openPool, type Tx } from './database.ts';

/**
 * Sign-in by better-auth (ADR 0005). Its tables live in schema `auth`: global identity, no tenant. Who may do what
 * is not its business: grants bind a person to a tenant in the registry.
 */
export function openIdentity(options: { databaseUrl: string; secret: string; baseUrl: string }) {
  const pool = openPool(
    {
      connectionString: options.databaseUrl,
      max: 4,
      application_name: 'meritloop-identity',
      options: '-c search_path=auth',
    },
    () => {}, // the query that it broke is answered by the library, and the pool replaces it
  );
  const auth = betterAuth({
    database: pool,
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    // The house has checked Origin against Host before; what came through is the same origin under any host name.
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin');
      return origin === null || origin === undefined ? [] : [origin];
    },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 60,
      // An office of dozens signs in from one address in the same minute; the library's own 3 in 10 s would shut it out.
      customRules: { '/sign-in/username': { window: 60, max: 60 } },
    },
    advanced: { useSecureCookies: options.baseUrl.startsWith('https:'), cookiePrefix: 'meritloop' },
    // The user names of posts have hyphens (clerk-a), which the library's own rule refuses.
    plugins: [username({ usernameValidator: (name) => /^[a-z][a-z0-9-]{1,30}$/.test(name) })],
  });
  return { auth, close: () => pool.end() };
}

export type Identity = ReturnType<typeof openIdentity>;

/** Makes a sign-in account; answers its id. Refuses nothing itself: callers check the user name. */
export async function createAccount(
  tx: Tx,
  account: { username: string; name: string; password: string; at: Date },
): Promise<string> {
  const id = uuidv7();
  const { username: name } = account;
  await sql`insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username, "displayUsername")
    values (${id}, ${account.name}, ${`${name}@accounts.invalid`}, false, ${account.at}, ${account.at}, ${name}, ${name})`.execute(
    tx,
  );
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${uuidv7()}, ${id}, 'credential', ${id}, ${await hash(account.password)}, ${account.at}, ${account.at})`.execute(
    tx,
  );
  return id;
}
