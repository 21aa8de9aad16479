import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SecretConfig, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { LaunchError } from '../postgres/index.ts';

/**
 * The secret of an installation, then those that it had before, the newest first. The first signs and encrypts; the
 * others still open what they closed, so that a change of the secret signs nobody out (ADR 27).
 */
export type Secrets = readonly [string, ...string[]];

const shortest = 32;

/**
 * The secrets from `MERITLOOP_SECRET` and `MERITLOOP_SECRETS_EARLIER` (commas between them), else from the files
 * `session-secret` (made at the first start, readable by its owner only) and `session-secrets-earlier` (one a line).
 *
 * @throws LaunchError for a secret that is too short: another one in its place would let two processes differ unnoticed
 */
export async function installationSecrets(
  home: string,
  environment: Record<string, string | undefined>,
): Promise<Secrets> {
  const current = environment.MERITLOOP_SECRET || (await ownSecret(home));
  const earlier = environment.MERITLOOP_SECRETS_EARLIER ?? (await earlierSecrets(home));
  const others = earlier
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== current);
  if ([current, ...others].some((one) => one.length < shortest)) {
    throw new LaunchError(
      'identity.secret_short',
      `MERITLOOP_SECRET 及 MERITLOOP_SECRETS_EARLIER 的每一项至少 ${shortest} 个字符。 / MERITLOOP_SECRET and each of MERITLOOP_SECRETS_EARLIER need ${shortest} characters or more.`,
    );
  }
  return [current, ...new Set(others)];
}

async function ownSecret(home: string): Promise<string> {
  await mkdir(home, { recursive: true });
  const path = join(home, 'session-secret');
  try {
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}

async function earlierSecrets(home: string): Promise<string> {
  try {
    return await readFile(join(home, 'session-secrets-earlier'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** The number under which what a secret encrypts is kept: told by the secret itself, so that nobody has to count. */
const versionOf = (secret: string): number =>
  createHash('sha256').update(`version of ${secret}`).digest().readUInt32BE() >>> 1;

/** The secrets as the library takes them; what names no version is of the time before there were any. */
export function libraryKeys([current, ...earlier]: Secrets) {
  const all = [current, ...earlier].map((value) => ({ version: versionOf(value), value }));
  const config: SecretConfig = {
    keys: new Map(all.map(({ version, value }) => [version, value])),
    currentVersion: versionOf(current),
    legacySecret: earlier.at(-1) ?? current,
  };
  return { secrets: all, secret: config.legacySecret, config };
}

/** The same headers, a cookie that an earlier secret signed being signed by the present one. */
export function signedAnew(headers: Headers, cookie: string, [current, ...earlier]: Secrets): Headers {
  if (earlier.length === 0) return headers;
  const parts = (headers.get('cookie') ?? '').split(';').map((part) => part.trim());
  const renewed = parts.map((part) => {
    const [token, signature] = splitSigned(part, cookie);
    if (token === undefined || !earlier.some((secret) => signedBy(secret, token, signature))) return part;
    return `${cookie}=${encodeURIComponent(`${token}.${hmac(current, token).toString('base64')}`)}`;
  });
  const anew = new Headers(headers);
  anew.set('cookie', renewed.join('; '));
  return anew;
}

function splitSigned(part: string, cookie: string): [string, string] | [undefined] {
  if (!part.startsWith(`${cookie}=`)) return [undefined];
  try {
    const value = decodeURIComponent(part.slice(cookie.length + 1));
    const dot = value.lastIndexOf('.');
    return dot < 1 ? [undefined] : [value.slice(0, dot), value.slice(dot + 1)];
  } catch {
    return [undefined];
  }
}

const hmac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

function signedBy(secret: string, token: string, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  const expected = hmac(secret, token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Encrypts anew, under the present secret, what an earlier one has encrypted: after one start an earlier secret is
 * needed for running sessions only. What no secret opens stays as it is.
 */
export async function sealAnew(db: Db, secrets: Secrets): Promise<void> {
  const { config } = libraryKeys(secrets);
  const own = `$ba$${config.currentVersion}$`;
  const { rows } = await sql<{ id: string; secret: string }>`select id, secret from auth."twoFactor"
    where left(secret, ${own.length}::int) <> ${own}`.execute(db);
  for (const { id, secret } of rows) {
    const plain = await symmetricDecrypt({ key: config, data: secret }).catch(() => undefined);
    if (plain === undefined) continue;
    const sealed = await symmetricEncrypt({ key: config, data: plain });
    await sql`update auth."twoFactor" set secret = ${sealed} where id = ${id} and secret = ${secret}`.execute(
      db,
    );
  }
}
