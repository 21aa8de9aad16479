/** Requests that one token may make in a minute at one server process: a program that runs wild is slowed down alone. */
const perMinute = 600;

/** Counts the requests of each token within the minute; memory is bounded by the tokens used in it. */
export function tokenPace() {
  let minute = 0;
  let counts = new Map<string, number>();
  /** Seconds to wait, or undefined. */
  return (tokenId: string, now: Date): number | undefined => {
    const current = Math.floor(now.getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      counts = new Map();
    }
    const count = (counts.get(tokenId) ?? 0) + 1;
    counts.set(tokenId, count);
    return count <= perMinute ? undefined : 60 - Math.floor((now.getTime() % 60_000) / 1000);
  };
}
