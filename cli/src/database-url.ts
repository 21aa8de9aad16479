import { refuse } from '@meritloop/engine';

/**
 * The server of the operator's that DATABASE_URL names; null where it names none. @throws InputError where it is no address
 * of a PostgreSQL database; the message holds nothing of it, since a password may stand anywhere in what is misspelt.
 */
export function givenDatabaseUrl(environment: NodeJS.ProcessEnv): string | null {
  const given = environment.DATABASE_URL;
  return given === undefined || given === '' ? null : checkedDatabaseUrl(given, 'DATABASE_URL');
}

/** The address as it was given under a name. @throws InputError as {@link givenDatabaseUrl} */
export function checkedDatabaseUrl(given: string, name: string): string {
  if (isDatabaseUrl(given)) return given;
  throw refuse('database_url_invalid', {
    zh: `${name} 不是 PostgreSQL 的地址。应形如 postgres://用户:口令@主机:5432/数据库；端口为 1 至 65535，口令中的特殊字符写成 %40 之类的编码。请改正，或去掉它以使用自带的 PostgreSQL。`,
    en: `${name} is no address of a PostgreSQL database. It reads postgres://user:password@host:5432/database, with a port from 1 to 65535 and special characters of the password written as %40 and the like. Correct it, or leave it out for the PostgreSQL that comes along.`,
  });
}

function isDatabaseUrl(text: string): boolean {
  try {
    const { protocol, username, password, port, pathname } = new URL(text);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return (protocol === 'postgres:' || protocol === 'postgresql:') && port !== '0';
  } catch {
    return false;
  }
}
