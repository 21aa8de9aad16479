/** Seconds that whoever asks has to wait, or undefined. */
export type Pace = (who: string, now: Date) => number | undefined;

/**
 * Lets each one who asks do so many times within a minute at one server process: who runs wild is slowed down alone,
 * and never anyone else behind the same address. Memory is bounded by who asks within the minute.
 */
export function paceOf(perMinute: number): Pace {
  let minute = 0;
  let counts = new Map<string, number>();
  return (who, now) => {
    const current = Math.floor(now.getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count <= perMinute ? undefined : 60 - Math.floor((now.getTime() % 60_000) / 1000);
  };
}
