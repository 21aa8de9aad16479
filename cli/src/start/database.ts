import {
  type Embedded,
  type HomeClaim,
  LaunchError,
  startEmbedded,
} from '@meritloop/server/platform/postgres/index';
import type { Cleanup } from './cleanup.ts';

/** More ends than this within `window` are not bad luck: starting again would hide the reason. */
const endsAllowed = 5;
const window = 60_000;

export interface KeptDatabase {
  readonly url: string;
  /** Rejects when the database has ended and cannot be brought back. */
  readonly lost: Promise<never>;
}

/**
 * Starts the home's PostgreSQL and keeps it there: when it ends without being asked (killed, out of memory), it is
 * started again on the same port, recovers, and connections come back by themselves.
 */
export async function keepDatabase(
  claim: HomeClaim,
  cleanup: Cleanup,
  say: (text: string) => void,
): Promise<KeptDatabase> {
  let embedded = await startEmbedded({ claim });
  cleanup.add(() => embedded.stop());
  const { url, port } = embedded;
  const lost = (async (): Promise<never> => {
    const ends: number[] = [];
    for (;;) {
      await embedded.ended;
      // The promise of the ending never settles: nobody is to be told.
      if (cleanup.ending()) return new Promise<never>(() => {});
      ends.push(performance.now());
      if (ends.filter((at) => at > performance.now() - window).length > endsAllowed)
        throw endsTooOften(embedded);
      say('PostgreSQL has ended without being asked to; starting it again …');
      embedded = await startEmbedded({ claim, port });
      say('PostgreSQL is back.');
    }
  })();
  // Whoever awaits it hears of it; until then it is not to end the process as an unhandled rejection.
  lost.catch(() => {});
  return { url, lost };
}

function endsTooOften({ data }: Embedded): LaunchError {
  return new LaunchError(
    'postgres.ends_too_often',
    `PostgreSQL has ended more than ${endsAllowed} times within a minute. ` +
      `Look into postgres.log in the home for the reason (data: ${data}), mend it, and start again.`,
  );
}
