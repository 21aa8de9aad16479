import type { puzzle, solvedPuzzle } from '@meritloop/server/platform/identity/contract';
import type { z } from 'zod';

/** Milliseconds of work after which the page gets its turn. */
const turn = 40;
const squaringsAtOnce = 500;

/**
 * Solves a puzzle of sign-in by squaring, one after the other, so many times as it says. The page stays usable.
 *
 * @param say told the part that is done, 0 to 1
 */
export async function solvePuzzle(
  given: z.output<typeof puzzle>,
  say: (done: number) => void = () => {},
): Promise<z.input<typeof solvedPuzzle>> {
  const modulus = BigInt(`0x${given.modulus}`);
  let number = BigInt(`0x${given.start}`);
  let done = 0;
  while (done < given.squarings) {
    const until = performance.now() + turn;
    do {
      const end = Math.min(done + squaringsAtOnce, given.squarings);
      for (; done < end; done += 1) number = (number * number) % modulus;
    } while (done < given.squarings && performance.now() < until);
    say(done / given.squarings);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { ...given, answer: number.toString(16) };
}
