import { z } from 'zod';
import { cleaned, uncleanCharacter } from '../platform/clean-text.ts';

const refused = '含有不可见的控制字符，请删去 / holds control characters; remove them';

/**
 * Several lines of text as people type it into the register, at least one character of it: line ends are made one kind
 * and blanks around it go; what a workbook cannot carry is refused, so that nothing is lost on the way.
 */
export const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((typed) => uncleanCharacter(typed) === undefined, refused),
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
  return cleaned(stored.replace(/\r\n?/g, '\n')).trim();
}
