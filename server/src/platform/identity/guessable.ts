import { dictionary } from '@zxcvbn-ts/language-common';

/** Why a password would be among the first guesses. */
export type Guess = { kind: 'common' } | { kind: 'word'; word: string };

/** 49,000 passwords from breaches, the most frequent first, as the zxcvbn project keeps them. */
const listed = new Set(dictionary['passwords-common']);
const longestListed = Math.max(...[...listed].map((one) => one.length));

const shortestWord = 4;
/** A password is common when it is no more than so many common words … */
const mostWords = 2;
/** … with so many digits and other signs about them. */
const mostSigns = 8;
const shortestRun = 4;

/** What stands for a letter, and hides nothing from those who guess. */
const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Whether a password of allowed length is easy to guess: made of one or two common ones with digits or signs about
 * them, of a piece that repeats itself, or holding a word of the product, the city, the unit or the person.
 *
 * @param own words that everyone knows of this account; those under four letters (two characters of Chinese) are too
 *   short to tell anything and are not looked for
 */
export function guessable(password: string, own: readonly string[]): Guess | undefined {
  const folded = fold(password);
  const word = own.find((one) => tells(fold(one)) && folded.includes(fold(one)));
  if (word !== undefined) return { kind: 'word', word };
  const plain = password.normalize('NFKC').toLowerCase();
  return repeats(plain) || madeOfListed(plain) ? { kind: 'common' } : undefined;
}

/** As it is told apart from others by those who guess: no case, no blanks, no hyphens. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

const tells = (word: string): boolean =>
  [...word].length >= (/\p{Script=Han}/u.test(word) ? 2 : shortestWord);

/** Of two or more equal pieces, each too short for a password. */
function repeats(text: string): boolean {
  for (let size = 1; size < 12 && size * 2 <= text.length; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return true;
  }
  return false;
}

/** Whether it can be cut up into one or two listed words or runs (abcd, 9876, aaaa) and a few signs that are no letters. */
function madeOfListed(text: string): boolean {
  const undisguised = text.replace(/./gu, (sign) => disguises[sign] ?? sign);
  /** The fewest signs with which the first so many characters are covered by so many words. */
  const fewest = Array.from({ length: text.length + 1 }, () =>
    new Array<number>(mostWords + 1).fill(Infinity),
  );
  const reach = (at: number, words: number, signs: number) => {
    const row = fewest[at];
    if (row !== undefined && signs < (row[words] ?? 0)) row[words] = signs;
  };
  reach(0, 0, 0);
  for (let at = 0; at < text.length; at += 1) {
    const ends = wordsFrom(text, undisguised, at);
    for (let words = 0; words <= mostWords; words += 1) {
      const signs = fewest[at]?.[words] ?? Infinity;
      if (signs > mostSigns) continue;
      if (!/\p{L}/u.test(text.charAt(at))) reach(at + 1, words, signs + 1);
      for (const end of ends) reach(end, words + 1, signs);
    }
  }
  return (fewest[text.length] ?? []).slice(1).some((signs) => signs <= mostSigns);
}

/** Where the words end that begin here. */
function wordsFrom(text: string, undisguised: string, at: number): number[] {
  const ends: number[] = [];
  const last = Math.min(text.length, at + longestListed);
  for (let end = at + shortestWord; end <= last; end += 1) {
    if (listed.has(text.slice(at, end)) || listed.has(undisguised.slice(at, end))) ends.push(end);
  }
  for (const step of [-1, 0, 1]) {
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) {
      end += 1;
      if (end - at >= shortestRun) ends.push(end);
    }
  }
  return ends;
}
