import { measures } from './measures.ts';

/** Names by their first character, the longest first. */
export type EnglishNames = ReadonlyMap<string, readonly (readonly [zh: string, en: string])[]>;

/** Reads the city's names and the units of measure into the order in which {@link inEnglish} looks them up. */
export function englishNames(names: Readonly<Record<string, string>>): EnglishNames {
  const byStart = new Map<string, (readonly [string, string])[]>();
  // What the city itself calls something comes before the general word.
  const known = new Map([...measures, ...Object.entries(names)]);
  for (const pair of known) {
    const start = pair[0].charAt(0);
    byStart.set(start, [...(byStart.get(start) ?? []), pair]);
  }
  for (const pairs of byStart.values()) pairs.sort(([a], [b]) => b.length - a.length);
  return byStart;
}

const chinese = /\p{Script=Han}/u;
/** Chinese characters, or the punctuation that is set among them. */
const set = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const wide: Readonly<Record<string, string>> = {
  '、': ', ',
  '，': ', ',
  '；': '; ',
  '：': ': ',
  '。': '. ',
  '（': ' (',
  '）': ')',
  '“': '"',
  '”': '"',
  '％': '%',
};

/** Whether a text holds Chinese characters. */
export const isChinese = (text: string): boolean => chinese.test(text);

/**
 * A text that quotes names, with every name and unit of measure that has English words in English. A name counts only
 * where no Chinese character stands before or after it: what is part of other words is left as it is.
 */
export function inEnglish(text: string, names: EnglishNames): string {
  if (!set.test(text)) return text;
  let said = '';
  let before = '';
  for (let at = 0; at < text.length; ) {
    const rest = chinese.test(before) ? undefined : nameAt(text, at, names);
    const char = text.charAt(at);
    if (rest !== undefined) said += rest[1];
    else said += wide[char] ?? char;
    at += rest?.[0].length ?? 1;
    before = text.charAt(at - 1);
  }
  return said
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,;.)])/g, '$1')
    .trim();
}

function nameAt(text: string, at: number, names: EnglishNames): readonly [string, string] | undefined {
  return names
    .get(text.charAt(at))
    ?.find(([zh]) => text.startsWith(zh, at) && !chinese.test(text.charAt(at + zh.length)));
}
