/**
 * Chance by counter: the same place always draws the same number, whatever is drawn before it, so that data can be
 * made in any order and by any process.
 */

/** A number in [0, 1) for a place and a purpose. */
export function chance(place: number, purpose: number): number {
  let h = (place ^ Math.imul(purpose + 1, 0x27d4eb2f)) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  h = Math.imul(h ^ (h >>> 15), 0x5bd1e995);
  return ((h ^ (h >>> 14)) >>> 0) / 0x100000000;
}
