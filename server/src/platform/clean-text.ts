import type { FieldFault } from './refusal.ts';

/**
 * Characters that no text of the house may hold: those that neither PostgreSQL, XML nor a workbook can carry (control
 * characters but tab and line ends, halves of a character, noncharacters), and those that make a line read otherwise
 * than it is stored (overriding the direction of writing).
 */
const unclean =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]|\p{NChar}|\p{Cs}/u;

/** Names that a program would take for parts of its own objects. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** At most so many faults are named. */
const named = 20;

/** The first character of a text that may not be in it, as `U+202E`; undefined where there is none. */
export function uncleanCharacter(text: string): string | undefined {
  const found = unclean.exec(text);
  return found === null ? undefined : codePoint(found[0]);
}

/** The same text without such characters: what a file carries of a text that was stored before they were refused. */
export function cleaned(text: string): string {
  return text.replace(new RegExp(unclean.source, 'gu'), '');
}

/** How a character is named that cannot be shown: `U+0000`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What of a value is no clean text, by its place; an empty list where all of it is. */
export function textFaults(value: unknown, at: string): FieldFault[] {
  const faults: FieldFault[] = [];
  look(value, at, faults);
  return faults;
}

function look(value: unknown, at: string, faults: FieldFault[]): void {
  if (faults.length >= named || value === null) return;
  if (typeof value === 'string') {
    const found = uncleanCharacter(value);
    if (found !== undefined) faults.push({ path: at, message: says(found) });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) look(item, `${at}.${index}`, faults);
  } else if (typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      const found = uncleanCharacter(name);
      if (found !== undefined) faults.push({ path: at, message: says(found) });
      else if (reserved.has(name))
        faults.push({ path: at, message: `不接受的名称 / name not taken: ${name}` });
      else look(item, `${at}.${name}`, faults);
    }
  }
}

const says = (character: string): string =>
  `含有不可见或改变书写方向的字符 ${character}，请删去 / holds ${character}, which cannot be shown as it is stored; remove it`;
