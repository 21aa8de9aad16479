const first = 600_000;
const solvedUntilDoubled = 10;
const mostDoublings = 5;

/**
 * Squarings that the next attempt on an account costs after so many paid ones within the hour: a few seconds of a desk
 * computer at first, doubled with every ten, up to a minute or two. They cannot be shared between processors, since
 * each needs the one before.
 */
export function squaringsAfter(solved: number): number {
  return first * 2 ** Math.min(mostDoublings, Math.floor(solved / solvedUntilDoubled));
}
