import { z } from 'zod';

/**
 * Text as people type it into the register: line ends are made one kind and blanks around it go; what XML, and with it
 * a workbook, cannot carry (control characters, halves of a character) is refused, so that nothing is lost on the way.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 refuses
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{NChar}|\p{Cs}/u;

const refused = '含有不可见的控制字符，请删去 / holds control characters; remove them';

/** Several lines of text, at least one character of it. */
export const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((typed) => !unprintable.test(typed), refused),
    );

/** One line of text. */
export const line = (max: number) =>
  text(max).refine((typed) => !typed.includes('\n'), '只能一行 / one line only');

/** Short words (tags, objectives); each once. The marks that separate them in a workbook's cell are not part of one. */
export const lines = (most: number, max: number) =>
  z
    .array(line(max).refine((typed) => !/[；;、]/.test(typed), '不能含有 ； ; 、 / may not hold ； ; 、'))
    .max(most)
    .transform((typed) => [...new Set(typed)]);

/** The same text without what a workbook cannot carry: how stored text is compared with text from a file. */
export function carried(stored: string): string {
  return stored.replace(/\r\n?/g, '\n').replace(new RegExp(unprintable.source, 'gu'), '').trim();
}
