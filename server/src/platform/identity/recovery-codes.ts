import { randomBytes, randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { type SecretConfig, symmetricDecrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Db } from '../database.ts';

const amount = 10;

/** Ten codes of 49 bits each, to be copied by hand: no capitals, and nothing that looks like something else. */
function makeCodes(): string[] {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: amount }, () => `${part()}-${part()}`);
}

/** How a code is written, whatever hyphens and capitals were typed. */
function asWritten(typed: string): string {
  const plain = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

/** All codes of a set have one salt, so that a typed one is hashed once and not ten times. */
async function hashesOf(codes: readonly string[]): Promise<string> {
  const salt = randomBytes(16);
  return JSON.stringify(await Promise.all(codes.map((code) => hash(code, { salt }))));
}

/**
 * What the library keeps of recovery codes: a list of Argon2id hashes, which it reads, compares and shortens as if they
 * were the codes themselves. It makes none: {@link recoveryCodes} does.
 */
export const keptAsHashes = {
  customBackupCodesGenerate: (): string[] => [],
  storeBackupCodes: {
    encrypt: async (list: string) => list,
    decrypt: async (stored: string) => stored,
  },
};

/** Recovery codes of accounts, kept as hashes only. */
export function recoveryCodes(db: Db, config: SecretConfig) {
  const read = async (accountId: string): Promise<string | undefined> => {
    const { rows } = await sql<{ kept: string }>`select "backupCodes" as kept from auth."twoFactor"
      where "userId" = ${accountId}`.execute(db);
    return rows[0]?.kept;
  };

  /** The list as it is kept; one that was encrypted, as they were before, is hashed first. */
  async function hashed(accountId: string): Promise<string[]> {
    const kept = await read(accountId);
    if (kept === undefined) return [];
    if (kept.startsWith('[')) return JSON.parse(kept) as string[];
    const codes = JSON.parse(await symmetricDecrypt({ key: config, data: kept })) as string[];
    const list = await hashesOf(codes);
    await sql`update auth."twoFactor" set "backupCodes" = ${list}
      where "userId" = ${accountId} and "backupCodes" = ${kept}`.execute(db);
    return hashed(accountId);
  }

  return {
    /** New codes, which are told once; the earlier ones end. */
    async renew(accountId: string): Promise<string[]> {
      const codes = makeCodes();
      await sql`update auth."twoFactor" set "backupCodes" = ${await hashesOf(codes)}
        where "userId" = ${accountId}`.execute(db);
      return codes;
    },
    left: async (accountId: string): Promise<number> => (await hashed(accountId)).length,
    /** The hash of a typed code under the account's salt: what the library is to look for in the list. */
    async hashOf(accountId: string, typed: string): Promise<string> {
      const [first = ''] = await hashed(accountId);
      const [, m = '19456', t = '2', p = '1', salt = ''] =
        /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$/.exec(first) ?? [];
      return hash(asWritten(typed), {
        memoryCost: Number(m),
        timeCost: Number(t),
        parallelism: Number(p),
        salt: salt === '' ? randomBytes(16) : Buffer.from(salt, 'base64'),
      });
    },
  };
}
