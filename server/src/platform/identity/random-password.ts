import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another when typed from a screen. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A first password of 80 bits, to be read from a screen and typed: `abcd-efgh-…`. */
export function randomPassword(): string {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  );
  return groups.join('-');
}
