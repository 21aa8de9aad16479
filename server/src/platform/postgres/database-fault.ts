import { LaunchError } from './launch-error.ts';

interface Known {
  /** What the driver, the network or PostgreSQL says: a code, or words where it has none. */
  says: RegExp;
  code: string;
  what: string;
  todo: string;
}

const known: readonly Known[] = [
  {
    says: /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|57P0[123])$|^(Connection terminated|Client has encountered a connection error|timeout expired)/,
    code: 'database.unreachable',
    what: 'The database cannot be reached',
    todo: 'Check host and port of DATABASE_URL, that PostgreSQL runs there, and that its pg_hba.conf and firewalls let this machine in; of the PostgreSQL that comes along, postgres.log in the home says why it ended, such as a full disk',
  },
  {
    says: /^28(P01|000)$|^SASL/,
    code: 'database.sign_in_refused',
    what: 'The database refuses this user or password',
    todo: 'Check user and password of DATABASE_URL, and what pg_hba.conf asks of this machine',
  },
  {
    says: /^3D000$/,
    code: 'database.no_such_database',
    what: 'The server has no such database',
    todo: 'Make it (create database … encoding UTF8), or correct the name in DATABASE_URL',
  },
  {
    says: /SSL|TLS|certificate|_CERT_|_SIGNATURE$|CERT_HAS_EXPIRED|^ERR_OSSL/i,
    code: 'database.tls',
    what: 'The connection cannot be encrypted as DATABASE_URL asks',
    todo: 'Turn TLS on at the server, or correct sslmode and sslrootcert in DATABASE_URL; do without only on this machine itself',
  },
  {
    says: /^42501$/,
    code: 'database.no_right',
    what: 'The user of DATABASE_URL lacks a right',
    todo: 'Let it own its database (alter database … owner to …), or name its owner in DATABASE_URL',
  },
  {
    says: /^(25006)$/,
    code: 'database.read_only',
    what: 'The database takes no changes',
    todo: 'Name the primary server in DATABASE_URL, not a standby',
  },
  {
    says: /^(42P01|3F000)$/,
    code: 'database.no_schema',
    what: 'The database holds no Meritloop data, or those of an earlier version',
    todo: 'Check DATABASE_URL or MERITLOOP_HOME, or start the product once on it: starting lays the schema',
  },
  {
    says: /^53300$/,
    code: 'database.busy',
    what: 'The server takes no more connections',
    todo: 'Raise max_connections, or end what is not needed: a process of the product takes at most 19',
  },
  {
    says: /^(53100|53200|58030|ENOSPC)$/,
    code: 'database.full',
    what: 'The server has no room left',
    todo: 'Make room on its disk or memory, then run it again',
  },
];

/**
 * A fault that speaks of the database and not of the program, in words: what, why, what to do. Undefined for any other.
 * Why is what PostgreSQL or the network said in one line; neither repeats a password.
 */
export function databaseFault(error: unknown): LaunchError | undefined {
  if (!(error instanceof Error) || error instanceof LaunchError) return undefined;
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  // The certificate that DATABASE_URL names is read while connecting.
  const certificate = code === 'ENOENT' && syscall === 'open' && /\.(pem|crt|cer|key)$/i.test(path ?? '');
  const found = known.find(({ says }) =>
    certificate ? says.test('certificate') : says.test(code) || (ofDriver(code) && says.test(error.message)),
  );
  if (found === undefined) return undefined;
  // Where a name has several addresses, each refusal stands in a list and the error itself is empty.
  const why = (error.message || code).replace(/\s+/g, ' ');
  return new LaunchError(found.code, `${found.what}: ${why}. ${found.todo}.`, { cause: error });
}

/** The driver's own faults have no code, only words. */
const ofDriver = (code: string): boolean => code === '';
