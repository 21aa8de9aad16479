import { type InputError, refuse } from '@meritloop/engine';
import type { Refusal } from '@meritloop/server/platform/refusal';

/** A refusal of the house about a file, as the bad input that it is: its code and words, and where `larger` goes. */
export function asBadInput(refusal: Refusal, file: string, larger = { zh: '', en: '' }): InputError {
  const [zh, en] = (['zh', 'en'] as const).map((language) => refusal.body(language).error);
  const hint = refusal.stated.status === 413 ? larger : { zh: '', en: '' };
  return refuse(
    refusal.code.slice(refusal.code.indexOf('.') + 1),
    {
      zh: `${zh?.what}${zh?.why}${zh?.todo}${hint.zh}`,
      en: `${en?.what} ${en?.why} ${en?.todo}${hint.en}`,
    },
    { file },
  );
}
