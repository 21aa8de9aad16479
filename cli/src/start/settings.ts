import { refuse } from '@meritloop/engine';
import { homeFolder } from '../connect.ts';
import { givenDatabaseUrl } from '../database-url.ts';

/** What `meritloop start` was asked for, by options first and the environment second. */
export interface StartSettings {
  readonly home: string;
  readonly host: string;
  /** Null: the default port, or the next free one after it. A port that was asked for is never exchanged. */
  readonly port: number | null;
  /** A server of the operator's, instead of the home's own. */
  readonly databaseUrl: string | null;
  /** Load the examples even where they are not due. */
  readonly demo: boolean;
  /** Whether an empty home of our own is filled with the example cities. */
  readonly examples: boolean;
  readonly logLevel: string;
}

export interface StartOptions {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: boolean;
}

/** Reads options and environment. @throws InputError for a port that is none */
export function readSettings(options: StartOptions, environment: NodeJS.ProcessEnv): StartSettings {
  return {
    home: homeFolder(),
    host: options.host ?? '127.0.0.1',
    port: readPort(options.port ?? environment.PORT),
    databaseUrl: givenDatabaseUrl(environment),
    demo: options.demo ?? false,
    examples: readExamples(environment.MERITLOOP_EXAMPLES),
    logLevel: environment.LOG_LEVEL || 'warn',
  };
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw refuse('port_invalid', {
    zh: `端口“${text}”无效：应为 1 至 65535 的整数。请修改 PORT 或 --port 后重试。`,
    en: `The port “${text}” is none: it is a whole number from 1 to 65535. Correct PORT or --port and start again.`,
  });
}

function readExamples(text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'yes') return true;
  if (text === 'no') return false;
  throw refuse('examples_invalid', {
    zh: `MERITLOOP_EXAMPLES 只能是 yes 或 no，现为“${text}”。`,
    en: `MERITLOOP_EXAMPLES is yes or no, not “${text}”.`,
  });
}
