import type { Words } from '../messages/words.ts';
import type { gaps as stated } from './words.zh.ts';

/** English words of the room gaps. */
export const gaps: Words<typeof stated> = {
  stage: 'Gap',
  name: 'Gaps',
};
