import { refuse } from '@meritloop/engine';
import { uncleanCharacter } from '@meritloop/server/platform/clean-text';
import { Refusal } from '@meritloop/server/platform/refusal';
import { refuseMark } from '@meritloop/server/platform/stop-classified';
import { asBadInput } from './bad-input.ts';

/**
 * Holds texts that a command is to keep, by their options, to what a door would take: so many characters at most, none that
 * hides or turns text, no mark of classification. What is left out is not looked at. Throws InputError.
 */
export function checkKeptTexts(texts: Record<string, [text: string | undefined, most: number]>): void {
  for (const [option, [text, most]] of Object.entries(texts)) {
    if (text === undefined) continue;
    if (text.trim() === '' || text.length > most) {
      throw refuse('bad_text', {
        zh: `${option} 须为 1–${most} 个字。`,
        en: `${option} takes 1 to ${most} characters.`,
      });
    }
    const character = uncleanCharacter(text);
    if (character !== undefined) {
      throw refuse('bad_text', {
        zh: `${option} 含有不可见或改变书写方向的字符 ${character}，请删去。`,
        en: `${option} holds ${character}, which cannot be shown as it is stored; remove it.`,
      });
    }
    try {
      refuseMark(text, { zh: option, en: option });
    } catch (error) {
      throw error instanceof Refusal ? asBadInput(error, option) : error;
    }
  }
}
