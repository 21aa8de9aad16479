import { z } from 'zod';
import { codePoint } from './clean-text.ts';

/**
 * What a code or a name to sign in with may be written with: ASCII letters and digits, Chinese characters, and marks
 * that have one form. Everything else has a twin that looks the same (Cyrillic а, full-width １, a zero-width blank).
 */
const foreign = /[^0-9A-Za-z\p{Script=Han}〇 ._\-/#&+:]/u;

/** Chinese characters that only look like another one (compatibility forms) change under this. */
const twin = (text: string): string | undefined =>
  [...text].find((character) => character !== character.normalize('NFKC'));

/** The first character that an identifier may not hold, as a person can find it: `а (U+0430)`. */
export function foreignCharacter(identifier: string): string | undefined {
  const found = foreign.exec(identifier)?.[0] ?? twin(identifier);
  if (found === undefined) return undefined;
  return /\p{L}|\p{N}|\p{P}|\p{S}/u.test(found) ? `${found} (${codePoint(found)})` : codePoint(found);
}

/** Says which character is refused, in both languages. */
export const foreignSays = (character: string): { zh: string; en: string } => ({
  zh: `代码不能含有 ${character}：它与别的字符容易混淆；请用半角字母、数字、汉字和 . _ - / # & + :`,
  en: `a code cannot hold ${character}, which is easily taken for another; use ASCII letters and digits, Chinese characters and . _ - / # & + :`,
});

/** A code that people type, compare and print: refused with the character that has a twin. */
export const identifier = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .superRefine((text, context) => {
      const found = foreignCharacter(text);
      if (found === undefined) return;
      const { zh, en } = foreignSays(found);
      context.addIssue({ code: 'custom', message: `${zh} / ${en}` });
    });
